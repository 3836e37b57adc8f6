import { databaseId } from '@crimegraph/shared/ids/global-id';
import { documentNumber, documentNumberKey } from '@crimegraph/shared/matching/document-number';
import { type FoundRecord, MAX_FOUND, type SubjectSource } from '@crimegraph/shared/subject-access/subject-source';
import { TravelDocument } from './entities/travel-document';
import type { DocumentLoaders } from './loaders';

/** Documents by number and issuer, by their holders, and by id; those whose report was withdrawn too. */
export const documentSubjects: SubjectSource<DocumentLoaders> = {
  type: 'TravelDocument',
  entity: TravelDocument,
  personOf: (row) => (row as TravelDocument).holderId,
  search: async (question, { loaders }) => {
    const keys = question.documents.map(({ number, issuingCountry }) => {
      const read = documentNumber(number);
      return { issuingCountry, number: read, numberKey: documentNumberKey(read) };
    });
    const idsOf = (type: 'Person' | 'TravelDocument') =>
      question.records.map((id) => databaseId(type, id)).filter((id) => id !== undefined);
    const [byNumber, byHolder, byId] = await Promise.all([
      loaders.store.findHeldByKeys(keys, MAX_FOUND + 1),
      loaders.store.findHeldBy('holderId', idsOf('Person'), MAX_FOUND + 1),
      loaders.store.findHeldBy('id', idsOf('TravelDocument'), MAX_FOUND + 1),
    ]);
    const numbers = new Set(keys.map(({ number, issuingCountry }) => `${issuingCountry} ${number}`));
    const level = ({ issuingCountry, number }: TravelDocument) =>
      numbers.has(`${issuingCountry} ${number}`) ? ('EXACT' as const) : ('STRONG' as const);
    const found: FoundRecord[] = [
      ...byNumber.map((row) => ({ row, level: level(row), ground: 'DOCUMENT' as const })),
      ...byId.map((row) => ({ row, level: null, ground: 'RECORD' as const })),
      ...byHolder.map((row) => ({ row, level: null, ground: 'LINK' as const })),
    ];
    return { found, complete: [byNumber, byHolder, byId].every((rows) => rows.length <= MAX_FOUND) };
  },
};
