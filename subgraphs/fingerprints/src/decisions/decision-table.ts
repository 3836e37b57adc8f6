import { instant, optionalText, text } from '@crimegraph/shared/store/record-columns';
import { Table, TableIndex } from 'typeorm';

/** The table of an entity of `SearchDecision`, for migrations. */
export function decisionTable(name: string): Table {
  return new Table({
    name,
    columns: [
      text('id', 36, { isPrimary: true }),
      text('checkId', 36),
      text('bureau', 3),
      text('decidedBy', 128),
      text('outcome', 20),
      optionalText('recordId', 36),
      optionalText('reason', 500),
      instant('decidedAt'),
    ],
    indices: [new TableIndex({ name: `${name}_check`, columnNames: ['bureau', 'checkId', 'id'] })],
  });
}
