import type { MetRecord } from '../audit/met-record';
import { documentSearchKey, personSearchKeys, type SearchKey } from '../audit/search-key';
import { RecordJson } from '../feed/record-json';
import { recordsOf } from '../feed/record-source';
import { databaseId, globalId } from '../ids/global-id';
import type { SubgraphContext } from '../server/subgraph-context';
import type { SubgraphDefinition } from '../server/subgraph-definition';
import { visibleTo } from '../store/visible-to';
import type { ObjectLiteral } from 'typeorm';
import { z } from 'zod';
import { carryOutOrder } from './carry-out-order';
import { demandCommission, parsed } from './commission-call';
import type { Ground, HeldRecord, HeldRecords } from './held-record';
import { type RecordContent, recordContent } from './record-content';
import { type SubjectQuestion, subjectQuestionSchema } from './subject-question';
import { type FoundRecord, MAX_FOUND, type SubjectSource } from './subject-source';

/** The most records that are asked for by id at once. */
export const MAX_IDS = 100;

const idSchema = z.strictObject({ recordId: z.string().max(80) });
const idsSchema = z.strictObject({ ids: z.array(z.string().max(80)).max(MAX_IDS) });

/**
 * What a subgraph does for the commission's desk: it says what it holds on a person (`subject-search`) and under ids
 * (`subject-records`), carries out orders (`commission-order`), and says whether a record has changed (`record-content`). All of it is for the commission alone, whoever signs the call,
 * and is in the audit log before it is answered.
 */
export class SubjectAccess<Loaders> {
  private readonly shown = new Map<string, RecordJson<Loaders>>();

  /** @param secret keys the digests of what records say */
  constructor(
    private readonly definition: SubgraphDefinition<Loaders>,
    private readonly secret: Uint8Array,
  ) {}

  /** The internal calls, by name. */
  readonly calls = {
    'subject-search': (body: unknown, context: SubgraphContext<Loaders>) => this.search(body, context),
    'subject-records': (body: unknown, context: SubgraphContext<Loaders>) => this.byIds(body, context),
    'commission-order': (body: unknown, context: SubgraphContext<Loaders>) =>
      carryOutOrder(this.definition.records, body, context, (recordId) => this.content(recordId, context)),
    'record-content': (body: unknown, context: SubgraphContext<Loaders>) => this.contentFor(body, context),
  };

  private async search(body: unknown, context: SubgraphContext<Loaders>): Promise<HeldRecords> {
    const question = parsed(subjectQuestionSchema, body);
    demandCommission(context.viewer, 'commission:search');
    const parts = await Promise.all(this.definition.subjects.map((source) => source.search(question, context)));
    const merged = parts.map(({ found }) => mergedById(found));
    const records = await Promise.all(
      merged.map((found, place) =>
        this.held(this.definition.subjects[place] as SubjectSource<Loaders>, found, context),
      ),
    );
    const complete = parts.every((part) => part.complete) && merged.every((found) => found.length <= MAX_FOUND);
    const shown = records.flat();
    context.audit.search(keysOf(question), shown.map(metRecord));
    for (const { id } of shown) context.audit.shownIds.add(id);
    return { records: shown, complete };
  }

  private async byIds(body: unknown, context: SubgraphContext<Loaders>): Promise<HeldRecords> {
    const { ids } = parsed(idsSchema, body);
    demandCommission(context.viewer, 'commission:decide');
    context.audit.asked(ids);
    const records = await Promise.all(this.definition.subjects.map((source) => this.named(source, ids, context)));
    const shown = records.flat();
    for (const { id } of shown) context.audit.shownIds.add(id);
    if (shown.length === 0) context.audit.outcome = 'MISS';
    return { records: shown, complete: true };
  }

  private async named(source: SubjectSource<Loaders>, ids: readonly string[], context: SubgraphContext<Loaders>) {
    const own = ids.map((id) => databaseId(source.type, id)).filter((id) => id !== undefined);
    if (own.length === 0) return [];
    const query = context.store.reader
      .createQueryBuilder(source.entity, 'record')
      .where('record.id IN (:...own)', { own });
    const rows = await visibleTo(query, 'record', context.viewer, context.now).getMany();
    return this.held(
      source,
      rows.map((row) => ({ row, level: null, grounds: ['RECORD'] })),
      context,
    );
  }

  private async contentFor(body: unknown, context: SubgraphContext<Loaders>) {
    const { recordId } = parsed(idSchema, body);
    demandCommission(context.viewer, 'commission:decide');
    context.audit.asked([recordId]);
    const content = await this.content(recordId, context);
    if (content === undefined) context.audit.outcome = 'MISS';
    return { content: content ?? null };
  }

  /** What a record says; undefined when it is not held, or was taken back by its owner. */
  private async content(recordId: string, context: SubgraphContext<Loaders>): Promise<RecordContent | undefined> {
    const source = this.definition.records.find(({ type }) => databaseId(type, recordId) !== undefined);
    const id = databaseId(source?.type ?? 'Person', recordId);
    if (source === undefined || id === undefined) return undefined;
    const { reader } = context.store;
    const query = recordsOf(reader, source).andWhere('record.id = :id', { id });
    const row = await visibleTo(query, 'record', context.viewer, context.now).getOne();
    if (row === null) return undefined;
    const [data = {}] = await this.json(source.type).of([row], context);
    const parts = await Promise.all(
      source.parts.map(({ entity, column }) => reader.findBy<ObjectLiteral>(entity, { [column]: id })),
    );
    return recordContent(this.secret, source, row, data, parts);
  }

  private async held(
    source: SubjectSource<Loaders>,
    found: readonly Merged[],
    context: SubgraphContext<Loaders>,
  ): Promise<HeldRecord[]> {
    if (found.length === 0) return [];
    const shown = found.slice(0, MAX_FOUND);
    const data = await this.json(source.type).of(
      shown.map(({ row }) => row),
      context,
    );
    return shown.map(({ row, level, grounds }, place) => {
      const person = source.personOf(row);
      return {
        id: globalId(source.type, row.id),
        type: source.type,
        owner: row.owner,
        confidentiality: row.confidentiality,
        restriction: row.restriction,
        recordedAt: row.recordedAt.toISOString(),
        updatedAt: row.updatedAt.toISOString(),
        expiresAt: row.expiresAt.toISOString(),
        level,
        grounds,
        persons: person === null ? [] : [globalId('Person', person)],
        data: data[place] ?? {},
      };
    });
  }

  /** Made when it is first needed: it takes the subgraph's whole schema. */
  private json(type: string): RecordJson<Loaders> {
    let json = this.shown.get(type);
    if (json === undefined) {
      json = new RecordJson(this.definition, type);
      this.shown.set(type, json);
    }
    return json;
  }
}

interface Merged {
  row: FoundRecord['row'];
  level: HeldRecord['level'];
  grounds: Ground[];
}

/** One line for each record, with all the reasons for which it was found and the best of its levels. */
function mergedById(found: readonly FoundRecord[]): Merged[] {
  const merged = new Map<string, Merged>();
  for (const { row, level, ground } of found) {
    const known = merged.get(row.id);
    if (known === undefined) {
      merged.set(row.id, { row, level, grounds: [ground] });
      continue;
    }
    if (!known.grounds.includes(ground)) known.grounds.push(ground);
    known.level = betterLevel(known.level, level);
  }
  return [...merged.values()];
}

const order = ['EXACT', 'STRONG', 'POSSIBLE', 'WEAK', null];

/** The better of two levels; null is the least. */
export function betterLevel(one: HeldRecord['level'], other: HeldRecord['level']): HeldRecord['level'] {
  return order.indexOf(one) <= order.indexOf(other) ? one : other;
}

/** As the audit log keys every search for a person or a document. */
export function keysOf({ names, birthDate, documents }: SubjectQuestion): SearchKey[] {
  return [
    ...names.flatMap((name) => personSearchKeys(name, birthDate)),
    ...documents.map(({ number, issuingCountry }) => documentSearchKey(number, issuingCountry)),
  ];
}

/** The hit policy makes no hits of any search of the commission. */
function metRecord({ id, type, owner, level }: HeldRecord): MetRecord {
  return { id, type, owner, level: level ?? 'POSSIBLE' };
}
