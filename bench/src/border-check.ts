import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { MRZ_SPECIMENS } from '@crimegraph/shared/mrz/specimens';
import { writeMrz } from '@crimegraph/shared/mrz/write-mrz';
import { openStore } from '@crimegraph/shared/store/open-store';
import { syntheticPerson } from '@crimegraph/shared/synthetic/person';
import { Pool } from 'undici';
import { load, type LoadFigures } from './load';
import { startTrialSystem } from './trial-system';

const CONCURRENCIES = [1, 16, 64];
const WARM_UP_SECONDS = 5;
const SECONDS = 15;
/** One check in a hundred meets a record: far more than in life (1 in 15,500), so that hits are part of the figures. */
const HIT_EVERY = 100;
/** Beyond every seeded person: travellers whom no database knows. */
const FIRST_TRAVELLER = 50_000_000;

/**
 * Throughput and latency of the whole BorderCheck (three subgraphs and their joins) on the small seeded world, six
 * processes and the load itself on this machine. Afterwards the audit rows are counted: one for each part of each check.
 */
export async function borderCheck(): Promise<Record<string, number>> {
  const system = await startTrialSystem();
  const pool = new Pool(new URL(system.url).origin, { connections: 64, pipelining: 1 });
  const query = readFileSync(join(projectRoot, 'operations/BorderCheck.graphql'), 'utf8');
  const send = async (n: number) => {
    const response = await pool.request({
      method: 'POST',
      path: '/graphql',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${system.token}`,
        'x-purpose': 'BORDER_CONTROL',
      },
      body: JSON.stringify({ query, variables: { mrz: mrzOf(n) } }),
    });
    const answer = (await response.body.json()) as { errors?: unknown; data?: { documentCheckByMrz?: unknown } };
    if (answer.errors !== undefined || !answer.data?.documentCheckByMrz) throw new Error('a check was not answered');
  };
  let sent = (await load(16, WARM_UP_SECONDS, send)).requests;
  const rounds: [number, LoadFigures][] = [];
  for (const concurrency of CONCURRENCIES) {
    const figures = await load(concurrency, SECONDS, send);
    sent += figures.requests;
    rounds.push([concurrency, figures]);
  }
  await pool.close();
  await system.stop();
  const audited = await auditedSearches(system.dataDir);
  system.remove();
  return figuresOf(rounds, sent, audited);
}

function mrzOf(n: number): string {
  if (n % HIT_EVERY === 0) return MRZ_SPECIMENS[(n / HIT_EVERY) % MRZ_SPECIMENS.length]?.mrz ?? '';
  const person = syntheticPerson(FIRST_TRAVELLER + n);
  const [name] = person.names;
  return writeMrz({
    format: 'TD3',
    documentCode: 'P',
    issuingCountry: 'UTO',
    surname: name?.family ?? '',
    givenNames: name?.given ?? '',
    documentNumber: `N${String(n % 100_000_000).padStart(8, '0')}`,
    nationality: 'UTO',
    birthDate: person.birthDate.length === 10 ? person.birthDate : '1990-01-01',
    sex: person.sex,
    expiryDate: '2031-01-01',
    optionalData: null,
  });
}

/** Searches in the audit logs of the three subgraphs that a border check asks. */
async function auditedSearches(dataDir: string): Promise<number> {
  let count = 0;
  for (const name of ['documents', 'persons', 'notices']) {
    const store = await openStore({ name, entities: [], migrations: [], dataDir });
    const [row] = await store.reader.query<{ n: number }[]>(
      "SELECT COUNT(*) AS n FROM audit_row WHERE action IN ('documentCheckByMrz', 'personSearchByMrz', 'noticeSearchByMrz')",
    );
    count += row?.n ?? 0;
    await store.close();
  }
  return count;
}

function figuresOf(rounds: [number, LoadFigures][], sent: number, audited: number): Record<string, number> {
  if (audited !== 3 * sent) throw new Error(`${sent} checks left ${audited} audit rows instead of ${3 * sent}`);
  const headline = rounds.find(([concurrency]) => concurrency === 16)?.[1];
  const named = rounds.flatMap(([concurrency, figures]) =>
    Object.entries<number>({ ...figures }).map(([name, value]): [string, number] => [`${name}At${concurrency}`, value]),
  );
  return {
    requestsPerSecond: headline?.requestsPerSecond ?? NaN,
    p50Ms: headline?.p50Ms ?? NaN,
    p95Ms: headline?.p95Ms ?? NaN,
    p99Ms: headline?.p99Ms ?? NaN,
    ...Object.fromEntries(named),
    checks: sent,
    auditRows: audited,
  };
}
