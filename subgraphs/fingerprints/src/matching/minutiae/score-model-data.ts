/** The network of scores and its calibration; how it was fitted: docs/fingerprints.md. */
export interface ScoreModel {
  /** Mean and deviation of each figure, genuine pairs and impostors counting alike. */
  readonly inputs: readonly { readonly mean: number; readonly deviation: number }[];
  readonly hidden: readonly { readonly bias: number; readonly weights: readonly number[]; readonly out: number }[];
  readonly bias: number;
  /** Outcomes, and −log10 of the share of impostors that reach them. */
  readonly impostors: readonly (readonly [outcome: number, rarity: number])[];
}

export const scoreModel: ScoreModel = {
  inputs: [
    { mean: 2.795, deviation: 0.5955 },
    { mean: 2.022, deviation: 0.6258 },
    { mean: 0.4183, deviation: 0.07433 },
    { mean: 7.899, deviation: 2.426 },
    { mean: 0.2105, deviation: 0.08662 },
    { mean: 3.913, deviation: 1.284 },
    { mean: 0.2399, deviation: 0.3133 },
    { mean: 2.781, deviation: 0.9422 },
    { mean: 2.304, deviation: 0.8079 },
    { mean: 7.519, deviation: 0.7994 },
    { mean: 2.077, deviation: 0.7353 },
    { mean: -3.296, deviation: 0.9076 },
  ],
  hidden: [
    {
      bias: 0.003754,
      weights: [-0.2749, -0.3091, -0.1514, -0.4943, -0.4186, 0.09069, 0.1577, 0.6167, -0.0848, -1.081, 1.197, 0.1349],
      out: 2.068,
    },
    {
      bias: -1.482,
      weights: [-0.7117, -0.5146, 0.2584, 0.3092, 0.5452, -0.3833, -0.1747, -0.5599, 0.2013, -0.0855, -0.233, -0.287],
      out: -1.443,
    },
    {
      bias: 0.2323,
      weights: [0.3992, 0.1777, -0.542, -0.1385, -0.2869, 0.2266, -0.02204, 0.7996, -0.7453, -0.7015, 0.9892, -0.0391],
      out: 1.994,
    },
    {
      bias: 0.3227,
      weights: [
        -0.4505, -0.2513, 0.1803, 0.7512, -0.09601, -0.5874, -0.08446, -0.6285, 0.7273, -0.1141, -0.5989, 0.3197,
      ],
      out: -1.701,
    },
    {
      bias: 0.1461,
      weights: [0.3427, 0.2251, -0.107, -0.4462, 0.9629, 0.3091, 0.06746, 0.3343, -0.8543, 0.05173, -0.1444, 0.02681],
      out: 1.382,
    },
    {
      bias: -0.3879,
      weights: [-0.4091, -0.2502, 0.387, -0.7377, 0.2, -0.2451, -0.1404, -0.5218, 0.9153, 0.2844, -0.09645, 0.5694],
      out: -1.574,
    },
  ],
  bias: -0.4769,
  impostors: [
    [-10.56, 0.0],
    [-6.825, 0.3],
    [-5.117, 0.7],
    [-4.094, 1],
    [-2.497, 1.5],
    [-1.106, 2],
    [0.1566, 2.5],
    [1.242, 3],
    [2.081, 3.5],
    [4.226, 4.5],
  ],
};
