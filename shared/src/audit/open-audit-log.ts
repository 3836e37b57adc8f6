import type { Logger } from '../log/logger';
import type { Store } from '../store/store';
import { AuditLog } from './audit-log';
import { type CheckpointSettings, openAnchor } from './open-anchor';

/** What a process's audit log is opened with. */
export interface AuditLogRuntime {
  store: Store;
  settings: { checkpoints?: CheckpointSettings };
  logger: Logger;
  onHits?: () => void;
}

/** Opens the log of a process: its chain is begun and anchored, and what dead processes left waiting is in it. */
export async function openAuditLog({ store, settings, logger, onHits }: AuditLogRuntime): Promise<AuditLog> {
  const anchor = settings.checkpoints && (await openAnchor(store, settings.checkpoints, logger));
  const log = new AuditLog(store, { logger, anchor, ...(onHits && { onHits }) });
  await log.begin();
  await log.takeOver();
  return log;
}
