import { DataSource } from 'typeorm';
import type { Logger } from '../../log/logger';
import { withDeadline } from '../../requests/with-deadline';
import { Migrator } from '../migrator';
import type { OpenOptions } from '../open-options';
import { QueryListeners } from '../query-listeners';
import type { Store } from '../store';
import type { Write } from '../write';
import { recordStatements } from '../../tracing/record-statements';
import { Cluster } from './cluster';
import { ClusterConnection } from './cluster-connection';
import { nodeAddresses } from './node-address';
import { retried } from './retried';
import { CONNECT_MS } from './time-limits';

/** Where a MySQL store is. */
export interface MysqlAddress {
  /** Comma separated, in order of preference: the first that lives takes all writes. */
  databaseUrl: string;
  /** Comma separated: further nodes of the same synchronous cluster, which take reads by turns. */
  databaseReadUrls?: string | undefined;
  logger?: Logger | undefined;
}

/**
 * Opens a store on MySQL, MariaDB or a synchronous cluster of them (ADR 0006).
 *
 * @throws when no node can be used, or one is set up so that it must not be (`docs/operations.md`)
 */
export async function openMysql(options: OpenOptions, address: MysqlAddress): Promise<Store> {
  const writers = nodeAddresses(address.databaseUrl);
  const readers = address.databaseReadUrls === undefined ? [] : nodeAddresses(address.databaseReadUrls);
  const cluster = new Cluster(writers, readers, address.logger);
  try {
    await cluster.open();
    return await onCluster(options, cluster, writers[0]?.database ?? '');
  } catch (error) {
    await cluster.close();
    throw error;
  }
}

async function onCluster(options: OpenOptions, cluster: Cluster, database: string): Promise<Store> {
  const listeners = new QueryListeners();
  const source = await new DataSource({
    type: 'mysql',
    driver: driverOf(cluster),
    database,
    entities: options.entities,
    migrations: options.migrations,
    synchronize: false,
    timezone: 'Z',
    logger: listeners,
    logging: ['query'],
  }).initialize();
  recordStatements(source, options.name);
  const write: Write = (work) => retried(() => source.transaction(work));
  return {
    name: options.name,
    dialect: 'mysql',
    reader: source.manager,
    write,
    migrator: new Migrator(source, 'mysql', write),
    onQuery: (listener) => listeners.add(listener),
    ping: () =>
      withDeadline(Date.now() + 2 * CONNECT_MS, async () => {
        await source.query('SELECT 1');
      }),
    close: () => source.destroy(),
  };
}

/** TypeORM's own pools know one server that takes writes; in their place it gets ours, which know the cluster. */
function driverOf(cluster: Cluster): unknown {
  return {
    createPool: () => ({
      getConnection: (done: (error: null, connection: ClusterConnection) => void) =>
        done(null, new ClusterConnection(cluster)),
      end: (done: (error?: unknown) => void) => void cluster.close().then(() => done(), done),
    }),
  };
}
