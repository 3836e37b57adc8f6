import { documentNumber, MAX_NUMBER } from '@crimegraph/shared/matching/document-number';
import type { InputProblems } from '@crimegraph/shared/requests/problems';
import { isAfter } from '@crimegraph/shared/scalars/is-after';
import type { DocumentStatus, TravelDocumentType } from '../entities/travel-document';

/** What is reported about one document. */
export interface TravelDocumentInput {
  number: string;
  issuingCountry: string;
  type: TravelDocumentType;
  status: DocumentStatus;
  issuedOn?: string | null;
  validUntil?: string | null;
  lossDate?: string | null;
  lossPlace?: string | null;
  lossCountry?: string | null;
  nationalReference?: string | null;
  remarks?: string | null;
}

/** Notes what is wrong with a report; `path` is where it stands in the input. */
export function validateReport(input: TravelDocumentInput, path: string, now: Date, problems: InputProblems): void {
  const number = documentNumber(input.number);
  problems.expect(
    number.length >= 1 && input.number.length <= MAX_NUMBER,
    `${path}.number`,
    `1 to ${MAX_NUMBER} characters, at least one of them a letter or digit`,
  );
  problems.text(input.lossPlace, `${path}.lossPlace`, 128);
  problems.text(input.nationalReference, `${path}.nationalReference`, 64);
  problems.text(input.remarks, `${path}.remarks`, 500);
  problems.past(input.issuedOn, `${path}.issuedOn`, now);
  problems.past(input.lossDate, `${path}.lossDate`, now);
  problems.expect(!isAfter(input.issuedOn, input.validUntil), `${path}.validUntil`, 'a day after the day of issue');
}
