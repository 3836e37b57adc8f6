/** The engines of the MySQL protocol that a store may run on. Ours are tested on MariaDB, alone and as a Galera cluster. */
export type Engine = 'mariadb' | 'galera' | 'mysql' | 'group-replication' | 'tidb' | 'vitess';

/** Server variables by name; only those asked for, and only those that the server has. */
export type Variables = ReadonlyMap<string, string>;

/** The variables by which an engine is told. */
export const ENGINE_VARIABLES = ['version', 'version_comment', 'wsrep_on', 'group_replication_group_name'];

/** Tells the engine from its own variables. */
export function engineOf(variables: Variables): Engine {
  const version = `${variables.get('version')} ${variables.get('version_comment')}`.toLowerCase();
  if (version.includes('tidb')) return 'tidb';
  if (version.includes('vitess')) return 'vitess';
  if (isOn(variables.get('wsrep_on'))) return 'galera';
  if (version.includes('mariadb')) return 'mariadb';
  return (variables.get('group_replication_group_name') ?? '') === '' ? 'mysql' : 'group-replication';
}

/** Whether a server variable is switched on. */
export function isOn(value: string | undefined): boolean {
  return value === 'ON' || value === '1';
}
