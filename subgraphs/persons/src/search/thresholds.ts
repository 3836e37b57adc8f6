/** What a search gives when all evidence together comes to so many bits; between two points the score rises evenly. */
export type Scale = readonly (readonly [bits: number, score: number])[];

/*
 * Evidence: `npm run bench -- names` on the development names, with the weights of `matching`. Of names of nobody on record, many made to
 * look like somebody, 5 % come to 2.1 bits or more by name alone, and 1 % to 4.7; with birth date, nationality and sex 5 % to 6.6 and
 * 1 % to 10.1. What each level then lets through is in docs/matching.md.
 */

/** By name, nationality and sex, where no birth dates are compared. */
export const SCALE_WITHOUT_DATE: Scale = [
  [-20, 0],
  [-5, 0.2],
  [2.2, 0.6],
  [20, 0.83],
];

/** Where birth dates are compared, but are not the same day, or names contradict each other as those of twins do. */
export const SCALE_WITH_DATE: Scale = [
  [-30, 0],
  [-7, 0.2],
  [6.6, 0.6],
  [30, 0.83],
];

/** With an equal day of birth. */
export const SCALE_WITH_DAY: Scale = [
  [-30, 0],
  [-7, 0.2],
  [6.6, 0.6],
  [12, 0.84],
  [24, 1],
];

/** From this score on the same beyond reasonable confusion. */
export const STRONG_FROM = 0.84;

/** From this score on possible. Nothing less is shown when the question does not say how much it wants. */
export const POSSIBLE_FROM = 0.6;

/** What candidates must come to when the question does not say. */
export const DEFAULT_MIN_SCORE = POSSIBLE_FROM;

/** What a name that does not identify well by itself (`NameQuality` LOW) tells less. An estimate. */
export const LOW_QUALITY_BITS = 1.5;

/** Bits of a name alone below which it is said to be weak: more than one stranger in a hundred comes as near. */
export const TELLING_NAME_BITS = 4.7;

/** How far the score of the very name, which is possible however common it is, rises above `POSSIBLE_FROM` with its bits. */
export const RISE_OF_COMMON_NAMES = 0.02;
