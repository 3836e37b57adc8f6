import type { RequestedNotice } from '../requests/requested-notice';
import { colourRules, type ConditionCode, conditionTexts } from './colour-conditions-data';

/** A condition that a request does not meet. */
export interface UnmetCondition {
  code: ConditionCode;
  /** What to do about it, in words. */
  text: string;
}

/** All that a request lacks for its colour, in the order of the rules; empty when it may be made. */
export function unmetConditions(notice: RequestedNotice, bureau: string): UnmetCondition[] {
  return colourRules[notice.colour].conditions
    .filter((code) => !isMet(code, notice, bureau))
    .map((code) => ({ code, text: conditionTexts[code] }));
}

function isMet(code: ConditionCode, notice: RequestedNotice, bureau: string): boolean {
  switch (code) {
    case 'SUBJECT':
      return hasSubject(notice);
    case 'SUBJECT_OR_TRACE':
      return hasSubject(notice) || hasTrace(notice);
    case 'BIRTH_YEAR':
      return Boolean(notice.subject?.birthDate);
    case 'WARRANT':
      return Boolean(notice.warrant);
    case 'CHARGE':
      return (notice.charges ?? []).length > 0;
    case 'UNITED_NATIONS_REQUEST':
      return bureau === 'UNO';
  }
}

function hasSubject(notice: RequestedNotice): boolean {
  return Boolean(notice.subjectId) || (notice.subject?.names ?? []).length > 0;
}

function hasTrace({ documentIds, documents, vehicleIds, fingerprintIds }: RequestedNotice): boolean {
  return [documentIds, documents, vehicleIds, fingerprintIds].some((list) => (list ?? []).length > 0);
}
