import type { Viewer } from '@crimegraph/shared/identity/viewer';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { CommissionAct, type CommissionActKind } from '../entities/commission-act';

/** What a line of the history says besides what happened and when. */
export interface ActDetails {
  /** Who acted; nobody for what the desk does of itself. */
  by?: Pick<Viewer, 'bureau' | 'subject'>;
  reason?: string;
  /** Global id. */
  recordId?: string;
}

/** Adds a line to the history of a case, within the transaction of what it tells of. */
export async function noteAct(
  manager: EntityManager,
  caseId: string,
  kind: CommissionActKind,
  at: Date,
  { by, reason, recordId }: ActDetails = {},
): Promise<void> {
  await manager.insert(CommissionAct, {
    id: uuid({ msecs: at.getTime() }),
    caseId,
    kind,
    at,
    bureau: by?.bureau ?? null,
    subject: by?.subject ?? null,
    reason: reason?.trim() ?? null,
    recordId: recordId ?? null,
  });
}
