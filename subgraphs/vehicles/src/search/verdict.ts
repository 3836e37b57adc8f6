import type { VehicleMatch } from './match-vehicle';

/** What the best of the matches comes to. */
export function verdictOf(matches: readonly VehicleMatch[]): 'NO_RECORD' | 'POSSIBLE_MATCH' | 'MATCH' {
  const best = matches[0];
  if (best === undefined) return 'NO_RECORD';
  return best.level === 'EXACT' ? 'MATCH' : 'POSSIBLE_MATCH';
}
