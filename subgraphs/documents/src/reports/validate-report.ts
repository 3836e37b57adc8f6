import { documentNumber, MAX_NUMBER } from '@crimegraph/shared/matching/document-number';
import type { InputProblems } from '@crimegraph/shared/requests/problems';
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
  const today = now.toISOString().slice(0, 10);
  problems.expect(!isAfter(input.issuedOn, today), `${path}.issuedOn`, 'a day that is not in the future');
  problems.expect(!isAfter(input.lossDate, today), `${path}.lossDate`, 'a day that is not in the future');
  problems.expect(!isAfter(input.issuedOn, input.validUntil), `${path}.validUntil`, 'a day after the day of issue');
}

/** Whether `a` is after `b`; ISO dates, of which a partial one is compared as far as it goes. */
function isAfter(a: string | null | undefined, b: string | null | undefined): boolean {
  if (!a || !b) return false;
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) > b.slice(0, length);
}
