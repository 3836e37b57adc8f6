import { loadFigures } from '../load';
import { MysqlBareCheck } from './bare-check';
import { type CheckCase, checkCases, documentsOf } from './check-cases';
import { startDocuments } from './documents-process';
import { ourCheck } from './our-check';
import type { VolumeServer } from './volume-server';

/** Checks after which our own process has been compiled by the engine; all for one document, so few pages are read. */
const COMPILING_CHECKS = 300;
const SINGLE_CHECKS = 300;
const BULK_CHECKS = 10;

/**
 * Each case from cold: the server just started with nothing in its buffer pool and data files read past the system's cache;
 * our own process and the path to the root of the index warm. One check after the other, each for documents not asked before.
 */
export async function measureCold(server: VolumeServer, rows: number): Promise<Record<string, number>> {
  const figures: Record<string, number> = {};
  for (const checkCase of checkCases) {
    const checks = checkCase.documents === 1 ? SINGLE_CHECKS : BULK_CHECKS;
    await server.restart();
    const ours = loadFigures([{ latencies: await ourColdChecks(server, checkCase, rows, checks), seconds: 1 }]);
    await server.restart();
    const bare = loadFigures([{ latencies: await bareColdChecks(server, checkCase, rows, checks), seconds: 1 }]);
    const name = `${checkCase.name}Cold`;
    figures[`${name}P50Ms`] = ours.p50Ms;
    figures[`${name}P99Ms`] = ours.p99Ms;
    figures[`${name}BareP50Ms`] = bare.p50Ms;
    figures[`${name}BareP99Ms`] = bare.p99Ms;
  }
  return figures;
}

async function ourColdChecks(
  server: VolumeServer,
  checkCase: CheckCase,
  rows: number,
  checks: number,
): Promise<number[]> {
  const subgraph = await startDocuments({ databaseUrl: server.url });
  const same = documentsOf(checkCase, rows);
  for (let n = 0; n < COMPILING_CHECKS; n += checkCase.documents === 1 ? 1 : 10) {
    await ourCheck(subgraph, same, checkCase.hits);
  }
  const latencies: number[] = [];
  for (let n = 0; n < checks; n += 1) {
    latencies.push(await ourCheck(subgraph, documentsOf(checkCase, rows), checkCase.hits));
  }
  await subgraph.stop();
  return latencies;
}

async function bareColdChecks(
  server: VolumeServer,
  checkCase: CheckCase,
  rows: number,
  checks: number,
): Promise<number[]> {
  const bare = new MysqlBareCheck(server.url);
  await bare.check(documentsOf(checkCase, rows), checkCase.hits);
  const latencies: number[] = [];
  for (let n = 0; n < checks; n += 1) {
    latencies.push(await bare.check(documentsOf(checkCase, rows), checkCase.hits));
  }
  await bare.close();
  return latencies;
}
