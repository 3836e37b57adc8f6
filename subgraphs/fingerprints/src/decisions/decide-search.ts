import { AuditRow } from '@crimegraph/shared/audit/audit-row';
import { databaseId, globalId } from '@crimegraph/shared/ids/global-id';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { notFound, type Problem } from '@crimegraph/shared/requests/problems';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import { newRecord } from '@crimegraph/shared/store/new-record';
import type { EntityManager, FindOptionsWhere } from 'typeorm';
import { FaceDecision } from '../entities/face-decision';
import { FingerprintDecision } from '../entities/fingerprint-decision';
import type { SearchDecision } from './search-decision';

/** What may be decided on: which searches, which records they give, and where the decisions are kept. */
export interface DecidedSearches<Decision extends SearchDecision> {
  readonly entity: new () => Decision;
  /** The operations, as the audit log names them. */
  readonly actions: readonly string[];
  readonly type: 'FaceRecord' | 'FingerprintRecord';
  /** What the sender is told was not found. */
  readonly name: string;
}

export const faceSearches: DecidedSearches<FaceDecision> = {
  entity: FaceDecision,
  actions: ['faceSearch'],
  type: 'FaceRecord',
  name: 'search of faces',
};

export const fingerprintSearches: DecidedSearches<FingerprintDecision> = {
  entity: FingerprintDecision,
  actions: ['fingerprintIdentification', 'fingerprintVerification'],
  type: 'FingerprintRecord',
  name: 'search of finger prints',
};

/** What somebody says of a search. */
export interface SearchDecisionInput<Outcome extends string> {
  checkId: string;
  outcome: Outcome;
  /** Global id of the record that it is about. */
  recordId: string | null;
  reason: string | null;
}

/** What became of a decision; it is named by its id. */
export type DecideSearchOutcome<Success extends string> = { __typename: Success; decisionId: string } | Problem;

/**
 * Records what is said of a search that the bureau has made, and of a record that it met, within a transaction. The audit log is
 * where searches are kept: a search of another bureau and one that was never made are the same.
 *
 * @param record the record that is named, when the viewer may see it
 */
export async function decideSearch<Outcome extends string, Success extends string>(
  manager: EntityManager,
  { entity, actions, type, name }: DecidedSearches<SearchDecision<Outcome>>,
  success: Success,
  input: SearchDecisionInput<Outcome>,
  record: { id: string } | null,
  viewer: Viewer,
  now: Date,
): Promise<DecideSearchOutcome<Success>> {
  const row = await manager.findOneBy(AuditRow, { id: input.checkId });
  if (row === null || !actions.includes(row.action) || row.bureau !== viewer.bureau) return notFound(name);
  const met = JSON.parse(row.shown) as string[];
  if (input.recordId !== null && (record === null || !met.includes(globalId(type, record.id)))) {
    return notFound('candidate of this search');
  }
  const decision: SearchDecision<Outcome> = {
    id: newRecord('fingerprints', viewer, now).id,
    checkId: input.checkId,
    bureau: viewer.bureau,
    decidedBy: viewer.subject,
    outcome: input.outcome,
    recordId: input.recordId === null ? null : (databaseId(type, input.recordId) ?? null),
    reason: input.reason,
    decidedAt: now,
  };
  await insertRows(manager, entity, [decision]);
  return { __typename: success, decisionId: decision.id };
}

/** What was decided on a search, the latest first; of the viewer's own bureau. */
export function findDecisions<Decision extends SearchDecision>(
  manager: EntityManager,
  { entity }: DecidedSearches<Decision>,
  bureau: string,
  checkId: string,
): Promise<Decision[]> {
  const where = { bureau, checkId } as FindOptionsWhere<Decision>;
  return manager.find<Decision>(entity, { where, order: { id: 'DESC' } as never, take: 100 });
}

/** One decision of the viewer's own bureau. */
export function findDecision<Decision extends SearchDecision>(
  manager: EntityManager,
  { entity }: DecidedSearches<Decision>,
  bureau: string,
  id: string,
): Promise<Decision | null> {
  return manager.findOneBy<Decision>(entity, { bureau, id } as FindOptionsWhere<Decision>);
}
