/**
 * How much each feature counts; together 1. The birth date weighs most, since names are shared by many and written in
 * many ways: with it a name is a match, against it a name is no candidate, whatever nationality and sex say.
 */
export const weights = {
  name: 0.4,
  birthDate: 0.45,
  /** Many have several nationalities, or change them: little speaks against a match. */
  nationality: 0.1,
  /** Halves the candidates at best, and is mistaken now and then. */
  sex: 0.05,
} as const;

/** What a feature scores that the question or the record lacks: neither for nor against. */
export const NEUTRAL = 0.5;

/** What a name scores that equals the one asked for, by how well it identifies. LOW names are shared by more people. */
export const nameScores = { GOOD: 1, LOW: 0.9 } as const;

/**
 * What a birth date scores by the precision in which both sides agree. Only the full day can lift a name to a match:
 * with all else agreeing, a month comes to 0.829 and a year to 0.798, both below `STRONG_FROM`.
 */
export const birthDateScores = { DAY: 1, MONTH: 0.62, YEAR: 0.55, NEAR: NEUTRAL, DIFFERENT: 0 } as const;

/** From here on the same beyond reasonable confusion: the least that name and day of birth come to is 0.85. */
export const STRONG_FROM = 0.84;

/** From here on possible: a name with nothing against it comes to 0.7, one with nationality and sex against it to 0.625. */
export const POSSIBLE_FROM = 0.6;

/** What candidates must come to when the question does not say: a contradicting birth date comes to 0.55 at most. */
export const DEFAULT_MIN_SCORE = POSSIBLE_FROM;

/** The most that a person of another birth date can come to: with a higher minimum such persons need not be looked at. */
export const MOST_OF_OTHER_BIRTH_DATE = weights.name + weights.nationality + weights.sex;
