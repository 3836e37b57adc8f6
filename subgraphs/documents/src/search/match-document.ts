import type { TravelDocument, TravelDocumentType } from '../entities/travel-document';

/** What a document is looked up by: `number` as `documentNumber` gives it, `numberKey` as `documentNumberKey` folds it. */
export interface DocumentKey {
  number: string;
  numberKey: string;
  issuingCountry: string;
}

/** What is asked for. */
export interface DocumentQuery extends Omit<DocumentKey, 'numberKey'> {
  type: TravelDocumentType | null;
}

/** How well one record fits, and why. */
export interface DocumentMatch {
  document: TravelDocument;
  level: 'EXACT' | 'STRONG' | 'POSSIBLE';
  reasons: { feature: string; weight: number; score: number; note: string | null }[];
}

/** A check answers with this many records at most; more than a few of one number would be an error of the data. */
export const MAX_MATCHES = 20;

const order = { EXACT: 0, STRONG: 1, POSSIBLE: 2 };

/**
 * Judges the records that share the key of a document: the very number and issuer is exact, of another kind is strong
 * (officers and issuers name kinds differently), a number that differs only by what a scanner confuses is possible.
 *
 * @param candidates the records found by the number's key and the issuer
 */
export function matchDocument(key: DocumentQuery, candidates: readonly TravelDocument[]): DocumentMatch[] {
  return candidates
    .map((document) => judge(key, document))
    .sort((a, b) => order[a.level] - order[b.level] || (a.document.id < b.document.id ? -1 : 1))
    .slice(0, MAX_MATCHES);
}

/** What the best of the matches comes to. */
export function verdictOf(matches: readonly DocumentMatch[]): 'NO_RECORD' | 'POSSIBLE_MATCH' | 'MATCH' {
  const best = matches[0];
  if (best === undefined) return 'NO_RECORD';
  return best.level === 'POSSIBLE' ? 'POSSIBLE_MATCH' : 'MATCH';
}

function judge(key: DocumentQuery, document: TravelDocument): DocumentMatch {
  const sameNumber = document.number === key.number;
  const sameType = key.type === null || key.type === document.type;
  const reasons: DocumentMatch['reasons'] = [
    {
      feature: 'documentNumber',
      weight: 0.7,
      score: sameNumber ? 1 : 0.6,
      note: sameNumber ? null : 'The numbers differ only in characters that are easily confused, such as O and 0.',
    },
    { feature: 'issuingCountry', weight: 0.2, score: 1, note: null },
  ];
  if (key.type !== null) {
    reasons.push({
      feature: 'type',
      weight: 0.1,
      score: sameType ? 1 : 0,
      note: sameType ? null : 'The record is of another kind of document.',
    });
  }
  return { document, level: sameNumber ? (sameType ? 'EXACT' : 'STRONG') : 'POSSIBLE', reasons };
}
