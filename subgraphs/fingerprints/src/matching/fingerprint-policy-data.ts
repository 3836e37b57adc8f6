/** From which rarity (−log10 of the false-match rate) something is told, and from which it is strong. */
export interface FingerprintThresholds {
  readonly possible: number;
  readonly strong: number;
}

/** One among all: chance has as many tries as there are records. At 1 in 10⁴ a record is shown, at 1 in 10⁶ it is strong. */
export const identificationThresholds: FingerprintThresholds = { possible: 4, strong: 6 };

/** One record that somebody names: chance has one try. */
export const verificationThresholds: FingerprintThresholds = { possible: 3, strong: 4.5 };

/** A finger is said to agree from here on, whatever all fingers together come to. */
export const FINGER_AGREES = 2;

/**
 * Comparisons that one search makes at most. Where a gallery has more, those that are most alike at a first look are compared.
 * Measured by `npm run bench -- fingerprints-scale`.
 */
export const compareBudget = 500;
