import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Viewer } from '../identity/viewer';
import type { Store } from '../store/store';
import { againOnUniqueViolation } from '../store/unique-violation';
import { WriteRequestRow } from './write-request-row';

/** The request id was used before, with another operation or input. */
export interface RequestConflict {
  __typename: 'RequestConflict';
  code: string;
  message: string;
}

/**
 * Does a write once, however often it is sent: the outcome is stored with the write itself, and a repetition is answered
 * from it. `work` runs inside the transaction, perhaps more than once, and gives an outcome that JSON can hold; whatever it
 * gives is kept, refusals too, since the same input would be refused again.
 *
 * The row of the request is looked up first, so a COMMIT whose answer was lost is safely tried again, and its key is
 * unique, so of two that are under way at once, on whatever nodes, one fails.
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
  return againOnUniqueViolation(TRIES, () =>
    store.write(async (manager) => {
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
    }),
  );
}

/** Two equal requests, or two of one document, may race; whoever comes second then finds what the first one did. */
const TRIES = 3;

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
