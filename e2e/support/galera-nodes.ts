import { execFileSync, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { SupervisedProcess, until } from './supervised-process';

const READY_MS = 180_000;

/** Runs the database cluster of deploy/ as its containers do, each node on a loopback address and a folder of its own. */
export class GaleraNodes {
  private readonly nodes: SupervisedProcess[];

  /**
   * @param folder where the nodes' data is
   * @param secrets folder of the subgraphs' database addresses
   * @param addresses of the nodes
   */
  constructor(
    private readonly folder: string,
    secrets: string,
    readonly addresses: readonly string[],
  ) {
    // All nodes are on one machine here: this port alone is taken on all of its addresses.
    const copyPort = randomInt(20_000, 30_000);
    cpSync(join(projectRoot, 'deploy/helm/crimegraph/files'), join(folder, 'files'), { recursive: true });
    this.nodes = this.addresses.map((address, index) => {
      for (const part of ['volume', 'run']) mkdirSync(join(this.folderOf(index), part), { recursive: true });
      return new SupervisedProcess({
        command: 'bash',
        parameters: [join(folder, 'files/galera-node.sh')],
        directory: folder,
        environment: {
          NODE_ADDRESS: address,
          CLUSTER_NODES: this.addresses.join(','),
          START_CLUSTER_FILE: this.orderFile(index),
          LISTEN_ADDRESS: address,
          COPY_PORT: String(copyPort + index),
          VOLUME: join(this.folderOf(index), 'volume'),
          RUN_FOLDER: join(this.folderOf(index), 'run'),
          SECRETS_FOLDER: secrets,
          BUFFER_POOL: '64M',
        },
        account: databaseAccount(),
      });
    });
    execFileSync('chmod', ['-R', 'a+rX', folder]);
    if (process.getuid?.() === 0) execFileSync('chown', ['-R', String(databaseAccount()), folder]);
  }

  start(...indices: number[]): void {
    for (const index of indices) this.node(index).start();
  }

  /** Ends nodes at the same moment. */
  async stop(signal: NodeJS.Signals, ...indices: number[]): Promise<void> {
    await Promise.all(indices.map((index) => this.node(index).stop(signal)));
  }

  /** Waits until nodes take reads and writes, as the containers' health check finds out. */
  async ready(...indices: number[]): Promise<void> {
    await until(
      () => indices.every((index) => this.isReady(index)),
      READY_MS,
      () => indices.map((index) => `node ${index}: ${this.output(index).slice(-3_000)}`).join('\n'),
    );
  }

  isReady(index: number): boolean {
    return this.asDatabase(index, [join(this.folder, 'files/galera-ready.sh')]).status === 0;
  }

  /** What the start script and the server of a node have said. */
  output(index: number): string {
    return this.node(index).output;
  }

  /** Gives a node an order to start the cluster; takes it back when empty. */
  order(index: number, text: string): void {
    writeFileSync(this.orderFile(index), text);
  }

  /** Loses the disk of a node that does not run. */
  loseDisk(index: number): void {
    rmSync(join(this.folderOf(index), 'volume/data'), { recursive: true });
  }

  /** Runs a command on a node as its administrator, as `docker compose exec` does; gives what it prints. */
  administer(index: number, command: string, input = ''): string {
    const { status, stdout, stderr } = this.asDatabase(index, ['-c', command], input);
    if (status !== 0) throw new Error(`${command}: ${stderr}`);
    return stdout;
  }

  private asDatabase(
    index: number,
    parameters: string[],
    input = '',
  ): { status: number | null; stdout: string; stderr: string } {
    const account = databaseAccount();
    return spawnSync('bash', parameters, {
      input,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { PATH: process.env['PATH'] ?? '', RUN_FOLDER: join(this.folderOf(index), 'run') },
      ...(process.getuid?.() === 0 && { uid: account, gid: account }),
    });
  }

  private node(index: number): SupervisedProcess {
    const node = this.nodes[index];
    if (node === undefined) throw new Error(`there is no node ${index}`);
    return node;
  }

  private folderOf(index: number): string {
    return join(this.folder, `node-${index}`);
  }

  private orderFile(index: number): string {
    return join(this.folderOf(index), 'start-cluster');
  }
}

/** The account that the distribution's package made for the server; our own where the tests do not run as root. */
function databaseAccount(): number {
  const own = process.getuid?.() ?? 0;
  if (own !== 0) return own;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('mysql:'));
  if (line === undefined) throw new Error('MariaDB is not installed: there is no account mysql.');
  return Number(line.split(':')[2]);
}
