import type { RequestKind } from '../entities/commission-case';

/**
 * How long each answer may take. The months are those of the Statute of the CCF, Art. 40; the days are a policy of this
 * project, since the texts that we know name none. A change holds for what is opened, asked or ordered after it.
 */
export const clocks = {
  /** Until the answer to the person, in months from admissibility. */
  answerMonths: { ACCESS: 4, CORRECTION: 9, DELETION: 9 } satisfies Record<RequestKind, number>,
  /** Until it is said whether a request is admissible, in days from its opening. */
  admissibilityDays: 30,
  /** Until an owner has to have answered a consultation, in days. */
  consultationDays: 30,
  /** Until an owner has to have corrected a record, in days, where the order does not say. */
  correctionDays: 30,
  /** Until the person has to have been told what a case came to, in months from its end. */
  tellMonths: 1,
  /** How far an answer may be put off, in months from its opening. */
  longestMonths: 36,
} as const;
