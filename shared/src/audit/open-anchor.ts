import type { JWK } from 'jose';
import type { Logger } from '../log/logger';
import type { Store } from '../store/store';
import { AuditRow } from './audit-row';
import { ChainAnchor, type CheckpointPace } from './chain-anchor';
import { CheckpointSigner } from './checkpoint';
import { CheckpointFile } from './checkpoint-file';
import { CheckpointLog } from './checkpoint-sink';
import { CHAIN_ACTION, CHAIN_BEGUN, CHAIN_ENDED, SERVICE_BUREAU } from './service-entry';

/** Where checkpoints go, and who signs them. */
export interface CheckpointSettings {
  /** Folder of the files; without it they go into the log. */
  directory: string | undefined;
  /** An Ed25519 private key. */
  signingKey: JWK;
  pace?: CheckpointPace;
}

/** Beginnings and ends of chains that are looked at: those of some days. */
const RECENT = 200;

/**
 * Opens the anchor of a new chain. Chains of processes that were killed get the checkpoint first which those did not live
 * to make, so that from now on nothing can be taken off their ends either.
 */
export async function openAnchor(store: Store, settings: CheckpointSettings, logger: Logger): Promise<ChainAnchor> {
  const { directory, signingKey, pace } = settings;
  const sink = directory === undefined ? new CheckpointLog(logger) : await CheckpointFile.open(directory, store.name);
  const anchor = new ChainAnchor(store.name, sink, new CheckpointSigner(signingKey), logger, pace);
  for (const chain of await unendedChains(store)) {
    const last = await store.reader.findOne(AuditRow, { where: { chain }, order: { seq: 'DESC' } });
    if (last !== null) await anchor.testify(last);
  }
  return anchor;
}

/** The chains that have no end: of processes that were killed, or are running. */
async function unendedChains(store: Store): Promise<string[]> {
  const rows = await store.reader.find(AuditRow, {
    select: { chain: true, result: true },
    where: { bureau: SERVICE_BUREAU, action: CHAIN_ACTION },
    order: { id: 'DESC' },
    take: RECENT,
  });
  const ended = new Set(rows.filter(({ result }) => result === CHAIN_ENDED).map(({ chain }) => chain));
  const begun = rows.filter(({ result }) => result === CHAIN_BEGUN).map(({ chain }) => chain);
  return begun.filter((chain) => !ended.has(chain)).reverse();
}
