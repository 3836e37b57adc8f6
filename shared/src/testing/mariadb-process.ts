import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';

const START_MS = 60_000;
const POLL_MS = 50;

/** What `docs/operations.md` asks of a database server: our tests run on exactly that. */
const REQUIRED_OPTIONS = [
  '--character-set-server=utf8mb4',
  '--collation-server=utf8mb4_nopad_bin',
  '--sql-mode=STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,ONLY_FULL_GROUP_BY',
  '--local-infile=1',
  '--skip-name-resolve',
];

/** The account that a server runs under, where it is not our own. */
export interface Account {
  uid: number;
  gid: number;
}

/** One `mariadbd` on loopback, with a folder of its own, that tests may kill, stop, and start again. */
export class MariadbProcess {
  private child: ChildProcess | undefined;

  constructor(
    readonly folder: string,
    readonly port: number,
    private readonly options: readonly string[],
    private readonly account?: Account,
  ) {}

  /** Address of the database `name` for `mysql2` and our settings. */
  url(name: string): string {
    return `mysql://root@127.0.0.1:${this.port}/${name}`;
  }

  /** Makes its folders. */
  prepare(): void {
    // `tmp` of its own: a server that starts removes what looks like another's temporary tables from a folder they share.
    for (const name of ['data', 'tmp']) {
      const path = join(this.folder, name);
      mkdirSync(path);
      if (this.account !== undefined) chownSync(path, this.account.uid, this.account.gid);
    }
  }

  /** Makes its folders, and in them the server's own tables. */
  install(): void {
    this.prepare();
    const result = spawnSync(
      'mariadb-install-db',
      [
        '--no-defaults',
        ...this.userOption(),
        `--datadir=${join(this.folder, 'data')}`,
        `--tmpdir=${join(this.folder, 'tmp')}`,
        '--auth-root-authentication-method=normal',
        '--skip-test-db',
        '--skip-name-resolve',
      ],
      { ...this.account },
    );
    if (result.status !== 0) throw new Error(`mariadb-install-db failed: ${result.stderr.toString().slice(-500)}`);
  }

  /** Starts it and resolves when it answers. @param further options of `mariadbd`, which win over the others */
  async start(further: readonly string[] = []): Promise<void> {
    const child = spawn('mariadbd', this.commandLine(further), { stdio: 'ignore', ...this.account });
    this.child = child;
    const deadline = Date.now() + START_MS;
    while (!(await this.answers())) {
      const ended = child.exitCode !== null || child.signalCode !== null;
      if (ended || Date.now() > deadline) {
        child.kill('SIGKILL');
        throw new Error(`mariadbd did not start: ${this.log().slice(-2_000)}`);
      }
      await delay(POLL_MS);
    }
  }

  /** What `mariadbd` says with `further` options before it ends by itself. */
  run(further: readonly string[]): void {
    spawnSync('mariadbd', this.commandLine(further), { stdio: 'ignore', ...this.account });
  }

  log(): string {
    return readFileSync(join(this.folder, 'log.err'), 'utf8');
  }

  signal(name: NodeJS.Signals): void {
    this.child?.kill(name);
  }

  /** Ends it at once, as a crash does; resolves when it has ended. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  /** Ends it in good order, with all that it holds written to its files; resolves when it has ended. */
  shutDown(): Promise<void> {
    return this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }

  private async answers(): Promise<boolean> {
    try {
      const connection = await createConnection({ uri: this.url(''), connectTimeout: 1_000 });
      connection.on('error', () => undefined);
      await connection.end();
      return true;
    } catch {
      return false;
    }
  }

  private commandLine(further: readonly string[]): string[] {
    return [
      '--no-defaults',
      ...this.userOption(),
      `--datadir=${join(this.folder, 'data')}`,
      `--tmpdir=${join(this.folder, 'tmp')}`,
      `--socket=${join(this.folder, 'socket')}`,
      `--pid-file=${join(this.folder, 'pid')}`,
      `--log-error=${join(this.folder, 'log.err')}`,
      `--port=${this.port}`,
      '--bind-address=127.0.0.1',
      '--skip-networking=0',
      ...REQUIRED_OPTIONS,
      ...this.options,
      ...further,
    ];
  }

  private userOption(): string[] {
    return this.account === undefined && process.getuid?.() === 0 ? ['--user=root'] : [];
  }
}

/** A port that nothing listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
