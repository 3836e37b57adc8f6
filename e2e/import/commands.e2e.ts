import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeTransaction } from '@crimegraph/fingerprints/formats/transaction/write-transaction';
import { createTestDatabases, type TestDatabases } from '@crimegraph/shared/testing/test-databases';
import { runLauncher } from '../support/command';

let databases: TestDatabases;
let file: string;
beforeAll(async () => {
  databases = await createTestDatabases(['documents', 'persons', 'vehicles', 'fingerprints']);
  file = join(databases.dataDir, 'documents.csv');
  writeFileSync(file, 'number,issuingCountry,type,status\nCOMMAND1,UTO,PASSPORT,LOST\nCOMMAND2,UTO,PASSPORT,GONE\n');
  writeFileSync(join(databases.dataDir, 'prints.doc'), '');
});
afterAll(() => databases.remove());

async function run(name: 'import' | 'export', given: readonly string[]) {
  const command = runLauncher(name, given, databases);
  const { code, errors } = await command.ended;
  return { code, errors: errors.trimEnd(), output: command.lines.map(({ said }) => said) };
}
const path = (name: string) => join(databases.dataDir, name);

test.each<[string, 'import' | 'export', (file: string) => string[], RegExp]>([
  ['no kind', 'import', () => [], /expected "documents FILE.csv"/],
  ['an unknown kind', 'import', (csv) => ['weapons', csv], /expected "documents FILE.csv"/],
  [
    'a kind that is not imported',
    'import',
    (csv) => ['notices', csv, '--bureau=UTO'],
    /nothing is imported from CSV here/,
  ],
  [
    'a file of no such kind',
    'import',
    (csv) => ['fingerprints', csv.replace('documents.csv', 'prints.doc'), '--bureau=UTO'],
    /prints.doc: expected a file whose name ends with .an2/,
  ],
  ['no file', 'import', () => ['documents', '--bureau=UTO'], /expected the path of a file that exists/],
  [
    'no such file',
    'import',
    () => ['documents', 'missing.csv', '--bureau=UTO'],
    /expected the path of a file that exists/,
  ],
  ['no bureau', 'import', (csv) => ['documents', csv], /--bureau: Expected the country code/],
  ['an unknown bureau', 'import', (csv) => ['documents', csv, '--bureau=XXX'], /--bureau: Expected the country code/],
  [
    'a role without the right',
    'import',
    (csv) => ['documents', csv, '--bureau=UTO', '--role=analyst'],
    /no scope documents:write/,
  ],
  [
    'an unknown role',
    'import',
    (csv) => ['documents', csv, '--bureau=UTO', '--role=king'],
    /--role: expected one of officer/,
  ],
  [
    'a level that is none',
    'import',
    (csv) => ['documents', csv, '--bureau=UTO', '--confidentiality=TOP'],
    /--confidentiality: expected one of OFFICIAL_USE_ONLY/,
  ],
  ['an unknown option', 'import', (csv) => ['documents', csv, '--bureau=UTO', '--force'], /'--force'/],
  ['options for the list', 'import', (csv) => ['un-list', csv, '--bureau=UTO'], /un-list: expected no options/],
  ['no kind', 'export', () => [], /expected "documents", "persons" or "vehicles"/],
  [
    'a kind without a feed',
    'export',
    () => ['hits', '--bureau=UTO', '--out=x'],
    /expected "documents", "persons" or "vehicles"/,
  ],
  ['no output', 'export', () => ['documents', '--bureau=UTO'], /--out: expected the path/],
  ['no bureau', 'export', () => ['documents', '--out=x'], /--bureau: Expected the country code/],
  [
    'a role without the right',
    'export',
    () => ['documents', '--bureau=UTO', '--role=partner', '--out=x'],
    /no scope documents:read/,
  ],
  [
    'a purpose that is not open to the role',
    'export',
    () => ['documents', '--bureau=UTO', '--role=commission', '--out=x'],
    /purpose INVESTIGATION does not open the database documents/,
  ],
  [
    'a cursor that is none',
    'export',
    () => ['documents', '--bureau=UTO', '--since=abc', '--out=x'],
    /--since: expected a cursor/,
  ],
])('%s is one clear line (%s)', async (_what, name, given, message) => {
  const { code, errors } = await run(name, given(file));
  expect(code).toBe(1);
  expect(errors.split('\n')).toHaveLength(1);
  expect(errors).toMatch(message);
});

test('import, look at the report, export, import the rest, export what is new', async () => {
  const dry = await run('import', ['documents', file, '--bureau', 'UTO', '--dry-run']);
  expect(dry).toMatchObject({ code: 0, errors: '' });
  expect(dry.output.at(-1)).toMatch(
    /^documents: 1 recorded, 1 refused of 2 rows \(dry run\); report: .*dry-run.refused.csv$/,
  );

  const first = await run('import', ['documents', file, '--bureau', 'UTO']);
  expect(first.output.at(-1)).toBe(`documents: 1 recorded, 1 refused of 2 rows; report: ${file}.refused.csv`);
  expect(readFileSync(`${file}.refused.csv`, 'utf8')).toMatch(
    /^row,column,code,expected\n3,status,INVALID_INPUT,"one of/,
  );
  const again = await run('import', ['documents', file, '--bureau', 'UTO']);
  expect(again.output.at(-1)).toContain('(imported before, nothing done)');

  const whole = await run('export', [
    'documents',
    '--bureau',
    'FRA',
    '--role',
    'officer',
    '--out',
    path('whole.jsonl'),
  ]);
  expect(whole).toMatchObject({ code: 0, errors: '' });
  expect(whole.output[0]).toBe('documents: 1 added, 0 changed, 0 withdrawn');
  const cursor = /^cursor: (\S+)$/.exec(String(whole.output[1]))?.[1] ?? '';
  expect(readFileSync(path('whole.jsonl'), 'utf8')).toContain('"number":"COMMAND1"');

  writeFileSync(file, 'number,issuingCountry,type,status\nCOMMAND2,UTO,PASSPORT,LOST\n');
  await run('import', ['documents', file, '--bureau', 'UTO']);
  const news = await run('export', ['documents', '--bureau', 'FRA', '--since', cursor, '--out', path('news.jsonl')]);
  expect(news.output[0]).toBe('documents: 1 added, 0 changed, 0 withdrawn');
  const text = readFileSync(path('news.jsonl'), 'utf8');
  expect(text).toContain('"number":"COMMAND2"');
  expect(text).not.toContain('"number":"COMMAND1"');
});

test('finger prints come as a file, which is judged by its records and fields', async () => {
  const transaction = writeTransaction({ type: 'CPS', controlNumber: 'UTO-1', date: '20260203', fingers: [thumb] });
  writeFileSync(path('prints.an2'), transaction);
  const good = await run('import', ['fingerprints', path('prints.an2'), '--bureau=UTO', '--purpose=IDENTIFICATION']);
  expect(good).toMatchObject({ code: 0, errors: '' });
  expect(good.output.at(-1)).toMatch(/^fingerprints: 1 recorded, 0 refused of 1 rows; report: /);

  writeFileSync(path('cut.AN2'), transaction.subarray(0, -1));
  const cut = await run('import', ['fingerprints', path('cut.AN2'), '--bureau=UTO', '--purpose=IDENTIFICATION']);
  expect(cut.output.at(-1)).toMatch(/^fingerprints: 0 recorded, 1 refused of 1 rows; report: /);
  expect(readFileSync(path('cut.AN2.refused.csv'), 'utf8')).toMatch(
    /^row,column,code,expected\n3,9\.001,INVALID_INPUT,"the length of the record/,
  );
});

const thumb = {
  position: 1,
  impression: 1,
  quality: 70,
  template: { width: 500, height: 500, dpi: 500, minutiae: [{ x: 9, y: 9, angle: 90, type: 1 as const, quality: 70 }] },
};

test('a file that is refused as a whole leaves no report and no record', async () => {
  const wrong = path('wrong.csv');
  writeFileSync(wrong, 'number,country\nX1,UTO\n');
  const { code, errors } = await run('import', ['documents', wrong, '--bureau=UTO']);
  expect(code).toBe(1);
  expect(errors).toMatch(
    /^import: documents: wrong.csv: unknown column "country"; missing columns .*; expected a header row of/,
  );
  expect(existsSync(`${wrong}.refused.csv`)).toBe(false);
});
