/** How much of two names the parts that met cover. */
export type Coverage = 'WHOLE' | 'SHORTER' | 'CONTRADICTED';

/** What two names are worth, in bits. */
export interface CoverageWeights {
  /** Before any part is looked at. */
  base: number;
  /** For each bit that the parts which met tell, up to `MOST_TOLD`. */
  rate: number;
  /** For each whole likeness by which the parts that met fall short of the same. */
  unlike: number;
}

/** Weights of names, where nothing else decides and where birth dates are compared too. */
export interface NameWeights {
  coverage: Readonly<Record<Coverage, CoverageWeights>>;
  /** For each bit by which one side tells more than the other in parts that met nothing, up to `MOST_LEFT`. */
  left: number;
  /** For each title, particle or initial that met nothing. */
  light: number;
}

/**
 * WHOLE: no part is left over on either side, titles, particles and initials apart. SHORTER: one side has all that the other has,
 * and more: a name cut short. CONTRADICTED: each side has a part that the other lacks: as a rule two persons of one family.
 *
 * Evidence: logistic regression on one half of the development names, the right person against the three best others of names of
 * nobody; `docs/matching.md` has what it comes to on the other half. Rounded; the bases are shifted so that both sets of weights
 * have their false alerts at the same bits.
 */
export const nameWeights: Readonly<Record<'ALONE' | 'DATED', NameWeights>> = {
  ALONE: {
    coverage: {
      WHOLE: { base: -1.2, rate: 0.49, unlike: -21.7 },
      SHORTER: { base: -5.7, rate: 0.72, unlike: -26.4 },
      CONTRADICTED: { base: -3.8, rate: 0.09, unlike: -8.2 },
    },
    left: -0.24,
    light: -0.5,
  },
  DATED: {
    coverage: {
      WHOLE: { base: -7, rate: 0.33, unlike: -2 },
      SHORTER: { base: -7.8, rate: 0.4, unlike: -5 },
      CONTRADICTED: { base: -13.5, rate: 0.6, unlike: -10 },
    },
    left: -0.12,
    light: 0,
  },
};

/** Parts of a name depend on one another, and families share many of them: what they tell together grows no further than this. */
export const MOST_TOLD = 20;
export const MOST_LEFT = 8;
/** A part of so few bits is a title, a particle or an initial: without it a name is neither shorter nor another. */
export const LIGHT = 1;
