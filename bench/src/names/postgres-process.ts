import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';

const START_MS = 30_000;
const POLL_MS = 100;
/** Where distributions put the server's programs when they are not on the path, newest first. */
const FOLDERS = [18, 17, 16, 15, 14, 13].map((version) => `/usr/lib/postgresql/${version}/bin`);

/** Whether PostgreSQL can be started here. */
export function postgresIsThere(): boolean {
  return folderOfPrograms() !== undefined;
}

/** A PostgreSQL server with a temporary folder of its own. It refuses to run as root: then as `nobody`. */
export class PostgresProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    readonly address: { host: string; user: string; database: string },
  ) {}

  static async start(): Promise<PostgresProcess> {
    const programs = folderOfPrograms() ?? '';
    const account = unprivileged();
    const folder = mkdtempSync(join(tmpdir(), 'crimegraph-postgres-'));
    if (account !== undefined) chownSync(folder, account.uid, account.gid);
    const data = join(folder, 'data');
    const made = spawnSync(
      join(programs, 'initdb'),
      ['-D', data, '-U', 'bench', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'],
      {
        ...account,
        cwd: folder,
      },
    );
    if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr.toString().slice(-500)}`);
    // A socket in the folder, no port.
    const options = ['-D', data, '-h', '', '-k', folder, '-c', 'shared_buffers=256MB'];
    const child = spawn(join(programs, 'postgres'), options, { stdio: 'ignore', cwd: folder, ...account });
    const server = new PostgresProcess(child, folder, { host: folder, user: 'bench', database: 'postgres' });
    const deadline = Date.now() + START_MS;
    while (!(await server.answers())) {
      if (child.exitCode !== null || Date.now() > deadline) {
        await server.stop();
        throw new Error('postgres did not start.');
      }
      await delay(POLL_MS);
    }
    return server;
  }

  async stop(): Promise<void> {
    const ended =
      this.child.exitCode !== null ? Promise.resolve() : new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGINT');
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async answers(): Promise<boolean> {
    const client = new Client(this.address);
    try {
      await client.connect();
      return true;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

/** '' when they are on the path. */
function folderOfPrograms(): string | undefined {
  return ['', ...FOLDERS].find((folder) =>
    folder === '' ? spawnSync('initdb', ['--version']).status === 0 : existsSync(join(folder, 'initdb')),
  );
}

function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (option: string) => Number(spawnSync('id', [option, 'nobody']).stdout.toString());
  return { uid: id('-u'), gid: id('-g') };
}
