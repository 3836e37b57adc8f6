import type { CsvColumn } from './csv-import';

/** Refuses a file whose columns are not ours, before anything of it is done. @throws with one line on what was expected */
export function checkHeader(file: string, header: readonly string[], columns: readonly CsvColumn[]): void {
  const names = columns.map(({ name }) => name);
  const unknown = header.filter((name) => !names.includes(name));
  const missing = columns.filter(({ name, mandatory }) => mandatory !== undefined && !header.includes(name));
  const repeated = header.filter((name, index) => header.indexOf(name) < index);
  const problems = [
    ...problem('unknown', unknown),
    ...problem(
      'missing',
      missing.map(({ name }) => name),
    ),
    ...problem('repeated', repeated),
  ];
  if (problems.length === 0) return;
  const expected = columns.map(({ name, mandatory }) => (mandatory !== undefined ? name : `[${name}]`)).join(',');
  throw new Error(
    `${file}: ${problems.join('; ')}; expected a header row of ${expected} (those in brackets may be left out).`,
  );
}

/** A first row that is not a header holds personal data, so unknown names are shown only as far as they look like names. */
function problem(what: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const isWord = (name: string) => /^[A-Za-z_]{1,40}$/.test(name);
  const words = [...new Set(names.filter(isWord))].map((name) => `"${name}"`);
  const others = names.filter((name) => !isWord(name)).length;
  const shown = [...words, ...(others > 0 ? [`${others} whose names are no words`] : [])];
  return [`${what} ${names.length > 1 ? 'columns' : 'column'} ${shown.join(', ')}`];
}
