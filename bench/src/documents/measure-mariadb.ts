import { MysqlBareCheck } from './bare-check';
import { checkCases, documentsOf } from './check-cases';
import { startDocuments } from './documents-process';
import type { DocumentsOptions } from './documents-options';
import { fill, filledTo } from './fill';
import { loadData } from './load-data';
import { measureChecks } from './measure-checks';
import { measureCold } from './measure-cold';
import { readCheckIndex, tableSizes } from './table-sizes';
import { startVolumeServer, type VolumeServer } from './volume-server';

/** Rows that are brought in last, into the live table with its indexes, as an import does. */
const LIVE_ROWS = 200_000;

/** Fills a MariaDB and measures checks on it: cold where the server is ours to start again, and warm. */
export async function measureMariadb(options: DocumentsOptions): Promise<Record<string, number>> {
  if (options.url !== undefined) {
    return { ...(await filled(options.url, options)), ...(await measuredWarm(options.url, options)) };
  }
  const start = (careless: boolean) => startVolumeServer({ ...options, careless });
  let server = await start(true);
  const loaded = await filled(server.url, options);
  await server.stop();
  server = await start(false);
  try {
    return { ...loaded, ...(await measured(server, options)) };
  } finally {
    await server.stop();
  }
}

async function measured(server: VolumeServer, options: DocumentsOptions): Promise<Record<string, number>> {
  const live = await loadedLive(server.url, options);
  const cold = await measureCold(server, options.rows);
  options.progress('measured from cold');
  await server.restart();
  return { ...live, ...cold, ...(await measuredWarm(server.url, options)) };
}

async function filled(url: string, { rows, progress }: DocumentsOptions): Promise<Record<string, number>> {
  const { added, rowsPerSecond, indexSeconds } = await fill(url, Math.max(1, rows - LIVE_ROWS), (done, rate) =>
    progress(`${done} of ${rows} documents, ${rate} a second`),
  );
  return added === 0 ? {} : { fillRowsPerSecond: rowsPerSecond, checkIndexBuildSeconds: indexSeconds };
}

async function loadedLive(url: string, { rows, progress }: DocumentsOptions): Promise<Record<string, number>> {
  const done = await filledTo(url);
  if (done >= rows) return {};
  const rowsPerSecond = await loadData(url, done + 1, rows);
  progress(`${rows - done} documents by LOAD DATA into the live table, ${rowsPerSecond} a second`);
  return { loadDataRowsPerSecond: rowsPerSecond };
}

async function measuredWarm(url: string, options: DocumentsOptions): Promise<Record<string, number>> {
  const { rows, seconds, progress } = options;
  const sizes = await tableSizes(url, rows);
  const bare = new MysqlBareCheck(url);
  await bare.prepare();
  for (const checkCase of checkCases) {
    const index = await bare.plan(documentsOf(checkCase, rows));
    if (index !== 'travel_document_check') throw new Error(`${checkCase.name} would be answered by ${index}`);
    progress(`${checkCase.name}: EXPLAIN names the index ${index}`);
  }
  const indexReadSeconds = await readCheckIndex(url);
  const subgraph = await startDocuments({ databaseUrl: url });
  const checks = await measureChecks({ subgraph, bare, rows, seconds });
  await subgraph.stop();
  await bare.close();
  return { rows, ...sizes, checkIndexReadSeconds: indexReadSeconds, ...checks };
}
