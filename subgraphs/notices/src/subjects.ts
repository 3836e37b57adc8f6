import { databaseId, type RecordType } from '@crimegraph/shared/ids/global-id';
import { documentNumber, documentNumberKey } from '@crimegraph/shared/matching/document-number';
import { nameKey } from '@crimegraph/shared/matching/name-key';
import { type FoundRecord, MAX_FOUND, type SubjectSource } from '@crimegraph/shared/subject-access/subject-source';
import { Notice } from './entities/notice';
import type { NoticeLoaders } from './loaders';

/** Notices by what they state of their subject, by the records that they name, and by id; whatever their status. */
export const noticeSubjects: SubjectSource<NoticeLoaders> = {
  type: 'Notice',
  entity: Notice,
  personOf: (row) => (row as Notice).subjectId,
  search: async ({ names, birthDate, documents, records }, { loaders }) => {
    const limit = MAX_FOUND + 1;
    const { held } = loaders;
    const idsOf = (type: RecordType) => records.map((id) => databaseId(type, id)).filter((id) => id !== undefined);
    const keys = documents.map(({ number, issuingCountry }) => {
      return { issuingCountry, numberKey: documentNumberKey(documentNumber(number)) };
    });
    const nameKeys = names.map((name) => nameKey(name)).filter((key) => key !== '');
    const [byName, byNumber, byId, ...linked] = await Promise.all([
      held.byNames(nameKeys, birthDate, limit),
      held.byDocuments(keys, limit),
      held.byIds(idsOf('Notice')),
      held.bySubjects(idsOf('Person'), limit),
      held.byRecords('document', idsOf('TravelDocument'), limit),
      held.byRecords('vehicle', idsOf('Vehicle'), limit),
      held.byRecords('fingerprint', idsOf('FingerprintRecord'), limit),
    ]);
    const level = birthDate === null ? ('POSSIBLE' as const) : ('STRONG' as const);
    const found: FoundRecord[] = [
      ...byNumber.map((row) => ({ row, level: 'EXACT' as const, ground: 'DOCUMENT' as const })),
      ...byName.map((row) => ({ row, level, ground: 'NAME' as const })),
      ...byId.map((row) => ({ row, level: null, ground: 'RECORD' as const })),
      ...linked.flat().map((row) => ({ row, level: null, ground: 'LINK' as const })),
    ];
    return { found, complete: [byName, byNumber, ...linked].every((rows) => rows.length <= MAX_FOUND) };
  },
};
