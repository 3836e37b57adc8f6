import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { documentNumberKey } from '@crimegraph/shared/matching/document-number';
import { boundedByKey } from '@crimegraph/shared/store/bounded-by-key';
import { forUpdate } from '@crimegraph/shared/store/for-update';
import type { Store } from '@crimegraph/shared/store/store';
import { visibleTo } from '@crimegraph/shared/store/visible-to';
import {
  Brackets,
  type EntityManager,
  In,
  LessThanOrEqual,
  type SelectQueryBuilder,
  type WhereExpressionBuilder,
} from 'typeorm';
import { TravelDocument } from './entities/travel-document';
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

  /** The active record `id` as it stands inside a transaction, held until its end. */
  findForUpdate(manager: EntityManager, id: string): Promise<TravelDocument | null> {
    return forUpdate(this.visible(manager)).andWhere('document.id = :id', { id }).getOne();
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

/** The key that keeps one owner from having the same document on record twice. */
export function activeKey(
  document: Pick<TravelDocument, 'owner' | 'database' | 'issuingCountry' | 'type' | 'number'>,
): string {
  return [document.owner, document.database, document.issuingCountry, document.type, document.number].join('|');
}

/** The owner's active records among `keys`, within a transaction; a record that is not kept any more frees its key. */
export async function findAllActive(
  manager: EntityManager,
  keys: readonly string[],
  now: Date,
): Promise<TravelDocument[]> {
  if (keys.length === 0) return [];
  await manager.update(
    TravelDocument,
    { activeKey: In([...keys]), expiresAt: LessThanOrEqual(now) },
    { activeKey: null },
  );
  return manager
    .createQueryBuilder(TravelDocument, 'document')
    .where('document.activeKey IN (:...keys)', { keys })
    .getMany();
}

/** Marks a record as withdrawn. */
export async function withdraw(manager: EntityManager, id: string, reason: string, at: Date): Promise<void> {
  await manager.update(
    TravelDocument,
    { id },
    { withdrawnAt: at, updatedAt: at, withdrawalReason: reason, activeKey: null },
  );
}
