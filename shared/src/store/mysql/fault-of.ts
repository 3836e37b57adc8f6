/**
 * What a database's error says about the way there, whatever was asked:
 * - `silent`: no answer within the limit; the node may hang
 * - `lost`: the connection is gone; of a COMMIT nobody knows whether it was done
 * - `not-ready`: the node answers but takes no work (no member of the cluster's majority, read-only)
 * - `full`: it takes no further connection
 * - `conflict`: another transaction won; this one may run again
 * - `slow`: the server ended the statement at its own limit
 */
export type Fault = 'silent' | 'lost' | 'not-ready' | 'full' | 'conflict' | 'slow';

/** The fault that `error` (of mysql2, or TypeORM's wrapping of it) stands for; undefined when it is about what was asked. */
export function faultOf(error: unknown): Fault | undefined {
  const { code, errno, fatal } = (error ?? {}) as { code?: unknown; errno?: unknown; fatal?: unknown };
  if (code === 'ETIMEDOUT') return 'silent';
  const known = typeof errno === 'number' ? FAULTS.get(errno) : undefined;
  if (known !== undefined) return known;
  // Other numbers are the server's word on the statement, or on our account; they are not faults of the way.
  if (typeof errno === 'number' && errno > 0) return undefined;
  return fatal === true || (typeof code === 'string' && LOST.test(code)) ? 'lost' : undefined;
}

const LOST = /^(PROTOCOL_|ECONN|EPIPE|EHOST|ENET|ENOTFOUND|EAI_)/;

/** Server error numbers of MariaDB and MySQL. */
const FAULTS = new Map<number, Fault>([
  [1020, 'conflict'], // record has changed since it was read
  [1205, 'conflict'], // lock wait timeout; also a causal read that waited in vain
  [1213, 'conflict'], // deadlock; also a failed Galera certification
  [1317, 'conflict'], // interrupted by the replication of another node's transaction
  [1180, 'conflict'], // error during commit: the group changed while it was under way
  [1040, 'full'], // too many connections
  [1203, 'full'], // too many connections of this account
  [1047, 'not-ready'], // WSREP has not yet prepared node for application use
  [1290, 'not-ready'], // read-only
  [1792, 'not-ready'], // read-only transaction
  [1836, 'not-ready'], // read-only mode
  [3100, 'not-ready'], // group replication could not run the commit hook
  [1053, 'lost'], // shutdown in progress
  [1927, 'lost'], // connection was killed
  [1969, 'slow'], // max_statement_time exceeded (MariaDB)
  [3024, 'slow'], // max_execution_time exceeded (MySQL)
]);
