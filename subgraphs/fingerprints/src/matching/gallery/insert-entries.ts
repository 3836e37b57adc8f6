import { insertRows } from '@crimegraph/shared/store/insert-rows';
import type { EntityManager } from 'typeorm';
import { FingerprintEntry } from '../../entities/fingerprint-entry';
import { takeSequence } from '../../galleries/gallery-sequence';
import { PREPARED_VERSION } from './prepared-record';

/** The gallery's name in `gallery_sequence`. */
export const FINGERPRINT_GALLERY = 'fingerprints';

/**
 * Gives records their numbers in the gallery, within the transaction that inserts them, with what they are compared by; those
 * without it are made ready when they are read.
 */
export async function insertEntries(
  manager: EntityManager,
  records: readonly { recordId: string; prepared?: Uint8Array }[],
): Promise<void> {
  if (records.length === 0) return;
  const rows = records.map(({ recordId, prepared }) => ({
    recordId,
    version: prepared === undefined ? 0 : PREPARED_VERSION,
    prepared: prepared === undefined ? '' : Buffer.from(prepared).toString('base64'),
  }));
  const first = await takeSequence(manager, FINGERPRINT_GALLERY, rows.length);
  await insertRows(
    manager,
    FingerprintEntry,
    rows.map((row, index) => ({ sequence: first + index, ...row })),
  );
}
