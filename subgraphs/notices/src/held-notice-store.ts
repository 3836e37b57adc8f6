import type { Viewer } from '@crimegraph/shared/identity/viewer';
import type { Store } from '@crimegraph/shared/store/store';
import { visibleTo } from '@crimegraph/shared/store/visible-to';
import { Brackets, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import { Notice } from './entities/notice';
import { NoticeDocument } from './entities/notice-document';
import { NoticeFingerprint } from './entities/notice-fingerprint';
import { NoticeSubjectName } from './entities/notice-subject-name';
import { NoticeVehicle } from './entities/notice-vehicle';

const ties = {
  document: [NoticeDocument, 'documentId'],
  vehicle: [NoticeVehicle, 'vehicleId'],
  fingerprint: [NoticeFingerprint, 'fingerprintId'],
} as const;

/**
 * The queries for what notices hold on a person, whatever their status: for the commission. Each looks up the parts of notices
 * first, by their own index, then the notices by id: in one statement an engine may read all notices in their order.
 */
export class HeldNoticeStore {
  constructor(
    private readonly store: Store,
    private readonly viewer: Viewer,
    private readonly now: Date,
  ) {}

  /** Those that state one of these names (`nameKey`) with a birth date that does not contradict `birthDate`. */
  async byNames(keys: readonly string[], birthDate: string | null, limit: number): Promise<Notice[]> {
    if (keys.length === 0) return [];
    const ids = await Promise.all(
      (['nameKey', 'mrzKey'] as const).map((column) => {
        const stated = this.parts(NoticeSubjectName).where(`part.${column} IN (:...keys)`, { keys });
        if (birthDate !== null) {
          stated.andWhere('(part.birthDate IS NULL OR part.birthDate IN (:...dates) OR part.birthDate LIKE :within)', {
            dates: [...new Set([4, 7, 10].map((length) => birthDate.slice(0, length)))],
            within: `${birthDate}-%`,
          });
        }
        return idsOf(stated, limit);
      }),
    );
    return this.byIds(ids.flat().slice(0, limit));
  }

  /** Those that state one of these documents, by issuer and folded number. */
  async byDocuments(keys: readonly { issuingCountry: string; numberKey: string }[], limit: number): Promise<Notice[]> {
    if (keys.length === 0) return [];
    const stated = this.parts(NoticeDocument).where(
      new Brackets((where) => {
        keys.forEach(({ issuingCountry, numberKey }, index) => {
          where.orWhere(`(part.issuingCountry = :issuer${index} AND part.numberKey = :number${index})`, {
            [`issuer${index}`]: issuingCountry,
            [`number${index}`]: numberKey,
          });
        });
      }),
    );
    return this.byIds(await idsOf(stated, limit));
  }

  /** Those on these persons on record. */
  async bySubjects(personIds: readonly string[], limit: number): Promise<Notice[]> {
    if (personIds.length === 0) return [];
    return inOrder(this.kept().andWhere('notice.subjectId IN (:...personIds)', { personIds }).limit(limit));
  }

  /** Those that name these records. */
  async byRecords(kind: keyof typeof ties, ids: readonly string[], limit: number): Promise<Notice[]> {
    if (ids.length === 0) return [];
    const [tie, column] = ties[kind];
    return this.byIds(await idsOf(this.parts(tie).where(`part.${column} IN (:...ids)`, { ids }), limit));
  }

  async byIds(ids: readonly string[]): Promise<Notice[]> {
    return ids.length === 0 ? [] : inOrder(this.kept().andWhere('notice.id IN (:...ids)', { ids }));
  }

  private parts(part: new () => { noticeId: string }): SelectQueryBuilder<ObjectLiteral> {
    return this.store.reader.createQueryBuilder(part as new () => ObjectLiteral, 'part');
  }

  private kept(): SelectQueryBuilder<Notice> {
    const query = this.store.reader.createQueryBuilder(Notice, 'notice');
    return visibleTo(query, 'notice', this.viewer, this.now);
  }
}

async function idsOf(parts: SelectQueryBuilder<ObjectLiteral>, limit: number): Promise<string[]> {
  const rows = await parts.select('DISTINCT part.noticeId', 'noticeId').limit(limit).getRawMany<{ noticeId: string }>();
  return rows.map(({ noticeId }) => noticeId);
}

/** The newest first: sorted here, so that no engine reads in this order to save itself the sorting. */
async function inOrder(query: SelectQueryBuilder<Notice>): Promise<Notice[]> {
  return (await query.getMany()).sort((one, other) => (one.id < other.id ? 1 : -1));
}
