import type { JWK } from 'jose';
import type { Logger } from '../log/logger';
import type { Store } from '../store/store';
import { AuditRow } from './audit-row';
import { ChainAnchor, type CheckpointPace } from './chain-anchor';
import { ChainWalk } from './chain-walk';
import { CheckpointSigner } from './checkpoint';
import type { Checkpoint } from './checkpoint';
import { CheckpointFile } from './checkpoint-file';

/** Where checkpoints go, and who signs them. */
export interface CheckpointSettings {
  directory: string;
  /** An Ed25519 private key. */
  signingKey: JWK;
  pace?: CheckpointPace;
}

const BATCH = 1_000;

/**
 * Opens the anchor of a new chain. Chains of processes that were killed get the checkpoint first which those did not live
 * to make, so that from now on nothing can be taken off their ends either.
 */
export async function openAnchor(store: Store, settings: CheckpointSettings, logger: Logger): Promise<ChainAnchor> {
  const file = await CheckpointFile.open(settings.directory, store.name);
  const anchor = new ChainAnchor(store.name, file, new CheckpointSigner(settings.signingKey), logger, settings.pace);
  for (const checkpoint of file.latest.values()) {
    if (checkpoint.state === 'open') await testifyFor(store, checkpoint, anchor, logger);
  }
  return anchor;
}

/** Signs the end of a chain, if what follows its last checkpoint is an unbroken continuation. */
async function testifyFor(store: Store, last: Checkpoint, anchor: ChainAnchor, logger: Logger): Promise<void> {
  const { chain } = last;
  const walk = new ChainWalk(chain, last);
  for (;;) {
    const rows = await store.reader
      .createQueryBuilder(AuditRow, 'row')
      .where('row.chain = :chain AND row.seq > :seq', { chain, seq: walk.seq })
      .orderBy('row.seq', 'ASC')
      .limit(BATCH)
      .getMany();
    for (const row of rows) {
      const fault = walk.next(row);
      if (fault !== undefined) return logger.error({ chain, ...fault }, 'the audit log was tampered with');
    }
    if (rows.length < BATCH) break;
  }
  if (walk.seq > last.seq) await anchor.testify({ chain, seq: walk.seq, hash: walk.hash });
}
