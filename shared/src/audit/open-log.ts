import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource, type EntityManager } from 'typeorm';
import { LibsqlDriver } from '../store/libsql-driver';
import { openMysql } from '../store/mysql/open-mysql';
import { AuditRow } from './audit-row';
import { AuditTermRow } from './audit-term-row';
import { PendingRow } from './pending-row';

/** A store's audit log, opened to be read. */
export interface OpenLog {
  readonly reader: EntityManager;
  close(): Promise<void>;
}

const entities = [AuditRow, AuditTermRow, PendingRow];

/** Opens it, also while the subgraph runs, without migrating or changing anything. Rejects when there is no such store. */
export async function openLog(name: string, dataDir: string, databaseUrl: string | undefined): Promise<OpenLog> {
  if (databaseUrl !== undefined) return openMysql({ name, entities, migrations: [] }, { databaseUrl });
  const database = join(dataDir, `${name}.sqlite`);
  if (!existsSync(database)) throw new Error(`there is no store of ${name} in the folder given.`);
  const source = await new DataSource({
    type: 'better-sqlite3',
    driver: LibsqlDriver,
    database,
    entities,
    synchronize: false,
    prepareDatabase: (driver: LibsqlDriver) => void driver.pragma('query_only = ON'),
  }).initialize();
  return { reader: source.manager, close: () => source.destroy() };
}
