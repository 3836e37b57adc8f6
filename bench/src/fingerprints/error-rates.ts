/** How well scores of genuine pairs and of impostors part, all shares from 0 to 1. */
export interface ErrorRates {
  /** Where as large a share of impostors is accepted as of genuine pairs is refused. */
  eer: number;
  /** Genuine pairs refused where at most one impostor in 100, or in 1,000, is accepted. */
  fmr100: number;
  fmr1000: number;
}

/** Error rates at one threshold for all scores; a score equal to the threshold is accepted. */
export function errorRates(genuine: readonly number[], impostors: readonly number[]): ErrorRates {
  const rates = curve(ascending(genuine), ascending(impostors));
  const nearest = rates.reduce((best, rate) => (gap(rate) < gap(best) ? rate : best));
  const refusedAt = (limit: number) =>
    Math.min(...rates.filter((rate) => rate.accepted <= limit).map((rate) => rate.refused));
  return {
    eer: (nearest.accepted + nearest.refused) / 2,
    fmr100: refusedAt(0.01),
    fmr1000: refusedAt(0.001),
  };
}

interface Rate {
  /** Share of impostors accepted. */
  accepted: number;
  /** Share of genuine pairs refused. */
  refused: number;
}

/** The rates at every threshold that parts them differently, and at one above all scores. */
function curve(genuine: Float64Array, impostors: Float64Array): Rate[] {
  const thresholds = [...new Set([...genuine, ...impostors, Infinity])].sort((a, b) => a - b);
  let [refused, below] = [0, 0];
  return thresholds.map((threshold) => {
    while (refused < genuine.length && (genuine[refused] as number) < threshold) refused += 1;
    while (below < impostors.length && (impostors[below] as number) < threshold) below += 1;
    return { refused: refused / genuine.length, accepted: 1 - below / impostors.length };
  });
}

function gap({ accepted, refused }: Rate): number {
  return Math.abs(accepted - refused);
}

function ascending(scores: readonly number[]): Float64Array {
  return Float64Array.from(scores).sort();
}
