import { type CsvImport, type ImportOutcome, invalidRow } from '@crimegraph/shared/import/csv-import';
import { documentNumber } from '@crimegraph/shared/matching/document-number';
import { reportDocuments, type ReportOutcome } from '../reports/report-documents';
import type { TravelDocumentInput } from '../reports/validate-report';

/** Stolen and lost documents from CSV: columns are the fields of `TravelDocumentInput`. */
export const csvOfDocuments: CsvImport<TravelDocumentInput> = {
  type: 'TravelDocument',
  inputType: 'TravelDocumentInput',
  columns: [
    { name: 'number', path: 'number', mandatory: 'ROW' },
    { name: 'issuingCountry', path: 'issuingCountry', mandatory: 'ROW' },
    { name: 'type', path: 'type', mandatory: 'ROW' },
    { name: 'status', path: 'status', mandatory: 'ROW' },
    { name: 'issuedOn', path: 'issuedOn' },
    { name: 'validUntil', path: 'validUntil' },
    { name: 'lossDate', path: 'lossDate' },
    { name: 'lossPlace', path: 'lossPlace' },
    { name: 'lossCountry', path: 'lossCountry' },
    { name: 'nationalReference', path: 'nationalReference' },
    { name: 'remarks', path: 'remarks' },
  ],
  duplicate: {
    code: 'DUPLICATE_RECORD',
    problems: [{ path: 'number', expected: 'a document that is not on record yet' }],
  },
  record: async (manager, inputs, { viewer, now, confidentiality }) => {
    const paths = inputs.map(() => 'document');
    const outcomes = await reportDocuments(manager, inputs, paths, viewer, now, confidentiality);
    return outcomes.map(importOutcome);
  },
  duplicateKey: ({ number, issuingCountry, type }) => [issuingCountry, type, documentNumber(number)].join('|'),
};

function importOutcome(outcome: ReportOutcome): ImportOutcome {
  switch (outcome.__typename) {
    case 'ReportTravelDocumentSuccess':
      return { id: outcome.documentId };
    case 'DuplicateRecord':
      return csvOfDocuments.duplicate;
    case 'InvalidInput':
      return invalidRow(outcome.fields);
    case 'NotOwner':
    case 'NotFound':
      return {
        code: 'NOT_OWNER',
        problems: [{ path: 'issuingCountry', expected: 'an issuer for which the importing bureau answers' }],
      };
  }
}
