import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { noteChanges } from '../feed/note-changes';
import type { RecordSource } from '../feed/record-source';
import { idempotent, type RequestConflict } from '../requests/idempotent';
import { InputProblems, invalidInput, notFound, type Problem } from '../requests/problems';
import { ownRecord } from '../restriction/own-record';
import type { SubgraphContext } from '../server/subgraph-context';
import { expiryOf } from './expiry';
import { RetentionExtension } from './retention-extension';

/** The shape of `ExtendRetentionInput`, as it goes from service to service. */
export const extendRetentionInput = z.strictObject({
  requestId: z.string(),
  recordId: z.string(),
  /** RFC 3339. */
  until: z.string().nullish(),
  reason: z.string(),
});

/** What is asked for. */
export type ExtendRetentionInput = z.infer<typeof extendRetentionInput>;

/** The record is kept for longer. */
export interface ExtendRetentionSuccess {
  __typename: 'ExtendRetentionSuccess';
  /** Global id. */
  recordId: string;
  /** RFC 3339, as the one before. */
  expiresAt: string;
  previous: string;
}

/** What became of it. */
export type ExtendOutcome = ExtendRetentionSuccess | Problem | RequestConflict;

/**
 * Keeps a record of the viewer's own bureau for longer, in the store that has it, once for each request id: for one period
 * of its kind from now on at most. A record of another bureau, or one that is past its time, is not found.
 */
export async function extendOwnRecord(
  input: ExtendRetentionInput,
  { store, viewer, now, audit }: Pick<SubgraphContext<unknown>, 'store' | 'viewer' | 'now' | 'audit'>,
  sources: readonly RecordSource[],
): Promise<ExtendOutcome> {
  const problems = new InputProblems();
  problems.requestId(input.requestId);
  problems.text(input.reason, 'reason', 500, 1);
  if (problems.any) return invalidInput(problems.fields);
  return idempotent<ExtendOutcome>(store, viewer, 'extendRetention', input, async (manager) => {
    audit.changed([]);
    const own = await ownRecord(manager, sources, input.recordId, viewer, now);
    if (own === null) return notFound('record of your bureau');
    const { source, row } = own;
    const latest = expiryOf(source.retentionOf(row), now);
    const until = input.until ? new Date(input.until) : latest;
    const previous = row.expiresAt;
    if (until <= previous || until > latest) {
      const expected = `an instant after ${previous.toISOString()}, and not after ${latest.toISOString()}`;
      return invalidInput([{ path: 'until', expected }]);
    }
    await noteChanges(manager, source, [row.id], now);
    const moved = source.validUntil !== undefined && hasValidity(row, source.validUntil);
    const changes = { expiresAt: until, updatedAt: now, ...(moved && { [source.validUntil]: until }) };
    await manager.update(source.entity, { id: row.id }, changes);
    await manager.insert(RetentionExtension, {
      id: uuid(),
      recordId: row.id,
      at: now,
      previous,
      expiresAt: until,
      reason: input.reason.trim(),
      subject: viewer.subject,
    });
    audit.changed([input.recordId]);
    return {
      __typename: 'ExtendRetentionSuccess',
      recordId: input.recordId,
      expiresAt: until.toISOString(),
      previous: previous.toISOString(),
    };
  });
}

/** Whether the validity of a record ends, now or in time. */
function hasValidity(row: object, column: string): boolean {
  return (row as Record<string, unknown>)[column] !== null;
}
