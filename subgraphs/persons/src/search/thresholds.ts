/** What a search gives when all evidence together comes to so many bits; between two points the score rises evenly. */
export type Scale = readonly (readonly [bits: number, score: number])[];

/** With an equal day of birth. */
export const SCALE_WITH_DAY: Scale = [
  [-20, 0],
  [0, 0.2],
  [10.5, 0.6],
  [18, 0.84],
  [40, 1],
];

/** Without: a name alone, or with a year, is never beyond confusion. */
export const SCALE_WITHOUT_DAY: Scale = [
  [-20, 0],
  [0, 0.2],
  [10.5, 0.6],
  [36, 0.83],
];

/** From this score on the same beyond reasonable confusion. */
export const STRONG_FROM = 0.84;

/** From this score on possible. Nothing less is shown when the question does not say how much it wants. */
export const POSSIBLE_FROM = 0.6;

/** What candidates must come to when the question does not say. */
export const DEFAULT_MIN_SCORE = POSSIBLE_FROM;

/** Of the bits of a name that does not identify well by itself (`NameQuality` LOW). */
export const LOW_QUALITY = 0.8;

/** Bits from which on a bare name is not called common. */
export const TELLING_NAME_BITS = 10.5;

/** How far the score of the very name, which is possible however common it is, rises above `POSSIBLE_FROM` with its bits. */
export const RISE_OF_COMMON_NAMES = 0.02;
