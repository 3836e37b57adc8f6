import type { Viewer } from '@crimegraph/shared/identity/viewer';
import type { Store } from '@crimegraph/shared/store/store';
import { visibleTo } from '@crimegraph/shared/store/visible-to';
import { Brackets, type SelectQueryBuilder } from 'typeorm';
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

/** The queries for what notices hold on a person, whatever their status: for the commission. */
export class HeldNoticeStore {
  constructor(
    private readonly store: Store,
    private readonly viewer: Viewer,
    private readonly now: Date,
  ) {}

  /** Those that state one of these names (`nameKey`) with a birth date that does not contradict `birthDate`. */
  async byNames(keys: readonly string[], birthDate: string | null, limit: number): Promise<Notice[]> {
    if (keys.length === 0) return [];
    const stated = this.store.reader
      .createQueryBuilder(NoticeSubjectName, 'name')
      .select('name.noticeId')
      .where('(name.nameKey IN (:...keys) OR name.mrzKey IN (:...keys))');
    if (birthDate !== null) {
      stated.andWhere('(name.birthDate IS NULL OR name.birthDate IN (:...dates) OR name.birthDate LIKE :within)');
    }
    return this.newest(limit)
      .andWhere(`notice.id IN (${stated.getQuery()})`)
      .setParameters({ keys, dates: partsOf(birthDate), within: `${birthDate}-%` })
      .getMany();
  }

  /** Those that state one of these documents, by issuer and folded number. */
  async byDocuments(keys: readonly { issuingCountry: string; numberKey: string }[], limit: number): Promise<Notice[]> {
    if (keys.length === 0) return [];
    const stated = this.newest(limit).innerJoin(NoticeDocument, 'tie', 'tie.noticeId = notice.id');
    return stated
      .andWhere(
        new Brackets((where) => {
          keys.forEach(({ issuingCountry, numberKey }, index) => {
            where.orWhere(`(tie.issuingCountry = :issuer${index} AND tie.numberKey = :number${index})`, {
              [`issuer${index}`]: issuingCountry,
              [`number${index}`]: numberKey,
            });
          });
        }),
      )
      .getMany();
  }

  /** Those on these persons on record. */
  async bySubjects(personIds: readonly string[], limit: number): Promise<Notice[]> {
    if (personIds.length === 0) return [];
    return this.newest(limit).andWhere('notice.subjectId IN (:...personIds)', { personIds }).getMany();
  }

  /** Those that name these records. */
  async byRecords(kind: keyof typeof ties, ids: readonly string[], limit: number): Promise<Notice[]> {
    if (ids.length === 0) return [];
    const [tie, column] = ties[kind];
    return this.newest(limit)
      .innerJoin(tie, 'tie', 'tie.noticeId = notice.id')
      .andWhere(`tie.${column} IN (:...ids)`, { ids })
      .getMany();
  }

  async byIds(ids: readonly string[]): Promise<Notice[]> {
    return ids.length === 0 ? [] : this.newest(ids.length).andWhere('notice.id IN (:...ids)', { ids }).getMany();
  }

  private newest(limit: number): SelectQueryBuilder<Notice> {
    const query = this.store.reader.createQueryBuilder(Notice, 'notice');
    return visibleTo(query, 'notice', this.viewer, this.now).orderBy('notice.id', 'DESC').limit(limit);
  }
}

/** The dates of less precision that agree with a partial date, and itself. */
function partsOf(birthDate: string | null): string[] {
  return birthDate === null ? [''] : [...new Set([4, 7, 10].map((length) => birthDate.slice(0, length)))];
}
