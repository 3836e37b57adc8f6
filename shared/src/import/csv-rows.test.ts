import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { type CsvRow, csvRows, surveyCsv } from './csv-rows';

const folder = mkdtempSync(join(tmpdir(), 'crimegraph-csv-'));
const path = join(folder, 'file.csv');
afterAll(() => rmSync(folder, { recursive: true }));

async function rows(...from: Parameters<typeof csvRows> extends [string, ...infer Rest] ? Rest : never) {
  const found: CsvRow[] = [];
  for await (const row of csvRows(path, ...from)) found.push(row);
  return found;
}
const failure = (content: string | Buffer) => {
  writeFileSync(path, content);
  return surveyCsv(path).then(
    () => 'accepted',
    (error: Error) => error.message,
  );
};

test('rows are numbered as a spreadsheet numbers them', async () => {
  writeFileSync(path, '\uFEFFa,b\r\n1,"two\r\nlines, and ""quotes"""\r\n\r\n2,é\n\n3,');
  expect((await rows()).map(({ number, cells }) => [number, ...cells])).toEqual([
    [1, 'a', 'b'],
    [2, '1', 'two\r\nlines, and "quotes"'],
    [4, '2', 'é'],
    [6, '3', ''],
  ]);
});

test('from behind any row, reading goes on with the next', async () => {
  const cell = fc.oneof(
    fc.constantFrom('', 'x', 'é', '𝄞', '"a ""b"""', '"l1\nl2"', '"l1\r\nl2"', '",,"', '"\uFEFF"'),
    fc.string({ maxLength: 5 }).map((text) => `"${text.replaceAll('"', '""')}"`),
  );
  const line = fc.tuple(
    fc.array(cell, { minLength: 1, maxLength: 4 }),
    fc.constantFrom('\n', '\r\n', '\n\n', '\r\n\n'),
  );
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.array(line, { minLength: 1, maxLength: 20 }), async (mark, lines) => {
      writeFileSync(path, (mark ? '\uFEFF' : '') + lines.map(([cells, end]) => cells.join(',') + end).join(''));
      const all = await rows();
      for (const [index, { end, number }] of all.entries()) {
        expect(await rows({ byteOffset: end, rowNumber: number })).toEqual(all.slice(index + 1));
      }
    }),
    { numRuns: 60 },
  );
});

test('a survey tells the header, where the rows begin, how many there are, and what file it is', async () => {
  writeFileSync(path, ' a ,b\n1,2\n3,4\n');
  const survey = await surveyCsv(path);
  expect(survey).toMatchObject({ header: ['a', 'b'], body: { byteOffset: 6, rowNumber: 1 }, lastRow: 3, bytes: 14 });
  expect((await surveyCsv(path)).digest).toBe(survey.digest);
  writeFileSync(path, ' a ,b\n1,2\n3,5\n');
  expect((await surveyCsv(path)).digest).not.toBe(survey.digest);
});

test('what is no CSV is refused with its row, and not repeated', async () => {
  expect(await failure('')).toBe('file.csv: expected a header row; the file is empty.');
  expect(await failure('a,b\n1,2\n3,"SECRET\n5,6\n')).toMatch(
    /^file.csv: row 3: a quote is opened and never closed\.$/,
  );
  expect(await failure('a,b\n1,"SECRET"x\n')).toMatch(/^file.csv: row 2: expected a comma/);
  expect(await failure('a,b\n1,SECRET"x\n')).toMatch(/^file.csv: row 2: a quote stands in the middle/);
  expect(await failure(`a\n"${'x'.repeat(1_100_000)}"\n`)).toMatch(/^file.csv: row 2: expected at most/);
  expect(await failure(Buffer.from('\uFEFFa,b\n', 'utf16le'))).toBe('file.csv: expected UTF-8, this is UTF-16.');
  expect(await failure('a')).toBe('accepted');
});
