import { setTimeout as delay } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { Migrator } from './migrator';
import type { OpenOptions } from './open-store';
import { QueryListeners } from './query-listeners';
import type { Store } from './store';

const CONNECTIONS = 16;
const CONNECT_TIMEOUT_MS = 2_000;
/** A deadlock or a failed Galera certification ends soon: five tries with growing jitter take under half a second. */
const ATTEMPTS = 5;

/** Opens a MySQL or MariaDB store; the database itself must be utf8mb4 with a binary collation (`docs/operations.md`). */
export async function openMysql(options: OpenOptions, url: string): Promise<Store> {
  const listeners = new QueryListeners();
  const source = await new DataSource({
    type: 'mysql',
    url,
    entities: options.entities,
    migrations: options.migrations,
    synchronize: false,
    timezone: 'Z',
    charset: 'utf8mb4',
    supportBigNumbers: true,
    bigNumberStrings: true,
    poolSize: CONNECTIONS,
    connectTimeout: CONNECT_TIMEOUT_MS,
    logger: listeners,
    logging: ['query'],
  }).initialize();
  const write: Store['write'] = (work) => retried(() => source.transaction(work));
  return {
    name: options.name,
    dialect: 'mysql',
    reader: source.manager,
    write,
    migrator: new Migrator(source, 'mysql', write),
    onQuery: (listener) => listeners.add(listener),
    ping: async () => {
      await source.query('SELECT 1');
    },
    close: () => source.destroy(),
  };
}

async function retried<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt === ATTEMPTS || !isDeadlock(error)) throw error;
      await delay(Math.random() * 20 * 2 ** attempt);
    }
  }
}

function isDeadlock(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return code === 'ER_LOCK_DEADLOCK' || code === 'ER_LOCK_WAIT_TIMEOUT';
}
