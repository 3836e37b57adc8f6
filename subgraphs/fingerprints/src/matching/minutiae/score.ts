import type { Compared } from './compare-fingers';
import { scoreModel } from './score-model-data';

/** Beyond this rate nothing was measured, nor could be by any set at hand. */
export const MAX_SCORE = 9;
/** Figures further from the mean, in deviations, say no more. */
const LIMIT = 3;

/**
 * The score of a comparison: what was found, as figures, weighed by a logistic regression that was fitted on development prints, then
 * the false-match rate of its outcome among impostors. Higher is rarer; for what is rarer than any impostor seen, by the slope of
 * the tail, up to `MAX_SCORE`.
 */
export function scoreOf(found: Compared): number {
  return calibrated(outcomeOf(found));
}

/** The logarithm of the odds, for as many genuine pairs as impostors. */
function outcomeOf(found: Compared): number {
  const figures = figuresOf(found);
  return Object.entries(scoreModel.figures).reduce((sum, [name, { mean, deviation, weight }]) => {
    const off = (figures[name as Figure] - mean) / deviation;
    return sum + weight * Math.min(LIMIT, Math.max(-LIMIT, off));
  }, scoreModel.bias);
}

/** What the regression is given. */
export type Figure = keyof ReturnType<typeof figuresOf>;

/**
 * Counts and sums as logarithms: the first few pairs say more than the next. Means over pairs are drawn towards what impostors
 * have, as if there were four pairs more, so that two pairs that happen to fit do not pass for a match.
 */
export function figuresOf({ evidence, flow, choice, rival, support, countA, countB }: Compared) {
  const { paired } = evidence;
  const mean = (sum: number, usual: number) => (sum + 4 * usual) / (paired + 4);
  return {
    paired: Math.log1p(paired),
    likeness: Math.log1p(evidence.likeness),
    meanLikeness: mean(evidence.likeness, 0.35),
    offPlace: Math.sqrt(mean(evidence.offPlace * paired, 60)),
    offTurn: Math.sqrt(mean(Math.max(0, evidence.offTurn) * paired, 0.05)),
    edges: Math.log1p(evidence.edges),
    types: mean(evidence.types, 0),
    choice: Math.log1p(Math.max(0, choice)),
    missing: Math.log1p(evidence.missing),
    minutiae: Math.log1p(countA * countB),
    fit: Math.log1p(evidence.fit),
    support: Math.log(support + 0.01),
    rival: Math.min(rival, 1.2),
    tight: Math.log1p(evidence.tight),
    near: Math.log1p(flow.near),
    ridges: flow.ridges / (flow.weight + 3),
    directions: flow.directions / (flow.weight + 3),
    inArea: Math.log1p(evidence.inArea),
    few: Math.max(0, 6 - paired),
    meanTight: mean(evidence.tight, 0),
    meanMissing: evidence.missing / (paired + 4),
    fewerMinutiae: Math.log1p(Math.min(countA, countB)),
  };
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
