import { join } from 'node:path';
import { createTestDatabases, type TestDatabases } from '@crimegraph/shared/testing/test-databases';
import { runSubgraphCommand } from '../support/command';
import { writeDocuments } from './csv-files';

/** As text alone more than the heap below holds, to say nothing of objects made of it. */
const ROWS = 150_000;
/** What the process takes before its first row is about half of it. */
const HEAP_MB = 80;

let databases: TestDatabases;
beforeAll(async () => {
  databases = await createTestDatabases(['documents']);
});
afterAll(() => databases.remove());

test('a file of any size is imported and exported in little memory', async () => {
  const file = join(databases.dataDir, 'large.csv');
  writeDocuments(file, { rows: ROWS, lineEnd: '\n', mark: false });
  const environment = { NODE_OPTIONS: `--max-old-space-size=${HEAP_MB}` };
  const imported = runSubgraphCommand(
    'documents',
    ['--import=csv', `--file=${file}`, '--bureau=UTO'],
    databases,
    environment,
  );
  expect(await imported.ended).toEqual({ code: 0, errors: '' });
  expect(imported.lines.at(-1)).toMatchObject({ recorded: (ROWS * 94) / 100 });
  const out = join(databases.dataDir, 'large.jsonl');
  const exported = runSubgraphCommand(
    'documents',
    ['--export', '--bureau=FRA', `--out=${out}`],
    databases,
    environment,
  );
  expect(await exported.ended).toEqual({ code: 0, errors: '' });
  expect(exported.lines.at(-1)).toMatchObject({ added: (ROWS * 94) / 100 });
}, 300_000);
