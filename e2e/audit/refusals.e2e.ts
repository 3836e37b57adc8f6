import { setTimeout as delay } from 'node:timers/promises';
import { AuditRow } from '@crimegraph/shared/audit/audit-row';
import { officer } from '../support/client';
import { type InProcessSystem, startInProcess } from '../support/in-process-system';

let running: InProcessSystem;
beforeAll(async () => {
  running = await startInProcess({ persons: 2, documents: 5, fingerprints: 2, vehicles: 2, notices: 2 });
}, 60_000);
afterAll(() => running.stop());

const CHECK = '{ documentCheck(number: "A1", issuingCountry: "UTO") { verdict } }';
const rowsOf = async (subject: string) =>
  (await running.subgraphs.get('notices')?.store.reader.findBy(AuditRow, { subject, action: 'gateway' })) ?? [];
const headersOf = async (subject: string) => ({
  authorization: `Bearer ${await running.client.token({ ...officer, subject })}`,
  'x-case-reference': 'R-1',
});

test('no purpose, or one that does not exist', async () => {
  const response = await running.client.post(JSON.stringify({ query: CHECK }), await headersOf('purposeless'));
  expect(response.status).toBe(400);
  expect(await rowsOf('purposeless')).toMatchObject([
    { result: 'REFUSED', refusal: 'PURPOSE_REQUIRED', bureau: 'FRA', role: 'officer', purpose: 'NONE' },
  ]);
});

test('a purpose that does not open the database', async () => {
  await running.client.ask(CHECK, {}, { ...officer, subject: 'off-purpose', purpose: 'FORENSICS' });
  const rows = await rowsOf('off-purpose');
  expect(rows).toMatchObject([{ result: 'REFUSED', refusal: 'PURPOSE_NOT_ALLOWED', purpose: 'FORENSICS' }]);
});

test('what is no operation of the graph', async () => {
  const trace = 'c'.repeat(32);
  const headers = { traceparent: `00-${trace}-${'d'.repeat(16)}-01` };
  await running.client.ask('query Probe { nothingOfTheKind }', {}, { ...officer, subject: 'prober' }, headers);
  expect(await rowsOf('prober')).toMatchObject([{ refusal: 'GRAPHQL_VALIDATION_FAILED', trace }]);
  await running.client.ask('{', {}, { ...officer, subject: 'stammerer' });
  expect(await rowsOf('stammerer')).toMatchObject([{ refusal: 'GRAPHQL_PARSE_FAILED' }]);
});

test('a scope that is lacking for a part of the operation, while the rest is answered', async () => {
  const both = `query { ${CHECK.slice(1, -1)} personSearch(search: { name: "Nobody" }) { verdict } }`;
  const asker = { ...officer, subject: 'half-way', scope: 'documents:read' };
  const answer = await running.client.ask(both, {}, asker);
  expect(answer.data).toMatchObject({ documentCheck: { verdict: 'NO_RECORD' } });
  for (let tries = 0; tries < 100 && (await rowsOf('half-way')).length === 0; tries += 1) await delay(20);
  expect(await rowsOf('half-way')).toMatchObject([{ result: 'REFUSED', refusal: 'FORBIDDEN' }]);
});

test('requests without a valid token are counted, not told apart', async () => {
  const send = () => running.client.post(JSON.stringify({ query: CHECK }), { authorization: 'Bearer nonsense' });
  const statuses = await Promise.all(Array.from({ length: 30 }, async () => (await send()).status));
  expect(new Set(statuses)).toEqual(new Set([401]));
  const counted = async () =>
    (await rowsOf('unidentified'))
      .filter(({ refusal }) => refusal === 'UNAUTHENTICATED')
      .map(({ asked }) => Number(/times:(\d+)/.exec(asked)?.[1] ?? 1));
  const sum = (times: number[]) => times.reduce((total, one) => total + one, 0);
  for (let tries = 0; tries < 200 && sum(await counted()) < 30; tries += 1) await delay(20);
  expect(sum(await counted())).toBe(30);
  expect((await counted()).length).toBeLessThan(10);
});

test('while the service that keeps them is away, refusals go out, and are delivered when it is back', async () => {
  const store = running.subgraphs.get('notices')?.store;
  const rename = (from: string, to: string) =>
    store?.write((manager) => manager.query(`ALTER TABLE ${from} RENAME TO ${to}`));
  await rename('audit_row', 'audit_row_away');
  const response = await running.client.post(JSON.stringify({ query: CHECK }), await headersOf('patient'));
  expect(response.status).toBe(400);
  await rename('audit_row_away', 'audit_row');
  for (let tries = 0; tries < 500 && (await rowsOf('patient')).length === 0; tries += 1) await delay(20);
  expect(await rowsOf('patient')).toMatchObject([{ refusal: 'PURPOSE_REQUIRED' }]);
});
