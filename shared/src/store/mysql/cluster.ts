import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '../../log/logger';
import { isStoreUnavailable, StoreUnavailable } from '../store-unavailable';
import { checkDatabase, checkMembership, NodeRefused } from './check-node';
import { faultOf } from './fault-of';
import { Node, type NodeOwner } from './node';
import type { NodeAddress } from './node-address';
import type { NodeConnection } from './node-connection';
import type { NodeFacts } from './node-facts';
import { currentScope, HOPE_MS, PROBE_PAUSE_MS } from './time-limits';

/** What a connection is for: a single read, or a transaction (or anything else that may write). */
export type Purpose = 'read' | 'write';

/** How long a process that starts waits for a database that starts with it. */
const OPEN_MS = 10_000;

/**
 * The nodes of one database. Everybody writes to the first of the list that lives, so that transactions of different
 * instances meet on one node, where they wait for one another, and not in the certification between nodes, where one of
 * them fails. Reads go the same way, or by turns to nodes named for reading.
 */
export class Cluster implements NodeOwner {
  private readonly writers: readonly Node[];
  private readonly readers: readonly Node[];
  private identity: string | undefined;
  private turn = 0;
  /** Since when no node has answered, as far as anybody asked. */
  private deadSince: number | undefined;
  private readonly waiting = new Set<() => void>();

  constructor(
    writers: readonly NodeAddress[],
    readers: readonly NodeAddress[],
    readonly logger: Logger | undefined,
  ) {
    this.writers = writers.map((address) => new Node(address, this));
    this.readers = readers.map((address) => new Node(address, this));
  }

  /** Reaches the nodes; resolves when one takes writes. @throws when none does, or one is set up so that it must not be used */
  async open(): Promise<void> {
    const until = Date.now() + OPEN_MS;
    for (;;) {
      const reasons = await this.look(this.writers);
      if (reasons.length < this.writers.length) break;
      // What the network or the cluster's state does passes; what the servers say of our account or database does not.
      const lasting = reasons.find((reason) => faultOf(reason) === undefined);
      if (lasting !== undefined || Date.now() > until) {
        throw new Error(`no database node can be used: ${(lasting ?? reasons[0])?.message}`);
      }
      await delay(PROBE_PAUSE_MS);
    }
    await this.look(this.readers);
  }

  /** A connection to the best node for `purpose`, waited for until `until`. @throws StoreUnavailable */
  async connect(purpose: Purpose, until: number): Promise<NodeConnection> {
    for (;;) {
      for (const node of this.candidates(purpose)) {
        try {
          return await node.connect(currentScope(), until);
        } catch (error) {
          if (isStoreUnavailable(error)) throw error;
        }
      }
      await this.answer(until);
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.writers, ...this.readers].map((node) => node.close()));
  }

  admit(facts: NodeFacts): void {
    checkDatabase(facts);
    if (this.writers.length + this.readers.length === 1) return;
    checkMembership(facts, this.identity);
    this.identity ??= facts.cluster;
  }

  onUsable(): void {
    this.deadSince = undefined;
    for (const wake of this.waiting) wake();
  }

  /** Probes `nodes`; the reasons of those that do not answer, which are watched from now on. @throws NodeRefused */
  private async look(nodes: readonly Node[]): Promise<Error[]> {
    const reasons: Error[] = [];
    const probe = async (node: Node) => {
      try {
        await node.probe();
      } catch (error) {
        if (error instanceof NodeRefused) throw new Error(`${node.name}: ${error.message}`, { cause: error });
        const reason = error as Error;
        this.logger?.warn({ node: node.name, reason: reason.message }, 'database node cannot be used now');
        node.leave(reason);
        reasons.push(reason);
      }
    };
    await Promise.all(nodes.map(probe));
    return reasons;
  }

  private candidates(purpose: Purpose): Node[] {
    const order = purpose === 'write' ? [...this.writers] : [...this.byTurns(), ...this.writers];
    const rank = (node: Node) =>
      (node.state === 'resting' ? 1 : 0) + (purpose === 'write' && node.facts?.readOnly === true ? 2 : 0);
    return order.filter((node) => node.state !== 'left').sort((a, b) => rank(a) - rank(b));
  }

  private byTurns(): Node[] {
    if (this.readers.length === 0) return [];
    this.turn = (this.turn + 1) % this.readers.length;
    return [...this.readers.slice(this.turn), ...this.readers.slice(0, this.turn)];
  }

  /** Resolves when a node answers again. Requests do not wait for a database that has been away for a while. */
  private async answer(until: number): Promise<void> {
    this.deadSince ??= Date.now();
    if (currentScope() === 'request' && Date.now() - this.deadSince > HOPE_MS) {
      throw new StoreUnavailable('no database node has answered for a while');
    }
    await new Promise<void>((resolve, reject) => {
      const wake = () => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(
        () => {
          this.waiting.delete(wake);
          reject(new StoreUnavailable('no database node answers'));
        },
        Math.max(0, until - Date.now()),
      );
      this.waiting.add(wake);
    });
  }
}
