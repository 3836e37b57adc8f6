import { CoreSearch, type Found } from './core-search';
import { type AskedName, readNameData } from './name-data';

type Rank = (found: readonly Found[], id: string) => number;
const rankOf: Rank = (found, id) => found.findIndex((one) => one.id === id);

/**
 * `npm run bench -- names DIR`: recall and detection of the matching core on a directory of names: `gallery.jsonl`, `queries.jsonl`
 * and `negatives.jsonl`. Detection at 1 % false alerts is the share of queries whose right person scores above what one negative in
 * a hundred scores. `dated` figures are of the queries that state a birth date, with everything that is known beside the name.
 */
export function names([directory]: string[]): Promise<Record<string, number>> {
  if (directory === undefined) return Promise.reject(new Error('expected a directory of names.'));
  const data = readNameData(directory);
  const started = performance.now();
  const search = new CoreSearch(data.gallery);
  const buildMs = Math.round(performance.now() - started);
  const times: number[] = [];
  const run = (asked: AskedName, byNameAlone: boolean): Found[] => {
    const from = performance.now();
    const found = search.search(asked, byNameAlone);
    times.push(performance.now() - from);
    return found;
  };
  const bare = measured(data, (asked) => run(asked, true));
  const dated = measured(
    {
      queries: data.queries.filter(({ dob }) => dob !== null),
      negatives: data.negatives.filter(({ dob }) => dob !== null),
    },
    (asked) => run(asked, false),
  );
  times.sort((a, b) => a - b);
  return Promise.resolve({
    persons: data.gallery.length,
    queries: data.queries.length,
    unanswerable: data.unanswerable,
    negatives: data.negatives.length,
    buildMs,
    ...bare,
    ...Object.fromEntries(
      ['recallAt1', 'recallAt10', 'detectionAt1', 'detectionAt5'].map((name) => [`dated.${name}`, dated[name] ?? 0]),
    ),
    p50Ms: rounded(times[Math.floor(times.length * 0.5)] ?? 0),
    p99Ms: rounded(times[Math.floor(times.length * 0.99)] ?? 0),
  });
}

type Asked = AskedName & { id: string };

function measured(
  data: { queries: Asked[]; negatives: AskedName[] },
  run: (asked: AskedName) => Found[],
): Record<string, number> {
  const alarms = data.negatives.map((asked) => run(asked)[0]?.bits ?? -Infinity).sort((a, b) => b - a);
  const threshold = (share: number) => alarms[Math.floor(alarms.length * share)] ?? -Infinity;
  const outcomes = data.queries.map((asked) => {
    const found = run(asked);
    const rank = rankOf(found, asked.id);
    return { asked, rank, bits: rank === -1 ? -Infinity : (found[rank]?.bits ?? -Infinity) };
  });
  const [one, five] = [threshold(0.01), threshold(0.05)];
  const figures = (of: typeof outcomes, name: string) => ({
    [`${name}recallAt1`]: share(of, ({ rank }) => rank === 0),
    [`${name}recallAt10`]: share(of, ({ rank }) => rank !== -1),
    [`${name}detectionAt1`]: share(of, ({ bits }) => bits > one),
    [`${name}detectionAt5`]: share(of, ({ bits }) => bits > five),
  });
  const groups = [...new Set(outcomes.flatMap(({ asked }) => [asked.cls, asked.script]))].sort();
  const byGroup = groups.map((group) =>
    figures(
      outcomes.filter(({ asked }) => asked.cls === group || asked.script === group),
      `${group}.`,
    ),
  );
  return Object.assign(figures(outcomes, ''), ...byGroup) as Record<string, number>;
}

function share<T>(all: readonly T[], is: (one: T) => boolean): number {
  return rounded(all.filter(is).length / Math.max(1, all.length));
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
