import { resolve } from 'node:path';
import { compareFingers } from '@crimegraph/fingerprints/matching/minutiae/compare-fingers';
import { callerDirectory } from '@crimegraph/shared/config/environment';
import { errorRates } from './error-rates';
import { type Impression, readImpressions } from './read-impressions';

/** Comparisons are told apart after as much warming up. */
const SPEED_SECONDS = 5;

/**
 * `npm run bench -- fingerprints DIR`: the verification protocol on every set below a directory. Genuine: all pairs of impressions
 * of a finger. Impostors: all pairs of impressions of different fingers of a set. Scores of all sets are pooled under one
 * threshold. Rank 1: the first impression of every finger of a set is on record, every other impression is looked for. Speed:
 * each impression against all of its set, on one core.
 */
export function fingerprints([directory = '']: string[]): Promise<Record<string, number>> {
  const impressions = readImpressions(resolve(callerDirectory(), directory));
  const sets = grouped(impressions, ({ set }) => set);
  const genuine: number[] = [];
  const impostors: number[] = [];
  const ranks: boolean[] = [];
  for (const set of sets) {
    const scores = allScores(set);
    set.forEach((one, row) =>
      set.slice(0, row).forEach((other, column) => {
        (one.finger === other.finger ? genuine : impostors).push(scores[row]?.[column] as number);
      }),
    );
    ranks.push(...firstRanks(set, scores));
  }
  if (genuine.length === 0 || impostors.length === 0) throw new Error(`expected sets of impressions in ${directory}.`);
  return Promise.resolve({
    impressions: impressions.length,
    genuinePairs: genuine.length,
    impostorPairs: impostors.length,
    ...errorRates(genuine, impostors),
    rank1: ranks.filter(Boolean).length / ranks.length,
    comparisonsPerSecond: Math.round(speed(sets)),
  });
}

/** The score of each pair, at [later][earlier]. */
function allScores(set: readonly Impression[]): number[][] {
  return set.map((one, row) => set.slice(0, row).map((other) => compareFingers(one.prepared, other.prepared).score));
}

/** For each impression but the first of its finger: whether the first of its own finger is ahead of those of all others. */
function firstRanks(set: readonly Impression[], scores: readonly (readonly number[])[]): boolean[] {
  const gallery = grouped([...set.keys()], (index) => set[index]?.finger ?? '').map(([first]) => first as number);
  return set.flatMap(({ finger }, probe) => {
    if (gallery.includes(probe)) return [];
    const scoreOf = (index: number) => scores[Math.max(probe, index)]?.[Math.min(probe, index)] as number;
    const own = gallery.find((index) => set[index]?.finger === finger) as number;
    return [gallery.every((index) => index === own || scoreOf(index) < scoreOf(own))];
  });
}

function speed(sets: readonly Impression[][]): number {
  const started = performance.now();
  let compared = 0;
  for (;;) {
    for (const set of sets) {
      for (const one of set) {
        for (const other of set) compareFingers(one.prepared, other.prepared);
        compared += set.length;
        const seconds = (performance.now() - started) / 1_000;
        if (seconds > SPEED_SECONDS) return compared / seconds;
      }
    }
  }
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
}
