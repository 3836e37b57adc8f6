import { fingerprints } from '@crimegraph/fingerprints/definition';
import { populations } from '@crimegraph/fingerprints/dna/allele-frequencies';
import { dnaGalleries } from '@crimegraph/fingerprints/dna/dna-galleries';
import { alleleText } from '@crimegraph/fingerprints/dna/genotype';
import { insertDnaProfiles, insertRelatives } from '@crimegraph/fingerprints/dna/insert-dna-profiles';
import { loci } from '@crimegraph/fingerprints/dna/loci-data';
import { DnaProfile } from '@crimegraph/fingerprints/entities/dna-profile';
import { newRecord } from '@crimegraph/shared/store/new-record';
import type { Store } from '@crimegraph/shared/store/store';
import { Random } from '@crimegraph/shared/synthetic/random';
import { startTestSubgraph, type TestSubgraph, testViewer } from '@crimegraph/shared/testing/test-subgraph';
import { latenciesOf, loadFigures } from './load';

const CHUNK = 2_000;
const SECONDS = 10;
const RELATIVES = 20_000;
/** Loci of the extended European set: what most profiles of the database have. */
const TYPED = 12;
const SEARCH = `query ($input: DnaSearchInput!) { dnaSearch(input: $input) { verdict candidates { quality profile { id } } } }`;
const KIN = `query ($input: KinshipSearchInput!) { kinshipSearch(input: $input) { verdict candidates { likelihoodRatio } } }`;

/**
 * `npm run bench -- dna [N]`: one process with N synthetic profiles (250,000) drawn from published frequencies, and 20,000
 * relatives, on the embedded store: how long it reads them at the start, what memory they take, and searches over HTTP that
 * miss, that meet a full match and a near one, one and eight at a time, with audit and row rules.
 */
export async function dna([size = '250000']: string[]): Promise<Record<string, number>> {
  const count = Number(size);
  const subgraph = await startTestSubgraph(fingerprints, (store) => fill(store, count));
  try {
    const [memory, started] = [process.memoryUsage(), performance.now()];
    const rows = await dnaGalleries(subgraph.store).profiles.current();
    if (rows.count !== count) throw new Error(`expected ${count} profiles in memory, got ${rows.count}`);
    await dnaGalleries(subgraph.store).relatives.current();
    const readMs = performance.now() - started;
    const grown = process.memoryUsage().arrayBuffers - memory.arrayBuffers;
    const figures = { profiles: count, readMs: Math.round(readMs), megabytes: Math.round(grown / 1e5) / 10 };
    return {
      ...figures,
      ...(await searched('miss', 1, (n) => ask(subgraph, profile(count * 2 + n), 'NO_RECORD'))),
      ...(await searched('hit', 1, (n) => ask(subgraph, profile((n * 7_919) % count), 'MATCH'))),
      ...(await searched('near', 1, (n) => ask(subgraph, nearly((n * 104_729) % count), 'POSSIBLE_MATCH'))),
      ...(await searched('missOfEight', 8, (n) => ask(subgraph, profile(count * 3 + n), 'NO_RECORD'))),
      ...(await searched('kinship', 1, (n) => kinship(subgraph, profile(count * 4 + n)))),
    };
  } finally {
    await subgraph.stop();
  }
}

async function searched(name: string, atOnce: number, send: (n: number) => Promise<void>) {
  const { requestsPerSecond, p50Ms, p99Ms } = loadFigures([await latenciesOf(atOnce, SECONDS, send)]);
  return { [`${name}PerSecond`]: requestsPerSecond, [`${name}P50Ms`]: p50Ms, [`${name}P99Ms`]: p99Ms };
}

async function ask(subgraph: TestSubgraph, alleles: Alleles, verdict: string): Promise<void> {
  const answer = await subgraph.ask(SEARCH, { input: { kind: 'SCENE', loci: lociOf(alleles) } });
  const found = (answer.data?.['dnaSearch'] as { verdict: string } | undefined)?.verdict;
  if (found !== verdict) throw new Error(`expected ${verdict}, got ${String(found)}`);
}

async function kinship(subgraph: TestSubgraph, alleles: Alleles): Promise<void> {
  const input = { kind: 'UNIDENTIFIED_BODY', loci: lociOf(alleles) };
  const answer = await subgraph.ask(KIN, { input }, { purpose: 'IDENTIFICATION' });
  if (answer.errors !== undefined) throw new Error(answer.errors[0]?.message);
}

type Alleles = Record<string, [string, string]>;
const lociOf = (alleles: Alleles) => Object.entries(alleles).map(([locus, pair]) => ({ locus, alleles: pair }));

/** The profile of this index: alleles drawn by their frequencies. */
function profile(index: number): Alleles {
  const random = new Random('dna-bench', index);
  const population = populations[index % populations.length];
  if (population === undefined) throw new Error('no population');
  return Object.fromEntries(
    loci.slice(0, TYPED).map(({ name, period }, place): [string, [string, string]] => {
      const draw = () => {
        const codes = population.alleles(place);
        let left = random.unit() * codes.reduce((sum, code) => sum + population.frequency(place, code), 0);
        const code = codes.find((one) => (left -= population.frequency(place, one)) <= 0) ?? codes[0] ?? 0;
        return alleleText(code, period);
      };
      return [name, [draw(), draw()]];
    }),
  );
}

/** The same with one allele that nobody has. */
function nearly(index: number): Alleles {
  const alleles = profile(index);
  return { ...alleles, FGA: [alleles['FGA']?.[0] ?? '', '55'] };
}

async function fill(store: Store, count: number): Promise<void> {
  const record = () => newRecord('fingerprints', testViewer, new Date());
  for (let start = 0; start < count; start += CHUNK) {
    const rows = Array.from({ length: Math.min(CHUNK, count - start) }, (_, offset) =>
      Object.assign(new DnaProfile(), record(), {
        kind: 'PERSON' as const,
        personId: null,
        alleles: JSON.stringify(profile(start + offset)),
        nationalReference: null,
      }),
    );
    await store.write((manager) => insertDnaProfiles(manager, rows));
  }
  for (let start = 0; start < RELATIVES; start += CHUNK) {
    const rows = Array.from({ length: CHUNK }, (_, offset) => ({
      ...record(),
      relationship: 'PARENT' as const,
      consentedOn: '2026-01-01',
      alleles: JSON.stringify(profile(count * 5 + start + offset)),
      nationalReference: null,
      missingPersonId: null,
    }));
    await store.write((manager) => insertRelatives(manager, rows));
  }
}
