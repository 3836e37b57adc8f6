import { createLogger } from '@crimegraph/shared/log/logger';
import { openStore } from '@crimegraph/shared/store/open-store';
import type { Store } from '@crimegraph/shared/store/store';
import { FaultProxy } from '@crimegraph/shared/testing/fault-proxy';
import { type MariadbServer, startMariadb } from '@crimegraph/shared/testing/mariadb-server';
import { createConnection } from 'mysql2/promise';

/** A private server, a proxy before it that breaks what it is told to, and a store that knows only the proxy. */
export interface MysqlFixture {
  readonly server: MariadbServer;
  readonly proxy: FaultProxy;
  readonly store: Store;
  /** Address of the database through the proxy. */
  readonly url: string;
  /** Runs one statement on the server, past the proxy. */
  ask(sql: string): Promise<Record<string, unknown>[]>;
  stop(): Promise<void>;
}

/** Starts all of it; the store has the common tables. */
export async function startMysqlFixture(): Promise<MysqlFixture> {
  const server = await startMariadb();
  const ask = async (sql: string) => {
    const connection = await createConnection(server.url(''));
    try {
      const [rows] = await connection.query(sql);
      return rows as Record<string, unknown>[];
    } finally {
      await connection.end();
    }
  };
  await ask('CREATE DATABASE test');
  const proxy = await FaultProxy.start(server.port);
  const url = `mysql://root@127.0.0.1:${proxy.port}/test`;
  const store = await openMysqlStore(url);
  return {
    server,
    proxy,
    store,
    url,
    ask,
    stop: async () => {
      await store.close();
      await proxy.stop();
      await server.stop();
    },
  };
}

/** Opens a store with the common tables at `databaseUrl`. */
export function openMysqlStore(databaseUrl: string, databaseReadUrls?: string): Promise<Store> {
  return openStore({
    name: 'test',
    entities: [],
    migrations: [],
    dataDir: '/nonexistent',
    databaseUrl,
    databaseReadUrls,
    logger: createLogger('test', 'silent'),
  });
}
