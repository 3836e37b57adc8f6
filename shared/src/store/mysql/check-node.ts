import type { NodeFacts } from './node-facts';

/** The server is set up so that we must not use it; the message says what was expected, for the operator. */
export class NodeRefused extends Error {
  override readonly name = 'NodeRefused';
}

/**
 * Checks that the database compares codes and numbers byte by byte: `ABC` and `abc`, or `O` and `Ö`, are two document
 * numbers, and an index that took them for one would hide a record behind another.
 *
 * @throws NodeRefused
 */
export function checkDatabase({ charset, collation }: NodeFacts): void {
  if (charset === 'utf8mb4' && collation.endsWith('_bin')) return;
  throw new NodeRefused(
    `the database has the character set ${charset} and the collation ${collation}; expected utf8mb4 with a binary ` +
      'collation: utf8mb4_nopad_bin on MariaDB, utf8mb4_0900_bin on MySQL (docs/operations.md).',
  );
}

/**
 * Checks that a node belongs to the synchronous cluster of the others.
 *
 * @param identity of the cluster, as the first node said it; undefined when this is the first
 * @throws NodeRefused
 */
export function checkMembership({ cluster, engine }: NodeFacts, identity: string | undefined): void {
  if (cluster === undefined) {
    throw new NodeRefused(
      `a node is no member of a synchronous cluster (it is ${engine}). Several database addresses must be nodes of one ` +
        'Galera cluster or replication group (TiDB, Vitess: one address, their own balancer): an asynchronous replica lags behind, and would answer a wrong "no record" ' +
        'or lose acknowledged records when it takes over (docs/operations.md).',
    );
  }
  if (identity !== undefined && cluster !== identity) {
    throw new NodeRefused(`a node is a member of another cluster (${cluster}) than the first (${identity}).`);
  }
}
