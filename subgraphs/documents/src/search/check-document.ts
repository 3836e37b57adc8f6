import { documentSearchKey } from '@crimegraph/shared/audit/search-key';
import { codedError } from '@crimegraph/shared/errors/coded-error';
import { globalId } from '@crimegraph/shared/ids/global-id';
import { documentNumber, documentNumberKey, MAX_NUMBER } from '@crimegraph/shared/matching/document-number';
import type { Context } from '../context';
import type { DocumentDatabase, TravelDocumentType } from '../entities/travel-document';
import { type DocumentMatch, matchDocument, verdictOf } from './match-document';

/** A document as a caller asks for it. A null issuer is one that the reading of a zone could not make out. */
export interface DocumentQuestion {
  number: string;
  issuingCountry: string | null;
  type?: TravelDocumentType | null;
}

/** The databases that every check searches. */
const searched = ['SLTD', 'TDAWN', 'SAD'] as const;

/**
 * Searches databases of documents for one document and notes the search in the audit trail.
 *
 * @param databases all of them unless said otherwise
 * @throws BAD_USER_INPUT when the number has no letter or digit, or is too long, or the issuer is not known
 */
export async function checkDocument(
  question: DocumentQuestion,
  context: Context,
  databases: readonly DocumentDatabase[] = searched,
) {
  const key = { ...checked(question), type: question.type ?? null };
  const { number, issuingCountry } = key;
  const candidates = await context.loaders.byKey.load({ number, numberKey: documentNumberKey(number), issuingCountry });
  const matches = matchDocument(
    key,
    candidates.filter(({ database }) => databases.includes(database)),
  );
  const checkId = context.audit.search([documentSearchKey(key.number, key.issuingCountry)], matches.map(metRecord));
  return { checkId, checkedAt: context.now, verdict: verdictOf(matches), searched: databases, matches, mrz: null };
}

function checked(question: DocumentQuestion): { number: string; issuingCountry: string } {
  const number = documentNumber(question.number);
  if (number === '' || number.length > MAX_NUMBER) {
    throw codedError('BAD_USER_INPUT', `"number": expected 1 to ${MAX_NUMBER} letters and digits.`);
  }
  if (question.issuingCountry === null) {
    throw codedError('BAD_USER_INPUT', '"issuingCountry": expected the code of a known issuing state or organisation.');
  }
  return { number, issuingCountry: question.issuingCountry };
}

function metRecord({ document, level }: DocumentMatch) {
  return {
    id: globalId('TravelDocument', document.id),
    type: 'TravelDocument' as const,
    owner: document.owner,
    level,
  };
}
