import { randomInt } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { isReferenceTaken } from '../store';

/** Eight digits: apart from the shorter numbers of seeded notices, and many more than a year has requests. */
const LOWEST = 10_000_000;
const HIGHEST = 99_999_999;
const ATTEMPTS = 10;

/**
 * A reference that no notice has: the year and a number, '2026/47112345'. The number is drawn, not counted: a count would
 * tell each bureau how many requests the others have made since its last one.
 */
export async function drawReference(manager: EntityManager, now: Date): Promise<string> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const reference = `${now.getUTCFullYear()}/${randomInt(LOWEST, HIGHEST + 1)}`;
    if (!(await isReferenceTaken(manager, reference))) return reference;
  }
  throw new Error('no free reference was found');
}
