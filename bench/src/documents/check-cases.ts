import { type DocumentIdentity, syntheticDocument } from './synthetic-document';

/** One kind of check that is measured. */
export interface CheckCase {
  name: string;
  /** Documents asked for at once; 1 is a single check. */
  documents: number;
  /** Of these, how many are on record. */
  hits: number;
}

/** Single checks and bulks of a thousand; in life one check in 15,500 meets a record. */
export const checkCases: readonly CheckCase[] = [
  { name: 'miss', documents: 1, hits: 0 },
  { name: 'hit', documents: 1, hits: 1 },
  { name: 'bulkMiss', documents: 1_000, hits: 0 },
  { name: 'bulkHit', documents: 1_000, hits: 1 },
];

/** Beyond every fill, and within what the generator tells apart. */
const BEYOND = 1_000_000_000;
const SPAN = 10_000_000_000;

/** Documents of one check, at random: of `rows` on record, or such as could be but are not. */
export function documentsOf({ documents, hits }: CheckCase, rows: number): DocumentIdentity[] {
  return Array.from({ length: documents }, (_, index) =>
    syntheticDocument(index < hits ? 1 + Math.floor(Math.random() * rows) : BEYOND + Math.floor(Math.random() * SPAN)),
  );
}
