import type { Compared } from './compare-fingers';
import { scoreModel } from './score-model-data';

/**
 * The score of a comparison: what was found, as twelve figures, through a small neural network that was fitted on development
 * prints, then the false-match rate of its outcome among impostors. Higher is rarer; without limit for what is rarer than any
 * impostor seen, by the slope of the tail, up to `MAX_SCORE`.
 */
export function scoreOf(found: Compared): number {
  const inputs = figuresOf(found).map((figure, index) => {
    const { mean, deviation } = scoreModel.inputs[index]!;
    return Math.min(LIMIT, Math.max(-LIMIT, (figure - mean) / deviation));
  });
  let outcome = scoreModel.bias;
  for (const { bias, weights, out } of scoreModel.hidden) {
    outcome += out * Math.tanh(weights.reduce((sum, weight, index) => sum + weight * inputs[index]!, bias));
  }
  return calibrated(outcome);
}

/** Beyond this rate nothing was measured, nor could be by any set at hand. */
const MAX_SCORE = 9;
/** Figures further from the mean, in deviations, say no more. */
const LIMIT = 2.5;

/** What the network is given. Counts and sums as logarithms: the first few pairs say more than the next. */
export function figuresOf(found: Compared): number[] {
  const paired = Math.max(1, found.paired);
  return [
    Math.log1p(found.paired),
    Math.log1p(found.likeness),
    found.likeness / paired,
    Math.sqrt(found.offPlace),
    Math.sqrt(Math.max(0, found.offTurn)),
    Math.log1p(found.edges),
    found.types / (paired + 2),
    Math.log1p(Math.max(0, found.choice)),
    Math.log1p(found.missing),
    Math.log(found.countA * found.countB + 1),
    Math.log1p(found.fit),
    Math.log(found.support + 1e-3),
  ];
}

/** −log10 of the share of impostors whose outcome is as high: measured points, joined by lines, and the slope of the last. */
function calibrated(outcome: number): number {
  const { impostors } = scoreModel;
  const above = impostors.findIndex(([point]) => point > outcome);
  if (above === 0) return 0;
  const from = above === -1 ? impostors.length - 2 : above - 1;
  const [[x0, y0], [x1, y1]] = [impostors[from]!, impostors[from + 1]!];
  return Math.min(MAX_SCORE, y0 + ((outcome - x0) * (y1 - y0)) / (x1 - x0));
}
