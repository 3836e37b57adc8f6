import type { EntityManager } from 'typeorm';
import type { CsvImport, Importer, ImportOutcome } from './csv-import';
import type { CsvRow } from './csv-rows';
import type { RefusalLine } from './refusal-report';
import type { ReadRow, RowReader } from './row-reader';

/** Records those rows of a chunk that could be read and may be recorded; outcomes in the order of the rows. */
export async function recordRows(
  manager: EntityManager,
  csv: CsvImport,
  rows: readonly ReadRow[],
  by: Importer,
): Promise<ImportOutcome[]> {
  const inputs = rows.flatMap((row) => ('input' in row ? [row.input] : []));
  const outcomes = (inputs.length === 0 ? [] : await csv.record(manager, inputs, by)).values();
  return rows.map((row) => {
    if ('refusal' in row) return row.refusal;
    const { value } = outcomes.next();
    if (value === undefined) throw new Error('an import gave fewer outcomes than it was given rows');
    return value;
  });
}

/** What the report says of the rows that were refused: each problem with its column. */
export function refusalLines(
  reader: RowReader,
  rows: readonly CsvRow[],
  outcomes: readonly ImportOutcome[],
): RefusalLine[] {
  return rows.flatMap(({ number, cells }, index) => {
    const outcome = outcomes[index];
    if (outcome === undefined || 'id' in outcome) return [];
    return outcome.problems.map(({ path, expected }) => ({
      row: number,
      column: reader.columnOf(path, cells),
      code: outcome.code,
      expected,
    }));
  });
}
