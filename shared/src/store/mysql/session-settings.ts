import type { Engine } from './engine';
import { BACKGROUND_STATEMENT_MS, LOCK_WAIT_SECONDS, type Scope, STATEMENT_MS } from './time-limits';

/** Bad values are refused, never bent to fit; a grouping that is not well defined is an error. */
export const SQL_MODE = [
  'STRICT_ALL_TABLES',
  'NO_ENGINE_SUBSTITUTION',
  'NO_ZERO_DATE',
  'NO_ZERO_IN_DATE',
  'ERROR_FOR_DIVISION_BY_ZERO',
  'ONLY_FULL_GROUP_BY',
].join(',');

/**
 * The statements that make a fresh connection ours, whatever the server's own defaults are.
 *
 * READ COMMITTED, because our transactions are kept apart by unique keys and row locks, not by snapshots: REPEATABLE READ
 * would add locks on gaps between keys, over which concurrent reports deadlock.
 *
 * @param collation the database's own, so that texts of a statement are compared as those of a column are
 */
export function sessionSettings(engine: Engine, scope: Scope, collation: string): string[] {
  const milliseconds = scope === 'request' ? STATEMENT_MS : BACKGROUND_STATEMENT_MS;
  const settings = [
    `sql_mode = '${SQL_MODE}'`,
    `time_zone = '+00:00'`,
    `innodb_lock_wait_timeout = ${LOCK_WAIT_SECONDS}`,
    // MySQL's own limit of 1,024 bytes would cut lists of numbers without a word.
    `group_concat_max_len = ${1024 * 1024}`,
    ...ownSettings(engine, milliseconds),
  ];
  return [
    `SET NAMES utf8mb4 COLLATE ${collation}`,
    `SET SESSION ${settings.join(', SESSION ')}`,
    'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  ];
}

function ownSettings(engine: Engine, milliseconds: number): string[] {
  switch (engine) {
    case 'galera':
      // A read first waits for every transaction that the cluster had committed when it came: no acknowledged record is missed.
      return ['wsrep_sync_wait = 1', ...ownSettings('mariadb', milliseconds)];
    case 'mariadb':
      return [`max_statement_time = ${milliseconds / 1_000}`];
    case 'group-replication':
      return [`group_replication_consistency = 'BEFORE'`, ...ownSettings('mysql', milliseconds)];
    case 'mysql':
    case 'tidb':
    case 'vitess':
      // Of MySQL's kin this limits reads only; a write is limited by its lock wait and by the client.
      return [`max_execution_time = ${milliseconds}`];
    default:
      return engine satisfies never;
  }
}
