import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { SubgraphName } from '@crimegraph/shared/config/subgraphs';
import { type Asker, at, officer, utopian } from '../support/client';
import { HitStreamReader } from '../support/hit-stream';
import { type InProcessSystem, startInProcess } from '../support/in-process-system';
import { operation } from '../support/operations';

let system: InProcessSystem;
const folder = mkdtempSync(join(tmpdir(), 'crimegraph-grants-'));
beforeAll(async () => {
  const entityGrantsFile = join(folder, 'grants.json');
  const agreements = { EUE: { scopes: ['documents:read'] } };
  writeFileSync(entityGrantsFile, JSON.stringify({ entities: { default: { scopes: [] } }, agreements }));
  const counts = { persons: 0, documents: 10, fingerprints: 0, vehicles: 0, notices: 0 };
  system = await startInProcess(counts, { tokens: { entityGrantsFile } });
}, 60_000);
afterAll(async () => {
  await system.stop();
  rmSync(folder, { recursive: true });
});

const secret: [string, Asker][] = [
  ['through the European Search Portal', { bureau: 'EUE', role: 'agency', purpose: 'BORDER_CONTROL' }],
  ['of the Commission for the Control of Files', { bureau: 'XPO', role: 'commission', purpose: 'SUPERVISION' }],
];

async function check(asker: Asker): Promise<string> {
  const query = '{ documentCheck(number: "L898902C3", issuingCountry: "UTO") { checkId verdict } }';
  const answer = await system.client.ask(query, {}, asker);
  expect(at(answer, 'documentCheck.verdict')).toBe('MATCH');
  return at(answer, 'documentCheck.checkId');
}

async function rows(service: SubgraphName, sql: string): Promise<object[]> {
  return (await system.subgraphs.get(service)?.store.reader.query<object[]>(sql)) ?? [];
}

/** All that the owner can see, and all that the desk keeps. */
async function world(): Promise<string> {
  const lists = ['hits', 'hitsOfOwnSearches'].map(
    (field) => `${field}(first: 100) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } }`,
  );
  const answer = await system.client.ask(`{ ${lists.join(' ')} webhooks { id } }`, {}, utopian);
  const inbox = await system.client.ask(operation('HitInbox'), { first: 100 }, utopian);
  const tables = ['hit', 'hit_act', 'desk_event', 'desk_line', 'webhook_delivery'].map((table) =>
    rows('notices', `SELECT * FROM ${table}`),
  );
  return JSON.stringify([
    answer,
    inbox,
    await Promise.all(tables),
    await rows('documents', 'SELECT * FROM outbox_event'),
  ]);
}

test.each(secret)('a search %s leaves no trace where its owner could see it', async (_case, asker) => {
  const stream = await HitStreamReader.open(system.client, utopian);
  await stream.until(({ messages }) => messages.length > 0);
  const before = await world();
  for (let index = 0; index < 5; index += 1) await check(asker);
  await delay(1_500);
  expect(await world()).toBe(before);
  expect(stream.hits).toEqual([]);
  // It is in the searcher's audit log all the same.
  const audited = `SELECT result FROM audit_row WHERE action = 'documentCheck' AND bureau = '${asker.bureau}'`;
  expect(await rows('documents', audited)).toHaveLength(5);
  // And the desk was not just late: a search that is told arrives.
  await check({ ...officer, bureau: 'NOR' });
  await stream.until(({ hits }) => hits.length === 1);
  stream.close();
});
