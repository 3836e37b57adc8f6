import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { documentNumberKey } from '@crimegraph/shared/matching/document-number';
import { boundedByKey } from '@crimegraph/shared/store/bounded-by-key';
import type { Store } from '@crimegraph/shared/store/store';
import { visibleTo } from '@crimegraph/shared/store/visible-to';
import {
  Brackets,
  type EntityManager,
  In,
  type SelectQueryBuilder,
  type WhereExpressionBuilder,
} from 'typeorm';
import { type DocumentDatabase, TravelDocument, type TravelDocumentType } from './entities/travel-document';
import { foldedSpelling } from './search/folded-spelling';
import type { DocumentKey } from './search/match-document';

/** One owner has a document on record once, so a key has a handful of records; more of them mean broken data. */
const MAX_RECORDS_PER_KEY = 50;
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

  /** The active records whose folded number and issuer are those of one of `keys`, in no particular order. */
  async findByKeys(keys: readonly DocumentKey[]): Promise<TravelDocument[]> {
    const found: TravelDocument[] = [];
    for (let start = 0; start < keys.length; start += KEYS_PER_STATEMENT) {
      const chunk = keys.slice(start, start + KEYS_PER_STATEMENT);
      const limit = chunk.length * MAX_RECORDS_PER_KEY;
      const rows = await this.visible()
        .andWhere(new Brackets((where) => anyOf(where, chunk)))
        .limit(limit)
        .getMany();
      // A cut list could hide the one record that matters: no answer is better than that.
      if (rows.length === limit) throw new Error('more records share a document key than can be right');
      found.push(...rows);
    }
    return found;
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

  /** The active record `id` as it stands inside a transaction. */
  findForUpdate(manager: EntityManager, id: string): Promise<TravelDocument | null> {
    return this.visible(manager).andWhere('document.id = :id', { id }).getOne();
  }

  private visible(manager: EntityManager = this.store.reader): SelectQueryBuilder<TravelDocument> {
    const query = manager.createQueryBuilder(TravelDocument, 'document').where('document.withdrawnAt IS NULL');
    return visibleTo(query, 'document', this.viewer, this.now);
  }
}

/** Keys grouped by issuer: one index range per issuer and number, whatever the length of the list. */
function anyOf(where: WhereExpressionBuilder, keys: readonly DocumentKey[]): void {
  const byIssuer = new Map<string, string[]>();
  for (const key of keys) {
    const numbers = byIssuer.get(key.issuingCountry) ?? [];
    numbers.push(documentNumberKey(key.number));
    byIssuer.set(key.issuingCountry, numbers);
  }
  let index = 0;
  for (const [issuer, numbers] of byIssuer) {
    where.orWhere(`(document.issuingCountry = :issuer${index} AND document.numberKey IN (:...numbers${index}))`, {
      [`issuer${index}`]: issuer,
      [`numbers${index}`]: numbers,
    });
    index += 1;
  }
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
  const active = await manager
    .createQueryBuilder(TravelDocument, 'document')
    .where('document.activeKey IS NOT NULL')
    .andWhere(new Brackets((where) => anyOf(where, rows)))
    .getMany();
  const expired = active.filter((document) => document.expiresAt <= now).map((document) => document.id);
  if (expired.length > 0) await manager.update(TravelDocument, { id: In(expired) }, { activeKey: null });
  const kept = active.filter((document) => document.expiresAt > now);
  return new Map(kept.map((document) => [identityOf(document), document.id]));
}

/** Marks a record as withdrawn. */
export async function withdraw(manager: EntityManager, id: string, reason: string, at: Date): Promise<void> {
  await manager.update(
    TravelDocument,
    { id },
    { withdrawnAt: at, updatedAt: at, withdrawalReason: reason, activeKey: null },
  );
}
