import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Viewer } from '../identity/viewer';
import { isUniqueViolation } from '../store/unique-violation';
import type { Store } from '../store/store';
import { WriteRequestRow } from './write-request-row';

/** The request id was used before, with another operation or input. */
export interface RequestConflict {
  __typename: 'RequestConflict';
  code: string;
  message: string;
}

/**
 * Does a write once, however often it is sent: the outcome is stored with the write itself, and a repetition is answered
 * from it. `work` runs inside the transaction and gives an outcome that JSON can hold; whatever it gives is kept, refusals
 * too, since the same input would be refused again.
 */
export async function idempotent<T extends object>(
  store: Store,
  viewer: Viewer,
  operation: string,
  input: { requestId: string },
  work: (manager: EntityManager) => Promise<T>,
): Promise<T | RequestConflict> {
  const key = { bureau: viewer.bureau, requestId: input.requestId };
  const inputDigest = createHash('sha256').update(canonicalJson(input)).digest('hex');
  const replayed = async (manager: EntityManager): Promise<T | RequestConflict | undefined> => {
    const earlier = await manager.findOneBy(WriteRequestRow, key);
    if (earlier === null) return undefined;
    if (earlier.operation !== operation || earlier.inputDigest !== inputDigest) return conflict;
    return JSON.parse(earlier.outcome) as T;
  };
  try {
    return await store.write(async (manager) => {
      const earlier = await replayed(manager);
      if (earlier !== undefined) return earlier;
      const outcome = await work(manager);
      await manager.insert(WriteRequestRow, {
        ...key,
        operation,
        inputDigest,
        outcome: JSON.stringify(outcome),
        at: new Date(),
      });
      return outcome;
    });
  } catch (error) {
    // Two equal requests raced and the other one won: its outcome is this one's too.
    const earlier = isUniqueViolation(error) ? await replayed(store.reader) : undefined;
    if (earlier === undefined) throw error;
    return earlier;
  }
}

const conflict: RequestConflict = {
  __typename: 'RequestConflict',
  code: 'REQUEST_CONFLICT',
  message: 'This requestId was used before with another input. Use a new one for a new request.',
};

/** JSON with sorted keys, so that equal inputs have equal digests. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (part === null || typeof part !== 'object' || Array.isArray(part) || part instanceof Date) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
