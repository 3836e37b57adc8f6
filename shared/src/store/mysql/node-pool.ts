import { setTimeout as delay } from 'node:timers/promises';
import { createPool, type Connection, type ConnectionOptions, type Pool, type PoolConnection } from 'mysql2';
import { StoreUnavailable } from '../store-unavailable';
import { destroy } from './node-connection';
import { CONNECT_MS, type Scope } from './time-limits';

/** Connections to one node; a statement takes about a millisecond, so these carry more than a few cores can ask. */
const CONNECTIONS: Readonly<Record<Scope, number>> = { request: 16, background: 8 };
/** More than this many waiting for a connection means that we are too slow already; the next is refused at once. */
const QUEUE = 256;
const GOODBYE_MS = 500;

/**
 * The connections to one node for one scope: mysql2's pool, with what it lacks. A wait for a connection ends, a connection
 * is prepared before its first use, and `retire` keeps those that may be as dead as one that just fell silent from use.
 */
export class NodePool {
  private readonly pool: Pool;
  private readonly prepared = new WeakMap<Connection, number>();
  private readonly open = new Set<PoolConnection>();
  private epoch = 0;

  /** @param prepare makes a fresh connection fit for use, or rejects; it must end in bounded time */
  constructor(
    options: ConnectionOptions,
    scope: Scope,
    private readonly prepare: (connection: Connection) => Promise<void>,
  ) {
    this.pool = createPool({
      ...options,
      connectTimeout: CONNECT_MS,
      connectionLimit: CONNECTIONS[scope],
      queueLimit: QUEUE,
    });
  }

  /** A prepared connection, waited for until `until` (ms since 1970). @throws StoreUnavailable when none is free by then */
  take(until: number): Promise<PoolConnection> {
    return new Promise((resolve, reject) => {
      let waiting = true;
      const giveUp = () => {
        waiting = false;
        reject(new StoreUnavailable('no database connection became free in time'));
      };
      const timer = setTimeout(giveUp, Math.max(0, until - Date.now()));
      this.fit().then(
        (connection) => {
          clearTimeout(timer);
          // Whoever asked has gone; the connection is made and serves the next.
          if (waiting) resolve(connection);
          else connection.release();
        },
        (error: Error) => {
          clearTimeout(timer);
          reject(error);
        },
      );
    });
  }

  /** From now on only connections made from now on are used. */
  retire(): void {
    this.epoch += 1;
  }

  /** Ends all connections; those that do not say goodbye at once are cut. */
  async close(): Promise<void> {
    const ended = new Promise<void>((resolve) => this.pool.end(() => resolve()));
    await Promise.race([ended, delay(GOODBYE_MS, undefined, { ref: false })]);
    for (const connection of this.open) destroy(connection);
  }

  private async fit(): Promise<PoolConnection> {
    for (;;) {
      const connection = await this.any();
      const epoch = this.prepared.get(connection);
      if (epoch === this.epoch) return connection;
      if (epoch === undefined) return this.made(connection);
      destroy(connection);
    }
  }

  private any(): Promise<PoolConnection> {
    return new Promise((resolve, reject) => {
      this.pool.getConnection((error, connection) => {
        if (error === null) resolve(connection);
        else if (error.message !== 'Queue limit reached.') reject(error);
        else reject(new StoreUnavailable('too many requests wait for a database connection'));
      });
    });
  }

  private async made(connection: PoolConnection): Promise<PoolConnection> {
    // Without a listener an idle connection that breaks would end the process.
    connection.on('error', () => undefined);
    this.open.add(connection);
    connection.once('end', () => this.open.delete(connection));
    const epoch = this.epoch;
    try {
      await this.prepare(connection);
    } catch (error) {
      destroy(connection);
      throw error;
    }
    this.prepared.set(connection, epoch);
    return connection;
  }
}
