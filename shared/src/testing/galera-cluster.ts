import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { type Account, freePort, MariadbProcess } from './mariadb-process';

const PROVIDERS = ['/usr/lib/galera/libgalera_smm.so', '/usr/lib64/galera-4/libgalera_smm.so'];
const SYNCED_MS = 60_000;
const POLL_MS = 100;

/** A node of the cluster, to be asked and to be harmed. */
export interface GaleraNode {
  readonly port: number;
  url(database: string): string;
  /** Sends it a signal: SIGSTOP makes it hang, SIGCONT go on. */
  signal(name: NodeJS.Signals): void;
  /** Ends it at once, as a crash does. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, as the distribution's service does: from the position it had reached. */
  restart(): Promise<void>;
  /** Resolves when it is a member, in good standing, of a cluster of `size` nodes. */
  synced(size: number): Promise<void>;
  ask(sql: string): Promise<Record<string, unknown>[]>;
}

/** A Galera cluster of our own, on loopback and free ports. */
export interface GaleraCluster {
  readonly nodes: readonly GaleraNode[];
  /** Makes a database; resolves when every node has it. */
  createDatabase(name: string): Promise<void>;
  /** Addresses of the database `name`, in order of preference, for our settings. */
  urls(name: string): string;
  /** Ends all nodes and removes their folders. */
  stop(): Promise<void>;
}

/** What keeps a cluster from being started here; undefined when nothing does. */
export function lackOfGalera(): string | undefined {
  if (spawnSync('mariadbd', ['--no-defaults', '--version']).status !== 0) return 'mariadbd is not installed';
  if (provider() === undefined) return 'galera-4 is not installed';
  if (spawnSync('rsync', ['--version']).status !== 0) return 'rsync is not installed';
  if (process.getuid?.() === 0 && mysqlAccount() === undefined) return 'there is no account mysql to run it under';
  return undefined;
}

/** Starts a cluster of `size` nodes; resolves when all are synced. */
export async function startGalera(size = 3): Promise<GaleraCluster> {
  // The state transfer's own server gives up root's rights and then cannot write: no node may run as root.
  const account = process.getuid?.() === 0 ? mysqlAccount() : undefined;
  const folder = mkdtempSync(join(tmpdir(), 'crimegraph-galera-'));
  own(folder, account);
  const ports = await Promise.all(Array.from({ length: size * 4 }, freePort));
  const group = ports.slice(0, size);
  const nodes = group.map((_port, index) => {
    const first = size + index * 3;
    const others = ports.slice(first, first + 3) as [number, number, number];
    return node(join(folder, `node${index + 1}`), index, group, others, account);
  });
  const stop = async () => {
    await Promise.all(nodes.map(({ process: server }) => server.kill()));
    rmSync(folder, { recursive: true });
  };
  try {
    for (const [index, one] of nodes.entries()) {
      // The first makes the tables; the others are sent them.
      if (index === 0) one.process.install();
      else one.process.prepare();
      await one.process.start(index === 0 ? ['--wsrep-new-cluster'] : []);
      await one.synced(index + 1);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  const createDatabase = async (name: string) => {
    await nodes[0]?.ask(`CREATE DATABASE ${name}`);
    for (const one of nodes) {
      while ((await one.ask(`SHOW DATABASES LIKE '${name}'`)).length === 0) await delay(POLL_MS);
    }
  };
  return { nodes, createDatabase, urls: (name) => nodes.map((one) => one.url(name)).join(','), stop };
}

function node(
  folder: string,
  index: number,
  group: readonly number[],
  [port, incremental, transfer]: [number, number, number],
  account: Account | undefined,
): GaleraNode & { process: MariadbProcess } {
  mkdirSync(folder);
  own(folder, account);
  const address = (one: number | undefined) => `127.0.0.1:${one}`;
  const provided = [
    `gmcast.listen_addr=tcp://${address(group[index])}`,
    `ist.recv_addr=${address(incremental)}`,
    'gcache.size=32M',
    // A node that does not answer is suspected after 2 s and shut out after 5 s (docs/operations.md).
    'evs.keepalive_period=PT0.5S',
    'evs.suspect_timeout=PT2S',
    'evs.inactive_timeout=PT5S',
  ];
  const server = new MariadbProcess(
    folder,
    port,
    [
      '--wsrep-on=ON',
      `--wsrep-provider=${provider()}`,
      `--wsrep-cluster-address=gcomm://${group.map(address).join(',')}`,
      `--wsrep-node-address=${address(group[index])}`,
      `--wsrep-node-name=node${index + 1}`,
      '--wsrep-sst-method=rsync',
      `--wsrep-sst-receive-address=${address(transfer)}`,
      `--wsrep-provider-options=${provided.join(';')}`,
      '--binlog-format=ROW',
      '--innodb-autoinc-lock-mode=2',
      '--innodb-flush-log-at-trx-commit=1',
      '--innodb-buffer-pool-size=64M',
    ],
    account,
  );
  const ask = async (sql: string) => {
    const connection = await createConnection({ uri: server.url(''), connectTimeout: 1_000 });
    connection.on('error', () => undefined);
    try {
      const [rows] = await connection.query({ sql, timeout: 5_000 });
      return rows as Record<string, unknown>[];
    } finally {
      connection.destroy();
    }
  };
  return {
    process: server,
    port,
    url: (database) => server.url(database),
    signal: (name) => server.signal(name),
    kill: () => server.kill(),
    restart: async () => {
      server.run(['--wsrep-recover']);
      const position = [...server.log().matchAll(/WSREP: Recovered position: (\S+)/g)].at(-1)?.[1];
      await server.start(position === undefined ? [] : [`--wsrep-start-position=${position}`]);
    },
    synced: (size) => synced(ask, size, server),
    ask,
  };
}

async function synced(ask: GaleraNode['ask'], size: number, server: MariadbProcess): Promise<void> {
  const deadline = Date.now() + SYNCED_MS;
  for (;;) {
    const rows = await ask(
      `SHOW GLOBAL STATUS WHERE Variable_name IN ('wsrep_cluster_size', 'wsrep_local_state_comment', 'wsrep_ready')`,
    ).catch(() => []);
    const status = new Map(rows.map((row) => [row['Variable_name'], row['Value']]));
    const isMember = status.get('wsrep_ready') === 'ON' && status.get('wsrep_local_state_comment') === 'Synced';
    if (isMember && status.get('wsrep_cluster_size') === String(size)) return;
    if (Date.now() > deadline) throw new Error(`a Galera node did not become synced: ${server.log().slice(-2_000)}`);
    await delay(POLL_MS);
  }
}

function provider(): string | undefined {
  return PROVIDERS.find((path) => existsSync(path));
}

function mysqlAccount(): Account | undefined {
  const id = (option: string) => Number(spawnSync('id', [option, 'mysql']).stdout.toString() || Number.NaN);
  const account = { uid: id('-u'), gid: id('-g') };
  return Number.isNaN(account.uid) || Number.isNaN(account.gid) ? undefined : account;
}

function own(folder: string, account: Account | undefined): void {
  if (account !== undefined) chownSync(folder, account.uid, account.gid);
}
