/** Beyond this no rarity is told: the calibration ends there, however many fingers agree. */
export const MAX_RARITY = 9;

/**
 * How rare it is that two persons come as near as this, from how rare it is for each finger compared: −log10 of the false-match
 * rate, 0 to 9. Fingers are taken as independent. Two tests are made, Fisher's of all fingers together and the best finger alone
 * (Bonferroni), so that neither ten doubtful fingers nor one clear finger among nine bad ones is lost; the price of two tests is a
 * factor of 2.
 */
export function fusedRarity(rarities: readonly number[]): number {
  const [only] = rarities;
  if (only === undefined || rarities.length === 1) return Math.min(MAX_RARITY, only ?? 0);
  const best = Math.max(...rarities) - Math.log10(rarities.length);
  const fused = Math.max(best, fisher(rarities)) - Math.log10(2);
  return Math.min(MAX_RARITY, Math.max(0, fused));
}

/** The best of several tries, none of which was to be expected: a finger of unknown position. */
export function rarityOfTries(best: number, tries: number): number {
  return tries <= 1 ? best : Math.max(0, best - Math.log10(tries));
}

/** −log10 of the chance that a product of as many even chances is as small: p · Σ (−ln p)^i / i!, for i below their number. */
function fisher(rarities: readonly number[]): number {
  const logarithm = rarities.reduce((sum, rarity) => sum + rarity, 0) * Math.LN10;
  let [term, sum] = [1, 1];
  for (let index = 1; index < rarities.length; index += 1) {
    term *= logarithm / index;
    sum += term;
  }
  return (logarithm - Math.log(sum)) / Math.LN10;
}
