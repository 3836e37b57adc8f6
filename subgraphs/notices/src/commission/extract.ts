import type { SubgraphName } from '@crimegraph/shared/config/subgraphs';
import { homeOf } from '@crimegraph/shared/ids/home-of';
import { canonicalJson } from '@crimegraph/shared/requests/idempotent';
import type { CallService } from '@crimegraph/shared/server/service-calls';
import { type HeldRecord, heldRecordsSchema } from '@crimegraph/shared/subject-access/held-record';
import type { CaseRecord } from './entities/case-record';
import type { CommissionCase } from './entities/commission-case';

/** Version of the document: a reader that does not know it should not guess. */
const FORMAT = 1;

/** One record of a case, and whether it is in the document. */
export interface ExtractItem {
  record: CaseRecord;
  /** The owner agrees, and the record is there. */
  included: boolean;
  /** Whether the record is there; null when it was not looked for, since its owner does not agree. */
  held: boolean | null;
}

/** A page of what may be passed on to the person. */
export interface Extract {
  items: ExtractItem[];
  /** JSON with sorted keys: the same records give the same text. Of what an owner refuses nothing is in it, not even that it is there. */
  document: string;
}

/**
 * Makes the document of a page of records of a case.
 *
 * @throws SERVICE_UNAVAILABLE when one of the databases does not answer: no document is shorter for that
 */
export async function makeExtract(
  call: CallService,
  one: CommissionCase,
  records: readonly CaseRecord[],
): Promise<Extract> {
  const agreed = records.filter(({ disclosure }) => disclosure === 'AGREED');
  const held = await heldRecords(
    call,
    agreed.map(({ recordId }) => recordId),
  );
  const items = records.map((record): ExtractItem => {
    const isHeld = record.disclosure === 'AGREED' ? held.has(record.recordId) : null;
    return { record, included: isHeld === true, held: isHeld };
  });
  const passed = agreed.flatMap(({ recordId }) => held.get(recordId) ?? []);
  const document = canonicalJson({
    format: FORMAT,
    case: one.reference,
    request: one.kind,
    records: passed.map(({ id, type, owner, recordedAt, updatedAt, expiresAt, data }) => {
      return { id, type, owner, recordedAt, updatedAt, expiresAt, data };
    }),
  });
  return { items, document };
}

/** What the databases hold under these ids, by id; what is no id of a record is not held. @throws SERVICE_UNAVAILABLE */
export async function heldRecords(call: CallService, ids: readonly string[]): Promise<Map<string, HeldRecord>> {
  const byService = new Map<SubgraphName, string[]>();
  for (const id of ids) {
    const home = homeOf(id);
    if (home !== undefined) byService.set(home, [...(byService.get(home) ?? []), id]);
  }
  const answers = await Promise.all(
    [...byService].map(async ([service, own]) =>
      heldRecordsSchema.parse(await call(service, 'subject-records', { ids: own })),
    ),
  );
  return new Map(answers.flatMap((answer) => answer.records.map((record) => [record.id, record] as const)));
}
