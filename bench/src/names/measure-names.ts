import type { AskedName, NameData } from './name-data';
import type { Found, NameSearch } from './name-search';

const GIVEN = 10;
/** Asked before the clock starts. */
const WARM_UP = 50;

type Asked = AskedName & { id: string };
interface Outcome {
  asked: Asked;
  /** Place of the right person among the answers, from 0; -1 when it is not there. */
  rank: number;
  score: number;
}

/**
 * Recall and detection by name alone, in all, by kind and by script; `dated.` of those that state a birth date, with all that is known
 * beside the name. Detection at 1 % is the share of queries whose right person scores above what one negative in a hundred scores.
 * `alarms.` are the shares of negatives that raise a candidate of a level. Times are of single searches, one after the other;
 * `ProcessorMs` is this process's own processor time, which is what it is on a busy machine too.
 */
export async function measureNames(data: NameData, search: NameSearch): Promise<Record<string, number>> {
  const times: number[] = [];
  const processor: number[] = [];
  const run = async (asked: AskedName, byNameAlone: boolean): Promise<Found[]> => {
    const [from, used] = [performance.now(), process.cpuUsage()];
    const found = await search.search(asked, byNameAlone, GIVEN);
    times.push(performance.now() - from);
    const { user, system } = process.cpuUsage(used);
    processor.push((user + system) / 1000);
    return found;
  };
  for (const asked of data.queries.slice(0, WARM_UP)) await run(asked, true);
  times.length = 0;
  processor.length = 0;
  const bare = await measured(data, (asked) => run(asked, true));
  const stated = ({ dob }: AskedName) => dob !== null;
  const withDate = { queries: data.queries.filter(stated), negatives: data.negatives.filter(stated) };
  const dated = await measured(withDate, (asked) => run(asked, false));
  return {
    ...bare,
    ...Object.fromEntries(
      Object.entries(dated)
        .filter(([name]) => !name.includes('.') || name.startsWith('alarms.'))
        .map(([name, value]) => [`dated.${name}`, value]),
    ),
    ...percentiles(times, 'Ms'),
    ...percentiles(processor, 'ProcessorMs'),
    memoryMiB: Math.round(process.memoryUsage().rss / 2 ** 20),
  };
}

function percentiles(values: number[], unit: string): Record<string, number> {
  const sorted = values.sort((a, b) => a - b);
  const at = (part: number) => rounded(sorted[Math.floor(sorted.length * part)] ?? 0);
  return { [`p50${unit}`]: at(0.5), [`p95${unit}`]: at(0.95), [`p99${unit}`]: at(0.99) };
}

async function measured(
  { queries, negatives }: Pick<NameData, 'queries' | 'negatives'>,
  run: (asked: AskedName) => Promise<Found[]>,
): Promise<Record<string, number>> {
  const alarms: (Found | undefined)[] = [];
  for (const asked of negatives) alarms.push((await run(asked))[0]);
  const scores = alarms.map((found) => found?.score ?? -Infinity).sort((a, b) => b - a);
  const threshold = (part: number) => scores[Math.floor(scores.length * part)] ?? -Infinity;
  const outcomes: Outcome[] = [];
  for (const asked of queries) {
    const found = await run(asked);
    const rank = found.findIndex(({ id }) => id === asked.id);
    outcomes.push({ asked, rank, score: found[rank]?.score ?? -Infinity });
  }
  const [one, five] = [threshold(0.01), threshold(0.05)];
  const groups = [...new Set(outcomes.flatMap(({ asked }) => [asked.cls, asked.script]))].sort();
  return Object.assign(
    figures(outcomes, one, five, ''),
    { thresholdAt1: rounded(one), thresholdAt5: rounded(five) },
    ...['EXACT', 'STRONG', 'POSSIBLE', 'WEAK'].map((level) =>
      alarms.some((found) => found?.level !== undefined)
        ? { [`alarms.${level}`]: share(alarms, (found) => found?.level === level) }
        : {},
    ),
    ...groups.map((group) =>
      figures(
        outcomes.filter(({ asked }) => asked.cls === group || asked.script === group),
        one,
        five,
        `${group}.`,
      ),
    ),
  ) as Record<string, number>;
}

function figures(outcomes: readonly Outcome[], one: number, five: number, name: string): Record<string, number> {
  return {
    [`${name}recallAt1`]: share(outcomes, ({ rank }) => rank === 0),
    [`${name}recallAt10`]: share(outcomes, ({ rank }) => rank !== -1),
    [`${name}detectionAt1`]: share(outcomes, ({ score }) => score > one),
    [`${name}detectionAt5`]: share(outcomes, ({ score }) => score > five),
  };
}

function share<T>(all: readonly T[], is: (one: T) => boolean): number {
  return rounded(all.filter(is).length / Math.max(1, all.length));
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
