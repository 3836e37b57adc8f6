import type { QueryRunner, Table, TableColumn } from 'typeorm';

/** Fills any table with rows that suit the types of its columns; no two rows of a run share the value of a key. */
export class SyntheticRows {
  private serial = 0;

  /** Inserts two rows: one with a value in every column, one with none where none is needed. */
  async insert(runner: QueryRunner, table: Table): Promise<void> {
    const columns = table.columns.filter((column) => !column.isGenerated && column.generatedType === undefined);
    const escape = (name: string) => runner.dataSource.driver.escape(name);
    const names = columns.map(({ name }) => escape(name)).join(', ');
    for (const sparse of [false, true]) {
      this.serial += 1;
      const values = columns.map((column) => (sparse && column.isNullable ? null : valueOf(column, this.serial)));
      const places = values.map(() => '?').join(', ');
      await runner.query(`INSERT INTO ${escape(table.name)} (${names}) VALUES (${places})`, values);
    }
  }
}

function valueOf({ name, type, length }: TableColumn, serial: number): unknown {
  switch (type) {
    case 'char':
    case 'varchar':
      return serial
        .toString(36)
        .padStart(Math.min(Number(length), 36), 'é')
        .slice(-Number(length));
    case 'text':
    case 'mediumtext':
    case 'longtext':
      return JSON.stringify([`🚗 ${serial}`]);
    case 'int':
    case 'integer':
    case 'smallint':
    case 'bigint':
      return serial;
    case 'tinyint':
      return serial % 2;
    case 'datetime':
      return `2026-01-02 03:${String(Math.floor(serial / 60) % 60).padStart(2, '0')}:${String(serial % 60).padStart(2, '0')}.123`;
    case 'blob':
    case 'mediumblob':
    case 'longblob':
    case 'varbinary':
    case 'binary':
      return Buffer.from([serial >> 8, serial & 0xff]);
    default:
      throw new Error(`no synthetic value is known for the column ${name} of the type ${type}`);
  }
}
