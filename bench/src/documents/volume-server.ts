import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, MariadbProcess } from '@crimegraph/shared/testing/mariadb-process';
import { createConnection } from 'mysql2/promise';

const DATABASE = 'documents';

/** The database of a measurement: a server of our own that can be started again with nothing in its memory. */
export interface VolumeServer {
  /** Address of the documents' database. */
  readonly url: string;
  /** Ends the server in good order and starts it with an empty buffer pool. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** How a private server is started. */
export interface VolumeServerOptions {
  /** Folder of the database; one that was given stays. */
  directory: string | undefined;
  /** As `innodb_buffer_pool_size` takes it: `4G`. */
  bufferPool: string;
  /** Acknowledge before the log is on disk, and write pages once: for a fill that can be done again. */
  careless: boolean;
}

/** What each start has in common. Data files are read past the system's page cache, so only the buffer pool is to be emptied. */
const COMMON = [
  '--innodb-flush-method=O_DIRECT',
  '--innodb-buffer-pool-load-at-startup=OFF',
  '--innodb-buffer-pool-dump-at-shutdown=OFF',
  '--innodb-log-file-size=2G',
  '--innodb-sort-buffer-size=64M',
  // An index that is built full splits nearly every page with the next reports that come, and grows by more than half.
  '--innodb-fill-factor=85',
];
const DURABLE = ['--innodb-flush-log-at-trx-commit=1', '--innodb-doublewrite=ON'];
const CARELESS = ['--innodb-flush-log-at-trx-commit=0', '--innodb-doublewrite=OFF'];

export async function startVolumeServer(options: VolumeServerOptions): Promise<VolumeServer> {
  const directory = options.directory ?? mkdtempSync(join(tmpdir(), 'crimegraph-volume-'));
  const further = [`--innodb-buffer-pool-size=${options.bufferPool}`, ...(options.careless ? CARELESS : DURABLE)];
  const server = new MariadbProcess(directory, await freePort(), [...COMMON, ...further]);
  mkdirSync(directory, { recursive: true });
  if (!existsSync(join(directory, 'data'))) server.install();
  await server.start();
  await createDatabase(server);
  return {
    url: server.url(DATABASE),
    restart: async () => {
      await server.shutDown();
      await server.start();
    },
    stop: async () => {
      await server.shutDown();
      if (options.directory === undefined) rmSync(directory, { recursive: true });
    },
  };
}

async function createDatabase(server: MariadbProcess): Promise<void> {
  const connection = await createConnection(server.url(''));
  await connection.query(`CREATE DATABASE IF NOT EXISTS ${DATABASE}`);
  await connection.end();
}
