import { type Latencies, latenciesOf, loadFigures } from '../load';
import type { BareCheck } from './bare-check';
import { type CheckCase, checkCases, documentsOf } from './check-cases';
import type { DocumentsProcess } from './documents-process';
import { ourCheck } from './our-check';

const CONCURRENCIES = [1, 16];
const ROUNDS = 3;
const WARM_UP_SECONDS = 3;

/** Who answers, what is on record, and for how long each is asked at a time. */
export interface Measured {
  subgraph: DocumentsProcess;
  bare: BareCheck;
  rows: number;
  seconds: number;
}

/**
 * Every case at every concurrency; our process, the bare statement, and the bare statement with a durable log by turns in the
 * same minutes, so that what else the machine does falls on all. The ratio of the medians is what our own work costs.
 */
export async function measureChecks(measured: Measured): Promise<Record<string, number>> {
  const figures: Record<string, number> = {};
  for (const checkCase of checkCases) {
    await latenciesOf(4, WARM_UP_SECONDS, () => ours(measured, checkCase));
    for (const concurrency of CONCURRENCIES) {
      Object.assign(figures, await measureCase(measured, checkCase, concurrency));
    }
  }
  return figures;
}

async function measureCase(
  measured: Measured,
  checkCase: CheckCase,
  concurrency: number,
): Promise<Record<string, number>> {
  const { bare, rows, seconds } = measured;
  const rounds: Record<'our' | 'bare' | 'audited', Latencies[]> = { our: [], bare: [], audited: [] };
  let processorMs = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const run = (send: () => Promise<number>) => latenciesOf(concurrency, seconds, send);
    const before = measured.subgraph.processorMs() ?? NaN;
    rounds.our.push(await run(() => ours(measured, checkCase)));
    processorMs += (measured.subgraph.processorMs() ?? NaN) - before;
    rounds.bare.push(await run(() => bare.check(documentsOf(checkCase, rows), checkCase.hits)));
    const audited = bare.audited?.bind(bare);
    if (audited === undefined) continue;
    rounds.audited.push(await run(() => audited(documentsOf(checkCase, rows), checkCase.hits)));
  }
  const name = `${checkCase.name}At${concurrency}`;
  const our = loadFigures(rounds.our);
  return {
    [`${name}P50Ms`]: our.p50Ms,
    [`${name}P99Ms`]: our.p99Ms,
    [`${name}PerSecond`]: our.requestsPerSecond,
    ...(Number.isNaN(processorMs) ? {} : { [`${name}ProcessorMs`]: rounded(processorMs / our.requests) }),
    ...floor(`${name}Bare`, rounds.bare, our.p50Ms),
    ...floor(`${name}BareAudited`, rounds.audited, our.p50Ms),
  };
}

/** The figures of a floor, and how many times its median ours is. */
function floor(name: string, rounds: Latencies[], ourP50Ms: number): Record<string, number> {
  if (rounds.length === 0) return {};
  const { p50Ms, p99Ms } = loadFigures(rounds);
  return {
    [`${name}P50Ms`]: p50Ms,
    [`${name}P99Ms`]: p99Ms,
    [`${name}Ratio`]: rounded(ourP50Ms / p50Ms),
  };
}

function ours({ subgraph, rows }: Measured, checkCase: CheckCase): Promise<number> {
  return ourCheck(subgraph, documentsOf(checkCase, rows), checkCase.hits);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
