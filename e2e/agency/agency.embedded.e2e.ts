import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createAgency, type RunningAgency } from '@crimegraph/example-agency/create-agency';
import { CustomsRecords } from '@crimegraph/example-agency/customs-records';
import { SUPERGRAPH_FILE } from '@crimegraph/gateway/settings';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { CALLER_HEADER, signCallerContext } from '@crimegraph/shared/identity/caller-context';
import { CallerKeys } from '@crimegraph/shared/identity/caller-keys';
import { globalId } from '@crimegraph/shared/ids/global-id';
import { createLogger } from '@crimegraph/shared/log/logger';
import { specimenIds } from '@crimegraph/shared/seed/specimen-world';
import { type Answer, officer } from '../support/client';
import { type InProcessSystem, startInProcess } from '../support/in-process-system';

const PATIENCE_MS = 10_000;
const keys = new CallerKeys(`customs:${Buffer.alloc(32, 7).toString('base64url')}`);
const example = join(projectRoot, 'examples/agency');
const german = { ...officer, bureau: 'DEU' };
const id = globalId('Vehicle', specimenIds.vehicle);
const QUERY = 'query ($id: ID!) { vehicle(id: $id) { vin customsCrossings { office direction } } }';
const crossings = [
  { office: 'Zenith road', direction: 'IN' },
  { office: 'Zenith road', direction: 'OUT' },
];

const folder = mkdtempSync(join(tmpdir(), 'agency-'));
const supergraph = join(folder, 'supergraph.graphql');
const agreements = join(folder, 'agreements.json');
const config = join(folder, 'supergraph.yaml');
let system: InProcessSystem;
let agency: RunningAgency;
const asked = jest.spyOn(CustomsRecords.prototype, 'crossingsOf');

beforeAll(async () => {
  copyFileSync(SUPERGRAPH_FILE, supergraph);
  copyFileSync(join(example, 'agreements.json'), agreements);
  const records = CustomsRecords.ofFile(join(example, 'records.json'));
  agency = await createAgency(records, keys, 0, createLogger('customs', 'silent'));
  const yaml = readFileSync(join(example, 'supergraph.yaml'), 'utf8');
  writeFileSync(
    config,
    yaml.replace(/http:\S+/, agency.url).replace('./schema.graphql', join(example, 'schema.graphql')),
  );
  system = await startInProcess(
    { persons: 0, documents: 0, vehicles: 0, notices: 0, fingerprints: 0 },
    // Gateway, subgraphs and composing share one busy machine: a swap holds up all of this one process.
    { subgraphDeadlineMs: 4_000, supergraphFile: supergraph, agenciesFile: agreements, agencyKeys: () => keys },
  );
}, 60_000);
afterAll(async () => {
  await system.stop();
  await agency.stop();
  rmSync(folder, { recursive: true });
});

const ask = (asker = officer) => system.client.ask(QUERY, { id }, asker);
const code = (answer: Answer) => answer.errors?.[0]?.extensions['code'];
const run = promisify(execFile);
const compose = () =>
  run(process.execPath, [
    join(projectRoot, 'gateway/dist/compose.js'),
    ...['--with', config, '--agreements', agreements, '--out', supergraph],
  ]);

/** Asks until `wanted` is the answer. */
async function until(wanted: (answer: Answer) => boolean, asker = officer): Promise<Answer> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask(asker);
    if (wanted(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`not so: ${JSON.stringify(answer)}`);
    await delay(100);
  }
}

/** Puts a text in the place of a file, whole. */
function replace(path: string, text: string): void {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

test('one command adds an agency to the running graph, and no request that is under way notices', async () => {
  expect(code(await ask())).toBe('GRAPHQL_VALIDATION_FAILED');
  let adding = true;
  const others = Array.from({ length: 4 }, async () => {
    const answers: Answer[] = [];
    while (adding)
      answers.push(
        await system.client.ask('query ($id: ID!) { vehicle(id: $id) { vin holder { name { full } } } }', { id }),
      );
    return answers;
  });
  await compose();
  const answer = await until(({ errors }) => errors === undefined);
  adding = false;
  expect(answer.data).toEqual({ vehicle: { vin: '1M8GDM9AXKP042788', customsCrossings: crossings } });
  const answers = (await Promise.all(others)).flat();
  expect(answers.length).toBeGreaterThan(10);
  for (const { status, errors, data } of answers) {
    expect([status, errors]).toEqual([200, undefined]);
    expect(data).toMatchObject({ vehicle: { vin: '1M8GDM9AXKP042788', holder: { name: {} } } });
  }
}, 60_000);

test('a bureau that has not accepted it is shown nothing of it, and it is not even asked', async () => {
  asked.mockClear();
  const answer = await ask(german);
  expect(answer.data).toEqual({ vehicle: { vin: '1M8GDM9AXKP042788', customsCrossings: null } });
  expect(answer.errors).toMatchObject([
    { path: ['vehicle', 'customsCrossings'], extensions: { code: 'FORBIDDEN', service: 'customs' } },
  ]);
  expect(asked).not.toHaveBeenCalled();
});

test('a bureau that takes its acceptance back is shown nothing within seconds', async () => {
  const before = readFileSync(agreements, 'utf8');
  replace(agreements, before.replace('"FRA", ', ''));
  const answer = await until((one) => one.errors !== undefined);
  expect(code(answer)).toBe('FORBIDDEN');
  replace(agreements, before);
  await until((one) => one.errors === undefined);
});

test.each([
  ['half of one', (text: string) => text.slice(0, text.length / 2)],
  ['one with a subgraph of somebody unknown', (text: string) => text.replace('name: "customs"', 'name: "somebody"')],
])('a supergraph that cannot be served is refused, and the old one stays: %s', async (_name, spoilt) => {
  const good = readFileSync(supergraph, 'utf8');
  const bad = spoilt(good);
  expect(bad).not.toBe(good);
  replace(supergraph, bad);
  await delay(1_300);
  expect((await ask()).data).toEqual({ vehicle: { vin: '1M8GDM9AXKP042788', customsCrossings: crossings } });
  replace(supergraph, good);
});

test('the agency cannot speak for the gateway', async () => {
  const body = JSON.stringify({ query: `{ vehicle(id: "${id}") { vin } }` });
  const viewer = {
    subject: 's',
    bureau: 'FRA',
    entity: null,
    role: 'officer',
    scopes: ['vehicles:read'],
    clearance: 1,
    purpose: 'INVESTIGATION',
    caseReference: null,
  } as const;
  const context = {
    viewer: { ...viewer, scopes: [...viewer.scopes] },
    trace: '1'.repeat(32),
    deadline: Date.now() + 5_000,
    operation: null,
  };
  const response = await fetch(`${system.subgraphs.get('vehicles')?.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [CALLER_HEADER]: await signCallerContext(keys, 'vehicles', context, body),
    },
    body,
  });
  expect(response.status).toBe(401);
});

test('when it fails its part alone is missing', async () => {
  await agency.stop();
  const answer = await ask();
  expect(answer.data).toEqual({ vehicle: { vin: '1M8GDM9AXKP042788', customsCrossings: null } });
  expect(answer.errors).toMatchObject([{ extensions: { code: 'SERVICE_UNAVAILABLE', service: 'customs' } }]);
});
