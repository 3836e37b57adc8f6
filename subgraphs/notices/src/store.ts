import { reachesAll } from '@crimegraph/shared/identity/roles';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { boundedByKey } from '@crimegraph/shared/store/bounded-by-key';
import type { Store } from '@crimegraph/shared/store/store';
import { visibleTo } from '@crimegraph/shared/store/visible-to';
import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { Notice } from './entities/notice';
import { NoticeDocument } from './entities/notice-document';
import { NoticeFingerprint } from './entities/notice-fingerprint';
import { NoticeSubjectName } from './entities/notice-subject-name';
import { NoticeVehicle } from './entities/notice-vehicle';
import type { InstantPlace } from '@crimegraph/shared/paging/instant-place';
import { filterNotices, type NoticeFilter } from './search/notice-filter';
import { STATUS_NOW } from './search/status-now';

/** A record has this many notices in an answer at most. */
export const MAX_NOTICES_OF_RECORD = 100;
/** Candidates of one lookup; those that fit best come first. */
const MAX_CANDIDATES = 500;

/** That the record of key `key` is in a notice. */
export interface NoticeTie {
  key: string;
  noticeId: string;
}

/** Every query on notices. Each read carries the row rules of the viewer. */
export class NoticeStore {
  constructor(
    private readonly store: Store,
    private readonly viewer: Viewer,
    private readonly now: Date,
  ) {}

  /** The newest notices behind `after`, `limit` of them at most. */
  page(filter: NoticeFilter, after: InstantPlace | undefined, limit: number): Promise<Notice[]> {
    const query = this.visible().orderBy('notice.listedAt', 'DESC').addOrderBy('notice.id', 'DESC').limit(limit);
    filterNotices(query, filter);
    if (after) {
      query.andWhere('(notice.listedAt < :afterAt OR (notice.listedAt = :afterAt AND notice.id < :afterId))', {
        afterAt: after.at,
        afterId: after.id,
      });
    }
    return query.getMany();
  }

  /** The notices of these ids, whatever their status. */
  findByIds(ids: readonly string[]): Promise<Notice[]> {
    return this.visible().andWhere('notice.id IN (:...ids)', { ids }).getMany();
  }

  /** The valid notices on these persons, newest first. */
  findTiesOfPersons(personIds: readonly string[]): Promise<NoticeTie[]> {
    const query = this.store.reader.createQueryBuilder(Notice, 'notice');
    return this.ties(query, 'notice.subjectId', personIds);
  }

  /** The valid notices that name these documents on record, newest first. */
  findTiesOfDocuments(documentIds: readonly string[]): Promise<NoticeTie[]> {
    return this.ties(this.tied(NoticeDocument), 'tie.documentId', documentIds);
  }

  /** The valid notices that name these vehicles, newest first. */
  findTiesOfVehicles(vehicleIds: readonly string[]): Promise<NoticeTie[]> {
    return this.ties(this.tied(NoticeVehicle), 'tie.vehicleId', vehicleIds);
  }

  /** The documents of valid notices that have this issuer and folded number. */
  findStatedDocuments(issuingCountry: string, numberKey: string): Promise<NoticeDocument[]> {
    return this.valid(this.tied(NoticeDocument))
      .andWhere('tie.issuingCountry = :issuingCountry AND tie.numberKey = :numberKey', { issuingCountry, numberKey })
      .orderBy('tie.noticeId', 'DESC')
      .limit(MAX_CANDIDATES)
      .getMany();
  }

  /**
   * The names of valid notices that have this key, with a birth date that does not contradict `birthDate`.
   *
   * @param birthDate a partial date; null when it is not known, and then none contradicts it
   */
  findStatedNames(key: string, birthDate: string | null): Promise<NoticeSubjectName[]> {
    const query = this.valid(this.tied(NoticeSubjectName))
      .andWhere('(tie.mrzKey = :key OR tie.nameKey = :key)', { key })
      // The most precise date that agrees sorts last, the unknown one first: what fits best is not cut off.
      .orderBy('tie.birthDate', 'DESC')
      .addOrderBy('tie.noticeId', 'DESC')
      .limit(MAX_CANDIDATES);
    if (birthDate !== null) {
      query.andWhere('(tie.birthDate IS NULL OR tie.birthDate IN (:...dates) OR tie.birthDate LIKE :within)', {
        dates: [...new Set([4, 7, 10].map((length) => birthDate.slice(0, length)))],
        within: `${birthDate}-%`,
      });
    }
    return query.getMany();
  }

  /** What notices that were read under the row rules state and name, in the order in which they state it. */
  findNamesOf(noticeIds: readonly string[]): Promise<NoticeSubjectName[]> {
    return this.partsOf(NoticeSubjectName, noticeIds).orderBy('part.ordinal').getMany();
  }

  /** @see findNamesOf */
  findDocumentsOf(noticeIds: readonly string[]): Promise<NoticeDocument[]> {
    return this.partsOf(NoticeDocument, noticeIds).orderBy('part.ordinal').getMany();
  }

  /** @see findNamesOf */
  findVehiclesOf(noticeIds: readonly string[]): Promise<NoticeVehicle[]> {
    return this.partsOf(NoticeVehicle, noticeIds).orderBy('part.vehicleId').getMany();
  }

  /** @see findNamesOf */
  findFingerprintsOf(noticeIds: readonly string[]): Promise<NoticeFingerprint[]> {
    return this.partsOf(NoticeFingerprint, noticeIds).orderBy('part.fingerprintId').getMany();
  }

  private partsOf<T extends ObjectLiteral>(part: new () => T, noticeIds: readonly string[]): SelectQueryBuilder<T> {
    return this.store.reader.createQueryBuilder(part, 'part').where('part.noticeId IN (:...noticeIds)', { noticeIds });
  }

  private tied<T extends ObjectLiteral>(tie: new () => T): SelectQueryBuilder<T> {
    return this.store.reader.createQueryBuilder(tie, 'tie').innerJoin(Notice, 'notice', 'notice.id = tie.noticeId');
  }

  private ties<T extends ObjectLiteral>(
    query: SelectQueryBuilder<T>,
    column: string,
    keys: readonly string[],
  ): Promise<NoticeTie[]> {
    return boundedByKey(keys, MAX_NOTICES_OF_RECORD, (some, limit) =>
      this.valid(query.clone())
        .select(column, 'key')
        .addSelect('notice.id', 'noticeId')
        .andWhere(`${column} IN (:...some)`, { some })
        .orderBy('notice.listedAt', 'DESC')
        .addOrderBy('notice.id', 'DESC')
        .limit(limit)
        .getRawMany<NoticeTie>(),
    );
  }

  /** A notice that is not published is known to its owner, to the Secretariat and to the commission alone. */
  private visible(): SelectQueryBuilder<Notice> {
    const query = visibleTo(this.store.reader.createQueryBuilder(Notice, 'notice'), 'notice', this.viewer, this.now);
    if (this.viewer.role === 'secretariat' || reachesAll(this.viewer)) return query;
    return query.andWhere(`(${STATUS_NOW} = 'PUBLISHED' OR notice.owner = :ownBureau)`, {
      ownBureau: this.viewer.bureau,
    });
  }

  /** Only what is published and still valid may be found by a check, or stand on another record, whoever asks. */
  private valid<T extends ObjectLiteral>(query: SelectQueryBuilder<T>): SelectQueryBuilder<T> {
    return visibleTo(query, 'notice', this.viewer, this.now).andWhere(`${STATUS_NOW} = 'PUBLISHED'`);
  }
}

/** Whether a notice has this reference, within a transaction. For drawing new ones, whosever it is. */
export async function isReferenceTaken(manager: EntityManager, reference: string): Promise<boolean> {
  return manager.existsBy(Notice, { reference });
}

/** The ids of all special notices of the UN Security Council, within a transaction. For imports that make them anew. */
export async function specialNoticeIds(manager: EntityManager): Promise<string[]> {
  const where = { owner: 'UNO', colour: 'UN_SECURITY_COUNCIL' as const };
  return (await manager.find(Notice, { select: { id: true }, where })).map(({ id }) => id);
}
