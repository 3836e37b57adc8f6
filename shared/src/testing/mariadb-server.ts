import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';

const START_MS = 30_000;
const POLL_MS = 50;

/** What `docs/operations.md` asks of a database server: our tests run on exactly that. */
const REQUIRED_OPTIONS = [
  '--character-set-server=utf8mb4',
  '--collation-server=utf8mb4_nopad_bin',
  '--sql-mode=STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,ONLY_FULL_GROUP_BY',
  '--local-infile=1',
  '--skip-name-resolve',
];

/** A MariaDB server of our own, on loopback, a free port and a folder of its own. */
export interface MariadbServer {
  readonly port: number;
  /** Address of the database `name` for `mysql2` and our settings. */
  url(name: string): string;
  /** Ends the server and removes its folder; a folder that was given stays, and its server ends in good order. */
  stop(): Promise<void>;
}

/** Whether a MariaDB server is installed on this machine. */
export function mariadbInstalled(): boolean {
  return spawnSync('mariadbd', ['--no-defaults', '--version']).status === 0;
}

/**
 * Starts a private server. Nothing of an installed one is read or touched.
 *
 * @param options further options of `mariadbd`, which win over ours
 * @param kept folder of a database that is to outlive the server; made when missing
 */
export async function startMariadb(options: readonly string[] = [], kept?: string): Promise<MariadbServer> {
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'crimegraph-mariadb-'));
  const user = process.getuid?.() === 0 ? ['--user=root'] : [];
  if (!existsSync(join(folder, 'data'))) install(folder, user);
  const port = await freePort();
  const child = spawn(
    'mariadbd',
    [
      '--no-defaults',
      ...user,
      `--datadir=${join(folder, 'data')}`,
      `--socket=${join(folder, 'socket')}`,
      `--pid-file=${join(folder, 'pid')}`,
      `--log-error=${join(folder, 'log')}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      '--skip-networking=0',
      ...REQUIRED_OPTIONS,
      ...options,
    ],
    { stdio: 'ignore' },
  );
  const url = (name: string) => `mysql://root@127.0.0.1:${port}/${name}`;
  await answering(child, url(''), join(folder, 'log'));
  return {
    port,
    url,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(kept === undefined ? 'SIGKILL' : 'SIGTERM');
        await ended;
      }
      if (kept === undefined) rmSync(folder, { recursive: true });
    },
  };
}

function install(folder: string, user: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  const result = spawnSync('mariadb-install-db', [
    '--no-defaults',
    ...user,
    `--datadir=${join(folder, 'data')}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    '--skip-name-resolve',
  ]);
  if (result.status !== 0) throw new Error(`mariadb-install-db failed: ${result.stderr.toString().slice(-500)}`);
}

async function answering(child: ChildProcess, url: string, log: string): Promise<void> {
  const deadline = Date.now() + START_MS;
  for (;;) {
    try {
      const connection = await createConnection(url);
      await connection.end();
      return;
    } catch (error) {
      const ended = child.exitCode !== null || child.signalCode !== null;
      if (ended || Date.now() > deadline) {
        child.kill('SIGKILL');
        throw new Error(`mariadbd did not start: ${readFileSync(log, 'utf8').slice(-500)}`, { cause: error });
      }
      await delay(POLL_MS);
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
