import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { QueryOptions } from 'mysql2';
import { StoreUnavailable } from '../store-unavailable';
import type { Cluster } from './cluster';
import { faultOf } from './fault-of';
import type { NodeConnection, Parameters, Reply } from './node-connection';
import { patienceEnds, PAUSE_MS, statementLimit } from './time-limits';

/**
 * What TypeORM takes for a connection. It belongs to no node until its first statement: a read outside a transaction goes
 * to whichever node may take it, and to the next when that one fails; anything else takes a node that may write and stays
 * there until it is released. A transaction that fails is not mended here: `retried` runs the whole of it again.
 */
export class ClusterConnection extends EventEmitter {
  private pinned: NodeConnection | undefined;

  constructor(private readonly cluster: Cluster) {
    super();
  }

  /** mysql2's way to its promises. */
  promise(): { query(statement: string | QueryOptions, parameters?: Parameters): Promise<Reply> } {
    return { query: (statement, parameters) => this.run(statement, parameters) };
  }

  release(): void {
    this.pinned?.release();
    this.pinned = undefined;
  }

  private async run(statement: string | QueryOptions, parameters: Parameters): Promise<Reply> {
    const options = typeof statement === 'string' ? { sql: statement } : statement;
    if (this.pinned === undefined && READ.test(options.sql)) return this.read(options, parameters);
    if (options.sql === 'ROLLBACK' && statementLimit() <= 0) return this.abandon();
    this.pinned ??= await this.cluster.connect('write', patienceEnds());
    return ask(this.pinned, options, parameters);
  }

  private async read(statement: QueryOptions, parameters: Parameters): Promise<Reply> {
    const until = patienceEnds();
    for (;;) {
      const connection = await this.cluster.connect('read', until);
      try {
        return await ask(connection, statement, parameters);
      } catch (error) {
        const fault = faultOf(error);
        if (fault === undefined) throw error;
        if (fault === 'slow' || Date.now() >= until) throw new StoreUnavailable('not read in time', { cause: error });
      } finally {
        connection.release();
      }
      await delay(Math.random() * PAUSE_MS);
    }
  }

  /** Nobody waits any more, not even for the rollback: ending the connection does it. */
  private abandon(): Reply {
    this.release();
    return [undefined, undefined];
  }
}

const READ = /^\s*(SELECT|SHOW)\b/i;

function ask(connection: NodeConnection, statement: QueryOptions, parameters: Parameters): Promise<Reply> {
  const limit = statementLimit();
  if (limit <= 0) throw new StoreUnavailable('nobody waits for this any more');
  return connection.query(statement, parameters, limit);
}
