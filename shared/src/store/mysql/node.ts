import { setTimeout as delay } from 'node:timers/promises';
import { type Connection, type ConnectionOptions, createConnection } from 'mysql2';
import type { Logger } from '../../log/logger';
import { isStoreUnavailable } from '../store-unavailable';
import { faultOf } from './fault-of';
import type { NodeAddress } from './node-address';
import { destroy, NodeConnection, send } from './node-connection';
import { type NodeFacts, prepareSession } from './node-facts';
import { NodePool } from './node-pool';
import { CONNECT_MS, PROBE_PAUSE_MS, REST_MS, type Scope, SUSPICIOUS_SILENCE_MS } from './time-limits';

/** The cluster, as its nodes see it. */
export interface NodeOwner {
  readonly logger: Logger | undefined;
  /** Judges what a node says of itself whenever a connection is prepared. @throws when it must not be used */
  admit(facts: NodeFacts): void;
  /** A node answers again. */
  onUsable(): void;
}

const NOT_DURABLE = 'database node may lose acknowledged writes; expected innodb_flush_log_at_trx_commit = 1';

/** How a node may be used now. */
export type NodeState = 'usable' | 'resting' | 'left';

/**
 * One database server. It is used while it answers; when it hangs or refuses, it is left at once and looked at twice a
 * second until it answers again, and then rests a little: it is used only when no other is usable.
 */
export class Node {
  /** For the log; never for clients. */
  readonly name: string;
  /** What the node said of itself last; undefined before it was ever reached. */
  facts: NodeFacts | undefined;
  private answers = false;
  private restsUntil = 0;
  private closed = false;
  private probing: Promise<void> | undefined;
  private watching: Promise<void> | undefined;
  private readonly pools: Readonly<Record<Scope, NodePool>>;

  constructor(
    private readonly address: NodeAddress,
    private readonly owner: NodeOwner,
  ) {
    this.name = `${address.host}:${address.port}`;
    const pool = (scope: Scope) =>
      new NodePool(this.options(), scope, async (connection) => this.admitted(await this.prepared(connection, scope)));
    this.pools = { request: pool('request'), background: pool('background') };
  }

  get state(): NodeState {
    if (!this.answers) return 'left';
    return Date.now() < this.restsUntil ? 'resting' : 'usable';
  }

  /** A prepared connection, waited for until `until` (ms since 1970). @throws after which the node is left, or is only busy */
  async connect(scope: Scope, until: number): Promise<NodeConnection> {
    try {
      const connection = await this.pools[scope].take(until);
      return new NodeConnection(connection, (error, waitedMs) => this.onFault(error, waitedMs));
    } catch (error) {
      // Our own haste or crowd says nothing about the node; whatever else keeps a connection from standing does.
      if (!isStoreUnavailable(error)) this.leave(error);
      throw error;
    }
  }

  /** Looks at the node now, over a connection of its own. @throws why it must not be used */
  probe(): Promise<void> {
    this.probing ??= this.look().finally(() => (this.probing = undefined));
    return this.probing;
  }

  /** Leaves the node until it answers again. */
  leave(reason: unknown): void {
    if (this.answers) {
      this.answers = false;
      this.restsUntil = Date.now() + REST_MS;
      for (const pool of Object.values(this.pools)) pool.retire();
      this.owner.logger?.warn({ node: this.name, reason: (reason as Error).message }, 'database node left');
    }
    this.watching ??= this.watch().finally(() => (this.watching = undefined));
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.watching;
    await Promise.all(Object.values(this.pools).map((pool) => pool.close()));
  }

  private onFault(error: unknown, waitedMs: number): void {
    const fault = faultOf(error);
    if (fault === 'not-ready' || (fault === 'silent' && waitedMs >= SUSPICIOUS_SILENCE_MS)) this.leave(error);
    // Something broke that need not be the node; it is left only when it does not answer now either.
    else if (fault === 'silent' || fault === 'lost') void this.probe().catch((reason: unknown) => this.leave(reason));
  }

  private async look(): Promise<void> {
    const connection = createConnection({ ...this.options(), connectTimeout: CONNECT_MS });
    connection.on('error', () => undefined);
    try {
      this.admitted(await this.prepared(connection, 'request'));
    } finally {
      destroy(connection);
    }
    if (this.answers) return;
    this.answers = true;
    const { engine, durable } = this.facts ?? {};
    this.owner.logger?.info({ node: this.name, engine }, 'database node in use');
    if (durable === false) this.owner.logger?.warn({ node: this.name }, NOT_DURABLE);
    this.owner.onUsable();
  }

  private async watch(): Promise<void> {
    while (!this.closed && !this.answers) {
      await this.probe().catch(() => delay(PROBE_PAUSE_MS, undefined, { ref: false }));
    }
  }

  private prepared(connection: Connection, scope: Scope): Promise<NodeFacts> {
    const until = Date.now() + CONNECT_MS;
    return prepareSession(async (sql) => {
      const [rows] = await send(connection, { sql }, undefined, until - Date.now());
      return rows as Record<string, unknown>[];
    }, scope);
  }

  private admitted(facts: NodeFacts): void {
    this.owner.admit(facts);
    this.facts = facts;
  }

  private options(): ConnectionOptions {
    return {
      ...this.address,
      charset: 'utf8mb4',
      timezone: 'Z',
      supportBigNumbers: true,
      bigNumberStrings: true,
      // As TypeORM sets it: an object among the parameters is a text, never a piece of SQL.
      stringifyObjects: true,
      enableKeepAlive: true,
      keepAliveInitialDelay: 10_000,
    };
  }
}
