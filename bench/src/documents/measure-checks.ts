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
 * Every case at every concurrency, our process and the bare statement by turns in the same minutes, so that what else the
 * machine does falls on both; the ratio of their medians is what our own work costs.
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
  const our: Latencies[] = [];
  const bare: Latencies[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    our.push(await latenciesOf(concurrency, measured.seconds, () => ours(measured, checkCase)));
    bare.push(
      await latenciesOf(concurrency, measured.seconds, () =>
        measured.bare.check(documentsOf(checkCase, measured.rows), checkCase.hits),
      ),
    );
  }
  const [a, b] = [loadFigures(our), loadFigures(bare)];
  const name = `${checkCase.name}At${concurrency}`;
  return {
    [`${name}P50Ms`]: a.p50Ms,
    [`${name}P99Ms`]: a.p99Ms,
    [`${name}PerSecond`]: a.requestsPerSecond,
    [`${name}BareP50Ms`]: b.p50Ms,
    [`${name}BareP99Ms`]: b.p99Ms,
    [`${name}Ratio`]: Math.round((a.p50Ms / b.p50Ms) * 100) / 100,
  };
}

function ours({ subgraph, rows }: Measured, checkCase: CheckCase): Promise<number> {
  return ourCheck(subgraph, documentsOf(checkCase, rows), checkCase.hits);
}
