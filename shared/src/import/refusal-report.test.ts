import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RefusalReport } from './refusal-report';

const folder = mkdtempSync(join(tmpdir(), 'crimegraph-report-'));
const path = join(folder, 'report.csv');
afterAll(() => rmSync(folder, { recursive: true }));

const line = (row: number, expected = 'a value') => ({ row, column: 'number', code: 'INVALID_INPUT', expected });
const header = 'row,column,code,expected\n';

test('lines are CSV', () => {
  const report = RefusalReport.open(path, 0, 0);
  report.write(report.length, [line(2), line(3, 'one of "a", b')]);
  report.close();
  expect(readFileSync(path, 'utf8')).toBe(
    `${header}2,number,INVALID_INPUT,a value\n3,number,INVALID_INPUT,"one of ""a"", b"\n`,
  );
});

test('what a killed process wrote beyond the last chunk is cut off', () => {
  const first = RefusalReport.open(path, 0, 0);
  const length = first.write(first.length, [line(2)]);
  first.write(length, [line(3)]);
  first.close();
  const second = RefusalReport.open(path, length, 2);
  expect(second.length).toBe(length);
  second.write(length, [line(4)]);
  second.close();
  expect(readFileSync(path, 'utf8')).toBe(`${header}2,number,INVALID_INPUT,a value\n4,number,INVALID_INPUT,a value\n`);
});

test('a chunk that is written again, with less to say, leaves nothing of the first time', () => {
  const report = RefusalReport.open(path, 0, 0);
  report.write(report.length, [line(2), line(3)]);
  expect(report.write(report.length, [])).toBe(report.length);
  report.close();
  expect(readFileSync(path, 'utf8')).toBe(header);
});

test('when the earlier part is gone, the report says so', () => {
  rmSync(path);
  RefusalReport.open(path, 500, 1_001).close();
  expect(readFileSync(path, 'utf8')).toBe(
    `${header}1 to 1001,,NOT_REPORTED,"the report of an earlier run, which is not here any more"\n`,
  );
});

test('a file that is something else is left alone', () => {
  writeFileSync(path, 'my only copy');
  expect(() => RefusalReport.open(path, 0, 0)).toThrow('--report: expected a new file');
  expect(readFileSync(path, 'utf8')).toBe('my only copy');
});
