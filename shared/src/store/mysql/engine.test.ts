import { type Engine, engineOf } from './engine';

/** As the servers' own manuals give them. */
const servers: [Engine, Record<string, string>][] = [
  ['mariadb', { version: '10.11.18-MariaDB-0+deb12u1', wsrep_on: 'OFF' }],
  ['galera', { version: '10.11.18-MariaDB-0+deb12u1', wsrep_on: 'ON' }],
  ['mysql', { version: '8.4.3', version_comment: 'MySQL Community Server - GPL' }],
  ['mysql', { version: '8.4.3', version_comment: 'MySQL Community Server - GPL', group_replication_group_name: '' }],
  ['group-replication', { version: '8.4.3', group_replication_group_name: '5b2a3a5c-0000-4000-8000-000000000000' }],
  ['tidb', { version: '8.0.11-TiDB-v8.5.0', version_comment: 'TiDB Server (Apache License 2.0)' }],
  ['vitess', { version: '8.0.40-Vitess', version_comment: 'Version: 21.0.1' }],
];

test.each(servers)('%s is told from %j', (engine, variables) => {
  expect(engineOf(new Map(Object.entries(variables)))).toBe(engine);
});
