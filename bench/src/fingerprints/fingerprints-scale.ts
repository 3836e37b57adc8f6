import { fingerprints } from '@crimegraph/fingerprints/definition';
import { compareBudget } from '@crimegraph/fingerprints/matching/fingerprint-policy-data';
import { fingerGallery } from '@crimegraph/fingerprints/matching/gallery/finger-gallery';
import type { PrepareTask } from '@crimegraph/fingerprints/matching/gallery/search-task';
import { demoImpression } from '@crimegraph/fingerprints/seed/demo-template';
import { type TenprintRows, tenprintRows } from '@crimegraph/fingerprints/seed/tenprint-row';
import { insertFingerprints } from '@crimegraph/fingerprints/store';
import { globalId } from '@crimegraph/shared/ids/global-id';
import type { Store } from '@crimegraph/shared/store/store';
import { impressionKinds } from '@crimegraph/shared/synthetic/impression';
import { syntheticId } from '@crimegraph/shared/synthetic/synthetic-id';
import { startTestSubgraph, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { availableParallelism } from 'node:os';

const CHUNK = 200;
const PREPARED_AT_ONCE = 10;
const SEARCHES = 40;
const IDENTIFY = `query ($input: FingerprintIdentificationInput!) { fingerprintIdentification(input: $input) {
  candidates { score record { id } } } }`;
const CHEAP = '{ fingerprintRecord(id: "x") { id } }';

interface Template {
  position: number;
  data: string;
}

/**
 * `npm run bench -- fingerprints-scale [N]`: one process with N synthetic ten-prints (10,000) on the embedded store: how long it
 * reads them at the start, what memory they take; searches over HTTP, one at a time, by another impression (laid flat) of one finger
 * of known position, of unknown position, and of ten fingers; what the first look loses; and how long a cheap request takes
 * beside searches.
 */
export async function fingerprintsScale([size = '10000']: string[]): Promise<Record<string, number>> {
  const count = Number(size);
  const read = { readMs: 0, megabytes: 0 };
  const subgraph = await startTestSubgraph(fingerprints, async (store) => {
    fingerGallery(store, availableParallelism());
    await fill(store, count);
    const started = performance.now();
    const rows = await fingerGallery(store).gallery.current();
    if (rows.count !== count) throw new Error(`expected ${count} records in memory, got ${rows.count}`);
    read.readMs = Math.round(performance.now() - started);
    read.megabytes = Math.round(rows.bytes / 1e6);
  });
  try {
    const probes = Array.from({ length: SEARCHES }, (_, n) => (n * 7_919 + 13) % count);
    const one = (index: number): Template[] => [{ position: 2, data: demoImpression(index, 1) }];
    const unknown = (index: number): Template[] => [{ position: 0, data: demoImpression(index, 2) }];
    const ten = (index: number) => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((position) => finger(index, position));
    await ask(subgraph, one(0));
    return {
      tenprints: count,
      compareBudget,
      ...read,
      ...(await searched(subgraph, 'known', probes, one)),
      ...(await searched(subgraph, 'unknown', probes, unknown)),
      ...(await searched(subgraph, 'tenFingers', probes, ten)),
      ...(await cheapBesideSearches(subgraph, probes.map(one))),
    };
  } finally {
    await subgraph.stop();
  }
}

function finger(index: number, position: number): Template {
  return { position, data: demoImpression(index, 3, impressionKinds.plain, position) };
}

async function searched(
  subgraph: TestSubgraph,
  name: string,
  probes: readonly number[],
  templatesOf: (index: number) => Template[],
): Promise<Record<string, number>> {
  const latencies: number[] = [];
  const ahead: number[] = [];
  let first = 0;
  const rows = await fingerGallery(subgraph.store).gallery.current();
  for (const index of probes) {
    const templates = templatesOf(index);
    const started = performance.now();
    const best = await ask(subgraph, templates);
    latencies.push(performance.now() - started);
    if (best === globalId('FingerprintRecord', syntheticId('fingerprint', index))) first += 1;
    const fingers = templates.map(({ position, data }) => ({
      position,
      template: data,
      isUpright: position !== 0,
    }));
    ahead.push(await rows.aheadOf(syntheticId('fingerprint', index), fingers));
  }
  const share = (least: number) => ahead.filter((records) => records < least).length / ahead.length;
  return {
    [`${name}P50Ms`]: percentile(latencies, 0.5),
    [`${name}P99Ms`]: percentile(latencies, 0.99),
    [`${name}Rank1`]: first / probes.length,
    [`${name}FirstLookHitRateAt1Percent`]: share(rows.count / 100),
    [`${name}FirstLookHitRateAt5Percent`]: share(rows.count / 20),
  };
}

async function cheapBesideSearches(subgraph: TestSubgraph, probes: readonly Template[][]) {
  let searching = true;
  const searches = Promise.all(probes.slice(0, 8).map((templates) => ask(subgraph, templates).catch(() => undefined)));
  void searches.finally(() => (searching = false));
  const latencies: number[] = [];
  while (searching) {
    const started = performance.now();
    await subgraph.ask(CHEAP);
    latencies.push(performance.now() - started);
  }
  return { cheapP50Ms: percentile(latencies, 0.5), cheapMaxMs: percentile(latencies, 1) };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return Math.round(value * 10) / 10;
}

/** The id of the best candidate. */
async function ask(subgraph: TestSubgraph, templates: Template[]): Promise<string | undefined> {
  const answer = await subgraph.ask(IDENTIFY, { input: { templates } });
  const found = answer.data?.['fingerprintIdentification'] as { candidates: { record: { id: string } }[] } | null;
  if (found === null || found === undefined) throw new Error(`not searched: ${JSON.stringify(answer.errors)}`);
  return found.candidates[0]?.record.id;
}

async function fill(store: Store, count: number): Promise<void> {
  const { pool } = fingerGallery(store);
  for (let start = 0; start < count; start += CHUNK) {
    const rows = Array.from({ length: Math.min(CHUNK, count - start) }, (_, offset) =>
      tenprintRows(start + offset, { confidentiality: 1 }),
    );
    const prepared = (await pool.prepare(tasksOf(rows))).flat();
    await store.write((manager) =>
      insertFingerprints(
        manager,
        rows.map((row, index) => ({ ...row, prepared: prepared[index] })),
      ),
    );
  }
}

function tasksOf(rows: readonly TenprintRows[]): PrepareTask[] {
  return Array.from({ length: Math.ceil(rows.length / PREPARED_AT_ONCE) }, (_, task) => ({
    task: 'prepare',
    records: rows
      .slice(task * PREPARED_AT_ONCE, (task + 1) * PREPARED_AT_ONCE)
      .map(({ record, templates }) => ({ kind: record.kind, templates })),
  }));
}
