import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childEnvironment, projectRoot } from '@crimegraph/shared/config/environment';
import { openStore } from '@crimegraph/shared/store/open-store';
import { createTestDatabases, type TestDatabases } from '@crimegraph/shared/testing/test-databases';
import { freePorts } from '../support/free-ports';
import { SubgraphProcess } from './subgraph-process';

const CHECK = 'query ($number: String!) { documentCheck(number: $number, issuingCountry: "FRA") { verdict } }';
let databases: TestDatabases;
let folder: string;

beforeAll(async () => {
  databases = await createTestDatabases(['documents']);
  folder = mkdtempSync(join(tmpdir(), 'crimegraph-audit-'));
  const port = await freePorts();
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    const subgraph = await SubgraphProcess.start(databases, port);
    for (let n = 0; n < 5; n += 1) await subgraph.ask(CHECK, { number: `CMD${n}` });
    await subgraph.kill(signal);
  }
}, 60_000);
afterAll(async () => {
  await databases.remove();
  rmSync(folder, { recursive: true });
});

function audit(...parameters: string[]): { code: number | null; output: string; errors: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(projectRoot, 'deploy/local/dist/audit.js'), ...parameters],
    { env: childEnvironment({ ...databases.settings, DATA_DIR: databases.dataDir }) },
  );
  return { code: status, output: stdout.toString(), errors: stderr.toString() };
}
const verify = (...parameters: string[]) => audit('verify', '--store', 'documents', ...parameters);

test('a good log: one line, exit code 0', () => {
  expect(verify()).toEqual({
    code: 0,
    output: expect.stringMatching(/^documents: good: 13 rows in 2 chains, \d+ checkpoints\n$/) as string,
    errors: '',
  });
  expect(JSON.parse(verify('--json').output)).toMatchObject([{ store: 'documents', chains: 2, rows: 13, waiting: 0 }]);
});

test('with the public keys alone, as an auditor has them', () => {
  const keys = join(folder, 'keys.json');
  writeFileSync(keys, audit('public-keys').output);
  expect(JSON.stringify(JSON.parse(audit('public-keys').output))).not.toContain('"d"');
  expect(verify('--keys', keys, '--checkpoints', join(databases.dataDir, 'checkpoints')).code).toBe(0);
});

test('what it cannot find out is exit code 2', () => {
  expect(verify('--checkpoints', folder)).toMatchObject({ code: 2, output: '' });
  expect(audit('verify', '--store', 'nonsense').code).toBe(2);
  expect(audit('nonsense').code).toBe(2);
});

test('a bad log: the first bad row, exit code 1', async () => {
  const store = await openStore({
    name: 'documents',
    entities: [],
    migrations: [],
    dataDir: databases.dataDir,
    databaseUrl: databases.url('documents'),
  });
  await store.write((manager) => manager.query("UPDATE audit_row SET result = 'HIT' WHERE seq = 3"));
  await store.close();
  const { code, output } = verify();
  expect(code).toBe(1);
  expect(output).toMatch(/^documents: BAD: EDITED row 3 of chain [0-9a-f-]{36}\n$/);
  expect(JSON.parse(verify('--json').output)).toMatchObject([{ fault: { kind: 'EDITED', seq: 3 } }]);
});
