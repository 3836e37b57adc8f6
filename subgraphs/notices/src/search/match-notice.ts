import type { GraphReading } from '@crimegraph/shared/mrz/graph-reading';
import { documentNumber } from '@crimegraph/shared/matching/document-number';
import { comparePartialDates } from '@crimegraph/shared/scalars/partial-date';
import type { NoticeDocument } from '../entities/notice-document';
import type { NoticeSubjectName } from '../entities/notice-subject-name';

/** What of a zone is compared with what notices state. */
export type ZoneQuestion = Pick<GraphReading, 'documentNumber' | 'issuingCountry' | 'documentType' | 'birthDate'>;

/** One piece of evidence, as `MatchReason` of the schema. */
export interface Reason {
  feature: string;
  weight: number;
  score: number;
  note: string | null;
}

/** How well what a notice states fits a zone, and why. */
export interface Evidence {
  level: 'EXACT' | 'STRONG' | 'POSSIBLE';
  /** 0 to 1: the part of the weights that agreed. */
  score: number;
  reasons: Reason[];
}

/**
 * Judges a document that a notice states and that has the issuer and the folded number of the zone's document: the very
 * number is exact, of another kind strong (issuers and officers name kinds differently), a number that differs by what a
 * scanner confuses is possible.
 */
export function matchStatedDocument(zone: ZoneQuestion, stated: NoticeDocument): Evidence {
  const sameNumber = stated.number === documentNumber(zone.documentNumber);
  const reasons: Reason[] = [
    {
      feature: 'documentNumber',
      weight: 0.7,
      score: sameNumber ? 1 : 0.6,
      note: sameNumber ? null : 'The numbers differ only in characters that are easily confused, such as O and 0.',
    },
    { feature: 'issuingCountry', weight: 0.2, score: 1, note: null },
  ];
  const sameType = stated.type === null || zone.documentType === null || stated.type === zone.documentType;
  if (stated.type !== null && zone.documentType !== null) {
    const note = sameType ? null : 'The notice names another kind of document.';
    reasons.push({ feature: 'type', weight: 0.1, score: sameType ? 1 : 0, note });
  }
  return evidence(sameNumber ? (sameType ? 'EXACT' : 'STRONG') : 'POSSIBLE', reasons);
}

/**
 * Judges a name that a notice states and that has the key of the zone's name: with the same full birth date it is strong,
 * with a date that is not known as well, or not at all, possible; null when the dates contradict each other.
 */
export function matchStatedName(zone: ZoneQuestion, stated: NoticeSubjectName): Evidence | null {
  const name: Reason = { feature: 'name', weight: 0.5, score: 1, note: null };
  if (zone.birthDate === null || stated.birthDate === null) {
    const side = zone.birthDate === null ? 'The zone' : 'The notice';
    const note = `${side} does not say when the person was born: the name alone is no identity.`;
    return evidence('POSSIBLE', [name, { feature: 'birthDate', weight: 0.5, score: 0, note }]);
  }
  const comparison = comparePartialDates(zone.birthDate, stated.birthDate);
  if (comparison === 'DIFFERENT') return null;
  const isSameDay = comparison === 'SAME' && stated.birthDate.length === FULL_DATE;
  const note = isSameDay ? null : 'The birth date is known only in part; what is known agrees.';
  const birthDate: Reason = { feature: 'birthDate', weight: 0.5, score: isSameDay ? 1 : 0.5, note };
  return evidence(isSameDay ? 'STRONG' : 'POSSIBLE', [name, birthDate]);
}

/** The better of two, or what there is. */
export function betterEvidence(a: Evidence | undefined, b: Evidence): Evidence {
  return a === undefined || compareEvidence(b, a) < 0 ? b : a;
}

/** Sorts the best first. */
export function compareEvidence(a: Evidence, b: Evidence): number {
  return LEVELS[a.level] - LEVELS[b.level] || b.score - a.score;
}

/** One piece of evidence out of what the document and what the name say: the better level, all reasons. */
export function joinEvidence(document: Evidence | undefined, name: Evidence | undefined): Evidence | undefined {
  if (document === undefined || name === undefined) return document ?? name;
  const better = betterEvidence(document, name);
  return { ...better, reasons: [...document.reasons, ...name.reasons] };
}

const LEVELS = { EXACT: 0, STRONG: 1, POSSIBLE: 2 };
const FULL_DATE = 'YYYY-MM-DD'.length;

function evidence(level: Evidence['level'], reasons: Reason[]): Evidence {
  const total = reasons.reduce((sum, reason) => sum + reason.weight, 0);
  const agreed = reasons.reduce((sum, reason) => sum + reason.weight * reason.score, 0);
  return { level, score: Math.round((agreed / total) * 1_000) / 1_000, reasons };
}
