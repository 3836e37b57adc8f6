import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource, type EntityManager } from 'typeorm';
import { LibsqlDriver } from '../store/libsql-driver';
import { AuditRow } from './audit-row';
import { AuditTermRow } from './audit-term-row';
import { PendingRow } from './pending-row';

/** A store's audit log, opened for reading alone: nothing is migrated, nothing can be changed. */
export interface OpenLog {
  readonly reader: EntityManager;
  close(): Promise<void>;
}

/** Opens it, also while the subgraph runs. Rejects when there is no such store. */
export async function openLog(name: string, dataDir: string, databaseUrl: string | undefined): Promise<OpenLog> {
  const entities = [AuditRow, AuditTermRow, PendingRow];
  const source = databaseUrl === undefined ? embedded(join(dataDir, `${name}.sqlite`)) : mysql(databaseUrl);
  await source.initialize();
  return { reader: source.manager, close: () => source.destroy() };

  function embedded(database: string): DataSource {
    if (!existsSync(database)) throw new Error(`there is no store of ${name} in the folder given.`);
    return new DataSource({
      type: 'better-sqlite3',
      driver: LibsqlDriver,
      database,
      entities,
      synchronize: false,
      prepareDatabase: (driver: LibsqlDriver) => void driver.pragma('query_only = ON'),
    });
  }

  function mysql(url: string): DataSource {
    return new DataSource({
      type: 'mysql',
      url,
      entities,
      synchronize: false,
      timezone: 'Z',
      charset: 'utf8mb4',
      poolSize: 2,
    });
  }
}
