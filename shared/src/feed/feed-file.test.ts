import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FeedFile } from './feed-file';

const folder = mkdtempSync(join(tmpdir(), 'crimegraph-feed-file-'));
let path: string;
let files = 0;
beforeEach(() => {
  path = join(folder, `${(files += 1)}.jsonl`);
});
afterAll(() => rmSync(folder, { recursive: true }));

const head = { feed: 'documents', format: 1, bureau: 'FRA', clearance: 2, since: null, cursor: 'c0' };
function write(pages: number, lines = ['{"change":"WITHDRAWN","id":"x"}']): void {
  const file = FeedFile.open(path);
  file.add([], head);
  for (let page = 1; page <= pages; page += 1) file.add(lines, { cursor: `c${page}` });
  file.close();
}
function reopened() {
  const file = FeedFile.open(path);
  file.close();
  return file.begun;
}

test('a new file has not been begun', () => {
  expect(reopened()).toBeUndefined();
});

test('wherever a file is cut, it goes on behind its last complete page', () => {
  write(3);
  const whole = readFileSync(path, 'utf8');
  const ends = [...whole.matchAll(/"cursor":"(c\d)"}\n/g)].map((match) => ({
    cursor: match[1],
    end: match.index + match[0].length,
  }));
  for (let size = statSync(path).size; size >= 0; size -= 1) {
    writeFileSync(path, whole.slice(0, size));
    const last = ends.filter(({ end }) => end <= size).at(-1);
    expect(reopened()?.last.cursor).toBe(last?.cursor);
    expect(statSync(path).size).toBe(last?.end ?? 0);
  }
});

test('the end of a page is found behind a page of many megabytes that was cut', () => {
  const long = Array.from({ length: 30 }, () => JSON.stringify({ change: 'ADDED', record: 'x'.repeat(100_000) }));
  write(2, long);
  truncateSync(path, statSync(path).size - 5);
  expect(reopened()?.last).toEqual({ cursor: 'c1' });
});

test('a record whose text looks like a cursor is not one', () => {
  write(1);
  appendFileSync(path, `${JSON.stringify({ change: 'ADDED', record: { remarks: '\n{"cursor":"c9"}\n' } })}\n`);
  expect(reopened()?.last).toEqual({ cursor: 'c1' });
});

test.each(['something else\n', '{"cursor":"c"}\n', `{"feed":${'x'.repeat(20_000)}\n`, 'x'])(
  'a file that is no export is left alone (%#)',
  (content) => {
    writeFileSync(path, content);
    expect(reopened).toThrow('expected a new file');
    expect(readFileSync(path, 'utf8')).toBe(content);
  },
);
