import { noteChanges, noteNewRecords } from '@crimegraph/shared/feed/note-changes';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { boundedByKey } from '@crimegraph/shared/store/bounded-by-key';
import { forUpdate } from '@crimegraph/shared/store/for-update';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import { selectRows } from '@crimegraph/shared/store/select-rows';
import type { Store } from '@crimegraph/shared/store/store';
import { type SqlCondition, visibility, visibleTo } from '@crimegraph/shared/store/visible-to';
import { type EntityManager, In, type SelectQueryBuilder } from 'typeorm';
import { type DocumentDatabase, TravelDocument, type TravelDocumentType } from './entities/travel-document';
import { documentRecords } from './record-sources';
import { foldedSpelling } from './search/folded-spelling';
import type { DocumentKey } from './search/match-document';

/** Candidates that are looked at for one key: more than an answer shows. */
const MAX_RECORDS_PER_KEY = 25;
/** Above what all owners together could have on record of one number and issuer: each database and kind once. */
const MAX_RECORDS_PER_NUMBER = 10_000;
/** Keys asked for in one statement. */
const KEYS_PER_STATEMENT = 500;
const MAX_DOCUMENTS_OF_PERSON = 100;

/** Every query on documents. Each read carries the row rules of the viewer. */
export class DocumentStore {
  constructor(
    private readonly store: Store,
    private readonly viewer: Viewer,
    private readonly now: Date,
  ) {}

  /**
   * The active records whose folded number and issuer are those of one of `keys`, in no particular order: one probe of the
   * index per key, the row rules with it, and nothing before it that could say "no record" on other grounds.
   */
  async findByKeys(keys: readonly DocumentKey[]): Promise<TravelDocument[]> {
    const chunks: Promise<TravelDocument[]>[] = [];
    for (let start = 0; start < keys.length; start += KEYS_PER_STATEMENT) {
      const chunk = keys.slice(start, start + KEYS_PER_STATEMENT);
      chunks.push(boundedByKey(chunk, MAX_RECORDS_PER_KEY, (some, limit) => this.findSome(some, limit)));
    }
    return (await Promise.all(chunks)).flat();
  }

  /** The active records of these ids. */
  findByIds(ids: readonly string[]): Promise<TravelDocument[]> {
    return this.visible().andWhere('document.id IN (:...ids)', { ids }).getMany();
  }

  /** The active records held by these persons, newest first. */
  findByHolders(holderIds: readonly string[]): Promise<TravelDocument[]> {
    return boundedByKey(holderIds, MAX_DOCUMENTS_OF_PERSON, (ids, limit) =>
      this.visible()
        .andWhere('document.holderId IN (:...ids)', { ids })
        .orderBy('document.id', 'DESC')
        .limit(limit)
        .getMany(),
    );
  }

  /** The records whose folded number and issuer are those of one of `keys`, withdrawn ones too: for the commission. */
  async findHeldByKeys(keys: readonly DocumentKey[], limit: number): Promise<TravelDocument[]> {
    if (keys.length === 0) return [];
    const { sql, parameters } = anyOf(keys);
    return this.held(`(${sql})`, { ...parameters }, limit);
  }

  /** The records held by these persons, or of these ids, withdrawn ones too: for the commission. */
  async findHeldBy(column: 'holderId' | 'id', ids: readonly string[], limit: number): Promise<TravelDocument[]> {
    return ids.length === 0 ? [] : this.held(`document.${column} IN (:...ids)`, { ids }, limit);
  }

  /** The active record `id`, which nobody else changes until the transaction ends. */
  findForUpdate(manager: EntityManager, id: string): Promise<TravelDocument | null> {
    return forUpdate(this.visible(manager), this.store.dialect).andWhere('document.id = :id', { id }).getOne();
  }

  private async findSome(keys: readonly DocumentKey[], limit: number): Promise<TravelDocument[]> {
    const found = await this.select(anyOf(keys), limit);
    const [only, ...others] = keys;
    if (found.length < limit || only === undefined || others.length > 0) return found;
    // An issuer could crowd a key with look-alikes; what has the very number must be among the found all the same.
    const asked = anyOf(keys);
    const sameNumber = {
      sql: `(${asked.sql}) AND document.number = :number`,
      parameters: { ...asked.parameters, number: only.number },
    };
    const exact = await this.select(sameNumber, MAX_RECORDS_PER_NUMBER);
    return [...exact, ...found.filter((document) => document.number !== only.number)];
  }

  private select(asked: SqlCondition, limit: number): Promise<TravelDocument[]> {
    const rules = visibility('document', this.viewer, this.now);
    const condition = {
      sql: `document.withdrawnAt IS NULL AND ${rules.sql} AND (${asked.sql})`,
      parameters: { ...rules.parameters, ...asked.parameters },
    };
    return selectRows(this.store.reader, TravelDocument, 'document', condition, limit);
  }

  /** The newest first: sorted here, so that no engine reads in this order to save itself the sorting. */
  private async held(where: string, parameters: Record<string, unknown>, limit: number): Promise<TravelDocument[]> {
    const query = this.store.reader.createQueryBuilder(TravelDocument, 'document').where(where, parameters);
    const found = await visibleTo(query, 'document', this.viewer, this.now).limit(limit).getMany();
    return found.sort((one, other) => (one.id < other.id ? 1 : -1));
  }

  private visible(manager: EntityManager = this.store.reader): SelectQueryBuilder<TravelDocument> {
    const query = manager.createQueryBuilder(TravelDocument, 'document').where('document.withdrawnAt IS NULL');
    return visibleTo(query, 'document', this.viewer, this.now);
  }
}

/** Keys grouped by issuer: one index range per issuer and number, whatever the length of the list. */
function anyOf(keys: readonly DocumentKey[]): SqlCondition {
  const byIssuer = new Map<string, string[]>();
  for (const key of keys) {
    const numbers = byIssuer.get(key.issuingCountry);
    if (numbers === undefined) byIssuer.set(key.issuingCountry, [key.numberKey]);
    else numbers.push(key.numberKey);
  }
  const parts: string[] = [];
  const parameters: Record<string, unknown> = {};
  for (const [issuer, numbers] of byIssuer) {
    const index = parts.length;
    parts.push(`(document.issuingCountry = :issuer${index} AND document.numberKey IN (:...numbers${index}))`);
    parameters[`issuer${index}`] = issuer;
    parameters[`numbers${index}`] = numbers;
  }
  return { sql: parts.join(' OR '), parameters };
}

/**
 * What keeps one owner from having the same document on record twice: under one issuer and one folded number it tells
 * records apart by owner, database, kind and spelling, exactly, in as few characters as it takes (it is part of an index).
 */
export function activeKey(document: Pick<TravelDocument, 'owner' | 'database' | 'type' | 'number'>): string {
  return document.owner + databaseCode[document.database] + typeCode[document.type] + foldedSpelling(document.number);
}

const databaseCode: Record<DocumentDatabase, string> = { SLTD: 'S', TDAWN: 'T', SAD: 'A' };
const typeCode: Record<TravelDocumentType, string> = {
  PASSPORT: 'P',
  IDENTITY_CARD: 'I',
  VISA: 'V',
  RESIDENCE_PERMIT: 'R',
  LAISSEZ_PASSER: 'L',
  SEAFARER_DOCUMENT: 'S',
  REFUGEE_TRAVEL_DOCUMENT: 'F',
  EMERGENCY_TRAVEL_DOCUMENT: 'E',
};

/** What a document is, for its owner; equal for two records of the same document. */
export function identityOf(document: Pick<TravelDocument, 'issuingCountry' | 'numberKey' | 'activeKey'>): string {
  return `${document.issuingCountry} ${document.numberKey} ${document.activeKey}`;
}

/**
 * The ids of the active records of the documents of `rows`, by `identityOf`, within a transaction. A record that is not
 * kept any more frees its key.
 */
export async function findActive(
  manager: EntityManager,
  rows: readonly TravelDocument[],
  now: Date,
): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map();
  const asked = anyOf(rows);
  const active = await manager
    .createQueryBuilder(TravelDocument, 'document')
    .where(`document.activeKey IS NOT NULL AND (${asked.sql})`, { ...asked.parameters })
    .getMany();
  const expired = active.filter((document) => document.expiresAt <= now).map((document) => document.id);
  if (expired.length > 0) await manager.update(TravelDocument, { id: In(expired) }, { activeKey: null });
  const kept = active.filter((document) => document.expiresAt > now);
  return new Map(kept.map((document) => [identityOf(document), document.id]));
}

/** Inserts new records. */
export async function insertDocuments(
  manager: EntityManager,
  documents: readonly TravelDocument[],
  at: Date,
): Promise<void> {
  await insertRows(manager, TravelDocument, documents);
  await noteNewRecords(
    manager,
    documentRecords,
    documents.map(({ id }) => id),
    at,
  );
}

/** Marks a record as withdrawn. */
export async function withdraw(manager: EntityManager, id: string, reason: string, at: Date): Promise<void> {
  await noteChanges(manager, documentRecords, [id], at);
  await manager.update(
    TravelDocument,
    { id },
    { withdrawnAt: at, updatedAt: at, withdrawalReason: reason, activeKey: null },
  );
}
