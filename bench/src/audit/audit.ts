import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { openLog } from '@crimegraph/shared/audit/open-log';
import { type MariadbServer, startMariadb } from '@crimegraph/shared/testing/mariadb-server';
import { createConnection } from 'mysql2/promise';
import { type DocumentsProcess, startDocuments } from '../documents/documents-process';
import { load, type LoadFigures } from '../load';

const CONCURRENCIES = [1, 16, 64, 256];
/** With the log and without it, by turns, so that both meet the same machine. */
const ROUNDS = 5;
const SECONDS = 4;
const WARM_UP_SECONDS = 3;
const CHECK =
  'query ($number: String!) { documentCheck(number: $number, issuingCountry: "FRA") { checkId verdict matches { level } } }';

interface Round {
  figures: LoadFigures;
  /** Processor time of the subgraph's process for one check, in ms. */
  processorMs: number;
}

/**
 * What the durable audit log costs: checks that miss, as nearly all do in life, by the documents process as it is and by the
 * same process without the log, side by side on the embedded store and on MariaDB.
 */
export async function audit(): Promise<Record<string, number>> {
  const embedded = await measured('embedded', undefined);
  const server = await startMariadb(['--innodb-flush-log-at-trx-commit=1']);
  try {
    const databases = await Promise.all(['audited', 'unaudited'].map((name) => createDatabase(server, name)));
    return { ...embedded, ...(await measured('mariadb', databases)) };
  } finally {
    await server.stop();
  }
}

async function measured(store: string, urls: readonly string[] | undefined): Promise<Record<string, number>> {
  const folders = ['with', 'without'].map((name) => mkdtempSync(join(tmpdir(), `crimegraph-bench-audit-${name}-`)));
  const script = join(projectRoot, 'bench/dist/audit/unaudited-documents.js');
  const start = (index: number, options: object) =>
    startDocuments({ dataDir: folders[index] ?? '', connections: 256, ...databaseOf(urls, index), ...options });
  const [audited, unaudited] = await Promise.all([start(0, {}), start(1, { script })]);
  const figures: Record<string, number> = {};
  let checks = 0;
  try {
    for (const one of [audited, unaudited]) await load(16, WARM_UP_SECONDS, sender(one));
    const before = await auditedChecks(folders[0] ?? '', urls?.[0]);
    for (const concurrency of CONCURRENCIES) {
      const rounds: { with: Round[]; without: Round[] } = { with: [], without: [] };
      for (let round = 0; round < ROUNDS; round += 1) {
        rounds.with.push(await roundOf(audited, concurrency));
        rounds.without.push(await roundOf(unaudited, concurrency));
      }
      checks += rounds.with.reduce((sum, { figures: { requests } }) => sum + requests, 0);
      Object.assign(figures, figuresOf(store, concurrency, rounds));
    }
    const rows = (await auditedChecks(folders[0] ?? '', urls?.[0])) - before;
    if (rows !== checks) throw new Error(`${checks} checks left ${rows} rows in the audit log`);
    return { ...figures, [`${store}AuditRows`]: rows };
  } finally {
    await Promise.all([audited.stop(), unaudited.stop()]);
    for (const folder of folders) rmSync(folder, { recursive: true });
  }
}

function databaseOf(urls: readonly string[] | undefined, index: number): { databaseUrl?: string } {
  const databaseUrl = urls?.[index];
  return databaseUrl === undefined ? {} : { databaseUrl };
}

async function roundOf(subgraph: DocumentsProcess, concurrency: number): Promise<Round> {
  const before = subgraph.processorMs() ?? NaN;
  const figures = await load(concurrency, SECONDS, sender(subgraph));
  return { figures, processorMs: ((subgraph.processorMs() ?? NaN) - before) / figures.requests };
}

let sent = 0;

function sender(subgraph: DocumentsProcess): () => Promise<void> {
  return async () => {
    const { body } = await subgraph.ask(CHECK, { number: `B${(sent += 1)}` });
    if (!body.includes('"NO_RECORD"')) throw new Error('a check was not answered');
  };
}

async function auditedChecks(dataDir: string, databaseUrl: string | undefined): Promise<number> {
  const log = await openLog('documents', dataDir, databaseUrl);
  const [row] = await log.reader.query<{ n: number | string }[]>(
    "SELECT COUNT(*) AS n FROM audit_row WHERE action = 'documentCheck'",
  );
  await log.close();
  return Number(row?.n);
}

async function createDatabase(server: MariadbServer, name: string): Promise<string> {
  const connection = await createConnection(server.url(''));
  await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin`);
  await connection.end();
  return server.url(name);
}

/** The median round of each side, and what the log's share is: 1 would be nothing. */
function figuresOf(
  store: string,
  concurrency: number,
  rounds: { with: Round[]; without: Round[] },
): Record<string, number> {
  const of = (side: readonly Round[]) => ({
    perSecond: median(side.map(({ figures }) => figures.requestsPerSecond)),
    p50Ms: median(side.map(({ figures }) => figures.p50Ms)),
    p99Ms: median(side.map(({ figures }) => figures.p99Ms)),
    processorMs: median(side.map(({ processorMs }) => processorMs)),
  });
  const [audited, unaudited] = [of(rounds.with), of(rounds.without)];
  const named = (side: string, values: object) =>
    Object.entries(values).map(([name, value]: [string, number]) => [
      `${store}${side}${name[0]?.toUpperCase()}${name.slice(1)}At${concurrency}`,
      rounded(value),
    ]);
  return Object.fromEntries([
    ...named('With', audited),
    ...named('Without', unaudited),
    [`${store}ThroughputRatioAt${concurrency}`, rounded(audited.perSecond / unaudited.perSecond)],
    [`${store}ProcessorRatioAt${concurrency}`, rounded(audited.processorMs / unaudited.processorMs)],
  ]) as Record<string, number>;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
