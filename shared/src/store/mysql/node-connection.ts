import type { Socket } from 'node:net';
import type { Connection, PoolConnection, QueryOptions } from 'mysql2';
import { faultOf } from './fault-of';

/** What mysql2 answers: rows (or what a write did), then the columns. */
export type Reply = [rows: unknown, columns: unknown];

/** Values of a statement's placeholders. */
export type Parameters = unknown[] | undefined;

/**
 * One connection to one node, out of its pool. A connection on which a statement was not answered, or an open transaction
 * left behind, is never given back: nobody knows what would come over it next.
 */
export class NodeConnection {
  private broken = false;
  private inTransaction = false;

  /** @param onFault told of what a failure says about the node, and how long it was waited for */
  constructor(
    private readonly connection: PoolConnection,
    private readonly onFault: (error: unknown, waitedMs: number) => void,
  ) {}

  /** Sends a statement and waits `limitMs` for its answer. @throws mysql2's error, also when there is none in time */
  async query(statement: QueryOptions, parameters: Parameters, limitMs: number): Promise<Reply> {
    if (this.broken) throw new ConnectionBroken('the connection was lost earlier in this transaction');
    const started = performance.now();
    if (statement.sql === 'START TRANSACTION') this.inTransaction = true;
    try {
      const reply = await send(this.connection, statement, parameters, limitMs);
      if (statement.sql === 'COMMIT' || statement.sql === 'ROLLBACK') this.inTransaction = false;
      return reply;
    } catch (error) {
      const fault = faultOf(error);
      if (fault === 'silent' || fault === 'lost' || fault === 'not-ready') this.broken = true;
      if (fault !== undefined) this.onFault(error, performance.now() - started);
      throw error;
    }
  }

  /** Gives the connection back when it may be used again, and ends it otherwise. */
  release(): void {
    if (this.broken || this.inTransaction) this.discard();
    else this.connection.release();
  }

  /** Ends the connection, and with it whatever the server holds for it. */
  discard(): void {
    destroy(this.connection);
  }
}

/** Whoever goes on after a failure learns of it again. */
class ConnectionBroken extends Error {
  override readonly name = 'ConnectionBroken';
  readonly code = 'PROTOCOL_CONNECTION_LOST';
}

/** There was no answer in time. */
class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  readonly code = 'ETIMEDOUT';
}

/**
 * Sends a statement over a bare connection and waits at most `limitMs` for its answer. (mysql2's own limit outlives a
 * connection that breaks, as a timer that keeps the process from ending.)
 */
export function send(
  connection: Connection,
  statement: QueryOptions,
  parameters: Parameters,
  limitMs: number,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new NoAnswer('no answer in time')), Math.max(1, limitMs));
    connection.query(statement, parameters, (error, rows, columns) => {
      clearTimeout(timer);
      if (error === null || error === undefined) resolve([rows, columns]);
      else reject(error);
    });
  });
}

/** Ends a connection at once. mysql2 alone would wait for a hanging server to close its side, and keep the socket. */
export function destroy(connection: Connection): void {
  connection.destroy();
  (connection as unknown as { stream: Socket }).stream.destroy();
}
