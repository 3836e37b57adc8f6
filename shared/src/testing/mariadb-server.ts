import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, MariadbProcess } from './mariadb-process';

/** A MariaDB server of our own, on loopback, a free port and a folder of its own. */
export interface MariadbServer {
  readonly port: number;
  /** Address of the database `name` for `mysql2` and our settings. */
  url(name: string): string;
  /** Sends it a signal: SIGSTOP makes it hang, SIGCONT go on. */
  signal(name: NodeJS.Signals): void;
  /** Ends it at once, as a crash does. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, on the same port and data. */
  start(): Promise<void>;
  /** Ends the server and removes its folder. */
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
 */
export async function startMariadb(options: readonly string[] = []): Promise<MariadbServer> {
  const folder = mkdtempSync(join(tmpdir(), 'crimegraph-mariadb-'));
  const server = new MariadbProcess(folder, await freePort(), options);
  server.install();
  await server.start();
  return {
    port: server.port,
    url: (name) => server.url(name),
    signal: (name) => server.signal(name),
    kill: () => server.kill(),
    start: () => server.start(),
    stop: async () => {
      await server.kill();
      rmSync(folder, { recursive: true });
    },
  };
}
