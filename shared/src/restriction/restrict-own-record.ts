import { z } from 'zod';
import type { RecordSource } from '../feed/record-source';
import { findBureau } from '../reference/bureaus';
import { idempotent, type RequestConflict } from '../requests/idempotent';
import { InputProblems, invalidInput, notFound, type Problem } from '../requests/problems';
import { type Confidentiality, confidentialityLevel, confidentialityName } from '../server/record-resolvers';
import type { SubgraphContext } from '../server/subgraph-context';
import { ownRecord } from './own-record';
import { MAX_LIST_LENGTH, partyOf } from './party';
import { restrictRecord } from './restrict-record';

const MAX_ENTITY = 64;

/** The shape of `RestrictRecordInput`, as it goes from service to service. */
export const restrictRecordInput = z.strictObject({
  requestId: z.string(),
  recordId: z.string(),
  mode: z.enum(['NONE', 'DENY', 'ALLOW']),
  listed: z.array(z.strictObject({ bureau: z.string(), entity: z.string().nullish() })).nullish(),
  confidentiality: z.enum(['OFFICIAL_USE_ONLY', 'RESTRICTED', 'CONFIDENTIAL']).nullish(),
});

/** What is asked for. */
export type RestrictRecordInput = z.infer<typeof restrictRecordInput>;

/** The record is restricted as was asked. */
export interface RestrictRecordSuccess {
  __typename: 'RestrictRecordSuccess';
  /** Global id. */
  recordId: string;
  mode: RestrictRecordInput['mode'];
  listed: { bureau: string; entity: string | null }[];
  confidentiality: Confidentiality;
  /** RFC 3339. */
  effectiveFrom: string;
}

/** The commission has the record blocked, and the owner cannot take that back. */
export interface RecordBlocked {
  __typename: 'RecordBlocked';
  code: 'RECORD_BLOCKED';
  message: string;
}

/** What became of it. */
export type RestrictOutcome = RestrictRecordSuccess | RecordBlocked | Problem | RequestConflict;

/**
 * Restricts a record of the viewer's own bureau, in the store that has it, once for each request id; audited beside the
 * write. A record of another bureau is not found, whether the viewer may see it or not.
 */
export async function restrictOwnRecord(
  input: RestrictRecordInput,
  { store, viewer, now, audit }: Pick<SubgraphContext<unknown>, 'store' | 'viewer' | 'now' | 'audit'>,
  sources: readonly RecordSource[],
): Promise<RestrictOutcome> {
  const parties = partiesIn(input);
  const problems = problemsOf(input, parties, viewer.bureau);
  if (problems.any) return invalidInput(problems.fields);
  return idempotent<RestrictOutcome>(store, viewer, 'restrictRecord', input, async (manager) => {
    audit.changed([]);
    const own = await ownRecord(manager, sources, input.recordId, viewer, now);
    if (own === null) return notFound('record of your bureau');
    const { source, row } = own;
    if (row.restriction === 'BLOCK') return blocked;
    const confidentiality = input.confidentiality ? confidentialityLevel(input.confidentiality) : row.confidentiality;
    await restrictRecord(manager, source, row.id, { mode: input.mode, parties, confidentiality }, now);
    audit.changed([input.recordId]);
    return {
      __typename: 'RestrictRecordSuccess',
      recordId: input.recordId,
      mode: input.mode,
      listed: (input.listed ?? []).map(({ bureau, entity }) => ({ bureau, entity: entity ?? null })),
      confidentiality: confidentialityName(confidentiality),
      effectiveFrom: now.toISOString(),
    };
  });
}

const blocked: RecordBlocked = {
  __typename: 'RecordBlocked',
  code: 'RECORD_BLOCKED',
  message: "The record is blocked by order of the Commission for the Control of INTERPOL's Files. Nothing was changed.",
};

function partiesIn({ listed }: RestrictRecordInput): string[] {
  return (listed ?? []).map(({ bureau, entity }) => partyOf(bureau, entity ?? null));
}

function problemsOf(input: RestrictRecordInput, parties: readonly string[], owner: string): InputProblems {
  const problems = new InputProblems();
  problems.requestId(input.requestId);
  const { mode, listed } = input;
  if (mode === 'NONE') problems.expect(parties.length === 0, 'listed', 'nobody, with the mode NONE');
  if (mode === 'DENY') problems.expect(parties.length > 0, 'listed', 'somebody, with the mode DENY');
  problems.expect(
    parties.join(',').length <= MAX_LIST_LENGTH,
    'listed',
    `at most ${MAX_LIST_LENGTH} characters in all`,
  );
  problems.expect(new Set(parties).size === parties.length, 'listed', 'each bureau and entity once');
  for (const [index, { bureau, entity }] of (listed ?? []).entries()) {
    problems.expect(findBureau(bureau)?.code === bureau, `listed.${index}.bureau`, 'the code of a bureau');
    problems.expect(bureau !== owner, `listed.${index}.bureau`, 'another bureau than your own');
    if (entity !== null && entity !== undefined) problems.text(entity, `listed.${index}.entity`, MAX_ENTITY, 1);
  }
  return problems;
}
