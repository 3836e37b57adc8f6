import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { type Latencies, latenciesOf, loadFigures } from '../load';
import { type CheckCase, documentsOf } from './check-cases';
import { type DocumentsProcess, startDocuments } from './documents-process';
import type { Ingested, IngestOrder } from './ingest-worker';
import { ourCheck } from './our-check';
import { startVolumeServer } from './volume-server';

const ROUNDS = 3;
const WARM_UP_SECONDS = 3;
const CHECKS_AT_ONCE = 4;
const BULKS_AT_ONCE = 4;
const MAX_BULKS_PER_ROUND = 1_000;
const miss: CheckCase = { name: 'miss', documents: 1, hits: 0 };

/**
 * `documents-ingest [--store mariadb|embedded|both] [--seconds S]`: single checks, four at a time, alone and while four
 * clients report bulks of a thousand as fast as they are taken, by turns on one process and store.
 */
export async function documentsIngest(options: string[]): Promise<Record<string, number>> {
  const { values } = parseArgs({
    args: options,
    options: { store: { type: 'string', default: 'both' }, seconds: { type: 'string', default: '6' } },
  });
  const seconds = Number(values.seconds);
  const stores = values.store === 'both' ? ['embedded', 'mariadb'] : [values.store];
  const figures: Record<string, number> = {};
  for (const store of stores) {
    for (const [name, value] of Object.entries(await measured(store, seconds))) figures[`${store}${name}`] = value;
  }
  return figures;
}

async function measured(store: string, seconds: number): Promise<Record<string, number>> {
  if (store === 'embedded') return onProcess(await startDocuments({}), seconds);
  if (store !== 'mariadb') throw new Error('expected --store mariadb, embedded or both.');
  const server = await startVolumeServer({ directory: undefined, bufferPool: '1G', careless: false });
  try {
    return await onProcess(await startDocuments({ databaseUrl: server.url }), seconds);
  } finally {
    await server.stop();
  }
}

async function onProcess(subgraph: DocumentsProcess, seconds: number): Promise<Record<string, number>> {
  const check = () => ourCheck(subgraph, documentsOf(miss, 1), 0);
  const alone: Latencies[] = [];
  const beside: Latencies[] = [];
  const reported: Ingested[] = [];
  await latenciesOf(CHECKS_AT_ONCE, WARM_UP_SECONDS, check);
  reported.push(await ingest(subgraph, 0, WARM_UP_SECONDS));
  for (let round = 1; round <= ROUNDS; round += 1) {
    alone.push(await latenciesOf(CHECKS_AT_ONCE, seconds, check));
    const [checks, bulks] = await Promise.all([
      latenciesOf(CHECKS_AT_ONCE, seconds, check),
      ingest(subgraph, round, seconds),
    ]);
    beside.push(checks);
    reported.push(bulks);
  }
  await subgraph.stop();
  return figuresOf(alone, beside, reported.slice(1));
}

async function ingest({ address }: DocumentsProcess, round: number, seconds: number): Promise<Ingested> {
  const order: IngestOrder = {
    address,
    first: 1 + round * MAX_BULKS_PER_ROUND * 1_000,
    clients: BULKS_AT_ONCE,
    seconds,
  };
  const worker = new Worker(join(__dirname, 'ingest-worker.js'), { workerData: order });
  const [done] = (await once(worker, 'message')) as [Ingested];
  return done;
}

function figuresOf(alone: Latencies[], beside: Latencies[], reported: Ingested[]): Record<string, number> {
  const [a, b] = [loadFigures(alone), loadFigures(beside)];
  const bulks = loadFigures(reported.map(({ latencies, seconds }) => ({ latencies, seconds })));
  return {
    CheckP50Ms: a.p50Ms,
    CheckP99Ms: a.p99Ms,
    ChecksPerSecond: a.requestsPerSecond,
    CheckBesideIngestP50Ms: b.p50Ms,
    CheckBesideIngestP99Ms: b.p99Ms,
    ChecksBesideIngestPerSecond: b.requestsPerSecond,
    P50Factor: Math.round((b.p50Ms / a.p50Ms) * 100) / 100,
    P99Factor: Math.round((b.p99Ms / a.p99Ms) * 100) / 100,
    DocumentsReportedPerSecond: Math.round(bulks.requestsPerSecond * 1_000),
    BulkP50Ms: bulks.p50Ms,
    BulkP99Ms: bulks.p99Ms,
  };
}
