import { Random } from './random';

/** The kinds of synthetic record that have an id. */
export type SyntheticKind =
  'person' | 'document' | 'vehicle' | 'notice' | 'fingerprint' | 'hit' | 'dna' | 'face' | 'relative';

/** Highest index + 1 for which ids are defined: 2^40. */
export const SYNTHETIC_INDEX_LIMIT = 2 ** 40;

/** First byte of the id; part of the generator, never to be changed. */
const KIND_BYTE: Readonly<Record<SyntheticKind, string>> = {
  person: 'a1',
  document: 'a2',
  vehicle: 'a3',
  notice: 'a4',
  fingerprint: 'a5',
  hit: 'a6',
  dna: 'a7',
  face: 'a8',
  relative: 'a9',
};

/**
 * The id of a synthetic record: a UUID version 8 (RFC 9562, section 5.8) in lower case. The first 48 bits are the kind
 * (8) and the index (40), so ids of one kind sort as their indexes do and bulk inserts are clustered; no two records
 * share an id; the other 74 bits are derived from both. Synthetic records are no secret: the sequence may be guessed.
 * @throws {RangeError} when the index is not an integer from 0 to 2^40 − 1.
 */
export function syntheticId(kind: SyntheticKind, index: number): string {
  assertSyntheticIndex(index);
  const head = KIND_BYTE[kind] + hex(index, 10);
  const random = new Random(`id:${kind}`, index);
  const b = random.next();
  const c = random.next();
  const d = random.next();
  const variant = hex(0x8000 | (b & 0x3fff), 4);
  return `${head.slice(0, 8)}-${head.slice(8)}-8${hex(b >>> 20, 3)}-${variant}-${hex(c, 8)}${hex(d & 0xffff, 4)}`;
}

/** @throws {RangeError} when the index is not an integer from 0 to 2^40 − 1. */
export function assertSyntheticIndex(index: number): void {
  if (!Number.isInteger(index) || index < 0 || index >= SYNTHETIC_INDEX_LIMIT) {
    throw new RangeError(`Synthetic index: expected an integer from 0 to 2^40 - 1, got ${index}`);
  }
}

function hex(value: number, width: number): string {
  return value.toString(16).padStart(width, '0');
}
