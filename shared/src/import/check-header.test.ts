import { checkHeader } from './check-header';
import type { CsvColumn } from './csv-import';

const columns: CsvColumn[] = [
  { name: 'number', path: 'number', mandatory: 'ROW' },
  { name: 'family', path: 'family', mandatory: 'HEADER' },
  { name: 'remarks', path: 'remarks' },
];
const refusal = (...header: string[]) => {
  try {
    checkHeader('f.csv', header, columns);
    return 'accepted';
  } catch (error) {
    return (error as Error).message;
  }
};

test('known columns in any order are accepted', () => {
  expect(refusal('family', 'number')).toBe('accepted');
  expect(refusal('remarks', 'family', 'number')).toBe('accepted');
});

test('all that is wrong with a header is told in one line, with what was expected', () => {
  expect(refusal('numbr', 'remarks', 'remarks')).toBe(
    'f.csv: unknown column "numbr"; missing columns "number", "family"; repeated column "remarks"; ' +
      'expected a header row of number,family,[remarks] (those in brackets may be left out).',
  );
});

test('a first row that is no header is not repeated', () => {
  const message = refusal('L898902C3', 'Anna Maria Eriksson', '1974-08-12');
  expect(message).toContain('unknown columns 3 whose names are no words;');
  expect(message).not.toMatch(/L898902C3|Eriksson|1974/);
});
