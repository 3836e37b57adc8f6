import type { Figure } from './score';

/** The regression of scores and its calibration; how it was fitted: bench/README.md. */
export interface ScoreModel {
  /** Mean and deviation of each figure, genuine pairs and impostors counting alike, and its weight. */
  readonly figures: Readonly<
    Record<Figure, { readonly mean: number; readonly deviation: number; readonly weight: number }>
  >;
  readonly bias: number;
  /** Outcomes, and −log10 of the share of impostors that reach them. */
  readonly impostors: readonly (readonly [outcome: number, rarity: number])[];
}

export const scoreModel: ScoreModel = {
  figures: {
    paired: { mean: 2.8, deviation: 0.5589, weight: 1.279 },
    likeness: { mean: 2.004, deviation: 0.6243, weight: 0.9837 },
    meanLikeness: { mean: 0.4029, deviation: 0.0656, weight: -0.3961 },
    offPlace: { mean: 7.882, deviation: 1.807, weight: -0.7618 },
    offTurn: { mean: 0.2145, deviation: 0.06463, weight: -0.3565 },
    edges: { mean: 3.913, deviation: 1.258, weight: 0.481 },
    types: { mean: 0.2139, deviation: 0.2846, weight: 0.3889 },
    choice: { mean: 2.756, deviation: 0.9602, weight: 1.27 },
    missing: { mean: 2.354, deviation: 0.772, weight: -1.17 },
    minutiae: { mean: 7.557, deviation: 0.5851, weight: -0.9737 },
    fit: { mean: 2.083, deviation: 0.7231, weight: 0.7705 },
    support: { mean: -3.007, deviation: 0.7306, weight: 0.5292 },
    rival: { mean: 0.6069, deviation: 0.3119, weight: -0.4225 },
    tight: { mean: 1.598, deviation: 0.8073, weight: 0.6314 },
    near: { mean: 4.634, deviation: 0.6122, weight: -0.4211 },
    ridges: { mean: 0.5223, deviation: 0.1663, weight: -0.3175 },
    directions: { mean: 0.09548, deviation: 0.1451, weight: -0.3726 },
    inArea: { mean: 3.941, deviation: 0.485, weight: 1.437 },
    few: { mean: 0.09347, deviation: 0.461, weight: 0.4402 },
    meanTight: { mean: 0.2239, deviation: 0.1464, weight: 0.2349 },
    meanMissing: { mean: 0.7102, deviation: 0.5865, weight: -2.323 },
    fewerMinutiae: { mean: 3.648, deviation: 0.3445, weight: -0.1872 },
  },
  bias: 2.641,
  impostors: [
    [-14.5, 0.0],
    [-5.043, 0.301],
    [-2.944, 0.7],
    [-1.967, 1.0],
    [-0.6503, 1.5],
    [0.3784, 2.0],
    [1.587, 2.5],
    [2.282, 3.0],
    [3.188, 3.5],
    [5.491, 4.5],
  ],
};
