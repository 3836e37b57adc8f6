import { DataSource } from 'typeorm';
import { LibsqlDriver } from './libsql-driver';
import type { OpenOptions } from './open-options';
import { Migrator } from './migrator';
import { QueryListeners } from './query-listeners';
import type { Store } from './store';
import { recordStatements } from '../tracing/record-statements';
import type { Write } from './write';
import { WriteQueue } from './write-queue';

/** An import or an export may run beside the service; the transactions of both take tens of milliseconds. */
const WAIT_FOR_WRITER_MS = 5_000;

/**
 * Opens the embedded store at `path`.
 *
 * TypeORM holds one connection to a SQLite file and would interleave concurrent transactions on it, so there are two:
 * one that writes, one transaction at a time, and one that only reads and so never sees an uncommitted row.
 * `synchronous = FULL`: what was acknowledged survives a power cut.
 */
export async function openEmbedded(options: OpenOptions, path: string): Promise<Store> {
  const listeners = new QueryListeners();
  const connect = (pragmas: string[]) =>
    new DataSource({
      type: 'better-sqlite3',
      driver: LibsqlDriver,
      database: path,
      entities: options.entities,
      migrations: options.migrations,
      synchronize: false,
      logger: listeners,
      logging: ['query'],
      prepareDatabase: (database: LibsqlDriver) => {
        for (const pragma of pragmas) database.pragma(pragma);
      },
    });
  const writer = await connect([
    'journal_mode = WAL',
    'synchronous = FULL',
    'foreign_keys = ON',
    `busy_timeout = ${WAIT_FOR_WRITER_MS}`,
  ]).initialize();
  const reader = await connect(['query_only = ON', 'busy_timeout = 200', 'mmap_size = 1073741824']).initialize();
  for (const source of [writer, reader]) recordStatements(source, options.name);
  const queue = new WriteQueue();
  const write: Write = (work) => queue.run(() => writer.transaction(work));
  return {
    name: options.name,
    dialect: 'sqlite',
    reader: reader.manager,
    write,
    migrator: new Migrator(writer, 'sqlite', write),
    onQuery: (listener) => listeners.add(listener),
    ping: async () => {
      await reader.query('SELECT 1');
    },
    close: async () => {
      await queue.run(async () => {
        await reader.destroy();
        await writer.destroy();
      });
    },
  };
}
