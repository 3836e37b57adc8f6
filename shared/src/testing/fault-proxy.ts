import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/**
 * What happens to a COMMIT on its way:
 * - `unsent`: the connection breaks before the server sees it
 * - `unanswered`: the server has done it, and the connection breaks before the client hears of it
 * - `cut`: it is sent, and the connection breaks at that moment; the server may still be at it
 * - `swallowed`: the server has done it, and from then on nothing arrives any more, as after `fallSilent`
 */
export type CommitFault = 'unsent' | 'unanswered' | 'cut' | 'swallowed';

/** Stands between a client and a database server, and breaks what it is told to. */
export class FaultProxy {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private readonly faults: CommitFault[] = [];
  private silent = false;

  private constructor(private readonly target: number) {
    this.server = createServer((client) => this.accept(client));
  }

  /** Listens on a free port of loopback and passes everything on to `target`. */
  static async start(target: number): Promise<FaultProxy> {
    const proxy = new FaultProxy(target);
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** How many faults are still to come. */
  get left(): number {
    return this.faults.length;
  }

  /** The next COMMITs go wrong in these ways, one each. */
  breakCommits(...faults: CommitFault[]): void {
    this.faults.push(...faults);
  }

  /**
   * From now on nothing arrives in either direction, and no connection is closed: half-open links. Connections of that
   * time stay dead when it is over, as after a firewall has forgotten them.
   */
  fallSilent(): void {
    this.silent = true;
    for (const socket of this.sockets) socket.removeAllListeners('data').resume();
  }

  /** New connections are passed on again. */
  speak(): void {
    this.silent = false;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private accept(client: Socket): void {
    this.keep(client);
    if (this.silent) {
      client.resume();
      return;
    }
    const server = connect(this.target, '127.0.0.1');
    this.keep(server);
    const end = () => {
      client.destroy();
      server.destroy();
    };
    client.on('data', (bytes) => {
      const fault = isCommit(bytes) ? this.faults.shift() : undefined;
      if (fault === 'unsent') return end();
      server.write(bytes);
      if (fault === 'cut') setImmediate(end);
      if (fault === 'unanswered') server.removeAllListeners('data').once('data', end);
      if (fault === 'swallowed') server.removeAllListeners('data').once('data', () => this.fallSilent());
    });
    server.on('data', (bytes) => client.write(bytes));
    client.once('close', () => server.destroy());
    server.once('close', () => client.destroy());
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => this.sockets.delete(socket));
  }
}

/** A COM_QUERY packet of the MySQL protocol: three bytes of length, a number, the command 3, the statement. */
function isCommit(bytes: Buffer): boolean {
  return bytes.length === 11 && bytes[4] === 3 && bytes.toString('latin1', 5) === 'COMMIT';
}
