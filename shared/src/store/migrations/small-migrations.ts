import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  TableColumn,
  type TableColumnOptions,
  TableIndex,
} from 'typeorm';

type Migration = new () => MigrationInterface;

/*
 * Migrations of one DDL statement each, because MySQL commits at every one. Each looks first whether it was done: a process
 * that died between the statement and the note of it finds its work there when it starts again.
 */

/** Creates a table. @param name of the migration, with its time in milliseconds at the end */
export function createsTable(name: string, table: string, columns: TableColumnOptions[]): Migration {
  return class implements MigrationInterface {
    name = name;

    async up(runner: QueryRunner): Promise<void> {
      await runner.createTable(new Table({ name: table, columns }), true);
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.dropTable(table, true);
    }
  };
}

/** Adds a column. */
export function addsColumn(name: string, table: string, column: TableColumnOptions): Migration {
  return class implements MigrationInterface {
    name = name;

    async up(runner: QueryRunner): Promise<void> {
      if (!(await runner.hasColumn(table, column.name))) await runner.addColumn(table, new TableColumn(column));
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.dropColumn(table, column.name);
    }
  };
}

/** Creates an index. */
export function createsIndex(
  name: string,
  table: string,
  index: string,
  columnNames: string[],
  isUnique = false,
): Migration {
  return class implements MigrationInterface {
    name = name;

    async up(runner: QueryRunner): Promise<void> {
      if (await hasIndex(runner, table, index)) return;
      await runner.createIndex(table, new TableIndex({ name: index, columnNames, isUnique }));
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.dropIndex(table, index);
    }
  };
}

/** Drops an index of these columns. */
export function dropsIndex(name: string, table: string, index: string, columnNames: string[]): Migration {
  return class implements MigrationInterface {
    name = name;

    async up(runner: QueryRunner): Promise<void> {
      if (await hasIndex(runner, table, index)) await runner.dropIndex(table, index);
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.createIndex(table, new TableIndex({ name: index, columnNames }));
    }
  };
}

async function hasIndex(runner: QueryRunner, table: string, index: string): Promise<boolean> {
  return (await runner.getTable(table))?.indices.some(({ name }) => name === index) ?? false;
}
