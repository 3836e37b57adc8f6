import { type Engine, ENGINE_VARIABLES, engineOf, isOn, type Variables } from './engine';
import { sessionSettings } from './session-settings';
import type { Scope } from './time-limits';

/** What a node has said of itself when a connection to it was prepared. */
export interface NodeFacts {
  engine: Engine;
  /** Identity of the synchronous cluster that it is a member of, in good standing; undefined when it stands alone. */
  cluster: string | undefined;
  readOnly: boolean;
  /** Whether what it has acknowledged survives a power cut of its own. */
  durable: boolean;
  charset: string;
  collation: string;
}

/** Sends one statement over the connection that is being prepared. */
export type Ask = (statement: string) => Promise<Record<string, unknown>[]>;

/** The node answers, but must not be used now; the message says why, for the operator. */
export class NodeNotReady extends Error {
  override readonly name = 'NodeNotReady';
  readonly errno = 1047;
}

/** Sets up the session of a fresh connection and learns what the node is. @throws NodeNotReady */
export async function prepareSession(ask: Ask, scope: Scope): Promise<NodeFacts> {
  const variables = await askVariables(ask);
  const engine = engineOf(variables);
  const collation = variables.get('collation_database') ?? '';
  const charset = variables.get('character_set_database') ?? '';
  // Engines without InnoDB's log have a durable one of their own.
  const durable = (variables.get('innodb_flush_log_at_trx_commit') ?? '1') === '1';
  const readOnly = isOn(variables.get('read_only')) || isOn(variables.get('super_read_only'));
  const ours = charset === 'utf8mb4' ? collation : 'utf8mb4_bin';
  for (const setting of sessionSettings(engine, scope, ours)) await ask(setting);
  return { engine, cluster: await membership(ask, engine, variables), readOnly, durable, charset, collation };
}

async function askVariables(ask: Ask): Promise<Variables> {
  const list = VARIABLES.map((name) => `'${name}'`).join(', ');
  return byName(await ask(`SHOW VARIABLES WHERE Variable_name IN (${list})`));
}

const VARIABLES = [
  ...ENGINE_VARIABLES,
  'character_set_database',
  'collation_database',
  'read_only',
  'super_read_only',
  'innodb_flush_log_at_trx_commit',
];

/** Asks by a read, which on a cluster waits for what the others have committed: a member that cannot do that fails here. */
async function membership(ask: Ask, engine: Engine, variables: Variables): Promise<string | undefined> {
  if (engine === 'galera') return galeraMembership(ask);
  if (engine === 'group-replication') return groupMembership(ask, variables);
  await ask('SELECT 1');
  return undefined;
}

async function galeraMembership(ask: Ask): Promise<string> {
  const status = byName(
    await ask(
      `SELECT VARIABLE_NAME AS Variable_name, VARIABLE_VALUE AS Value FROM information_schema.GLOBAL_STATUS ` +
        `WHERE VARIABLE_NAME IN ('WSREP_READY', 'WSREP_CLUSTER_STATUS', 'WSREP_CLUSTER_STATE_UUID', 'WSREP_LOCAL_STATE')`,
    ),
  );
  const state = status.get('wsrep_local_state') ?? '';
  if (!isOn(status.get('wsrep_ready')) || status.get('wsrep_cluster_status') !== 'Primary') {
    throw new NodeNotReady('no member of the majority of its Galera cluster');
  }
  if (!WORKING_STATES.includes(state)) throw new NodeNotReady(`still joining its Galera cluster (state ${state})`);
  return status.get('wsrep_cluster_state_uuid') ?? '';
}

/** Donor/Desynced and Synced: both apply every transaction in order, and a causal read waits for them. */
const WORKING_STATES = ['2', '4'];

async function groupMembership(ask: Ask, variables: Variables): Promise<string> {
  const [row] = await ask(
    'SELECT MEMBER_STATE AS state FROM performance_schema.replication_group_members WHERE MEMBER_ID = @@server_uuid',
  );
  if (row?.['state'] !== 'ONLINE') throw new NodeNotReady('not an online member of its replication group');
  return variables.get('group_replication_group_name') ?? '';
}

function byName(rows: Record<string, unknown>[]): Variables {
  return new Map(rows.map((row) => [String(row['Variable_name']).toLowerCase(), String(row['Value'])]));
}
