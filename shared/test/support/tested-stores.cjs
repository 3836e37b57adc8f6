const { spawnSync } = require('node:child_process');
const { existsSync } = require('node:fs');

const ALL = ['embedded', 'mariadb', 'cluster'];
const GALERA = ['/usr/lib/galera/libgalera_smm.so', '/usr/lib64/galera-4/libgalera_smm.so'];

/**
 * The stores that this test run is on, and those that it is not on, with the reason. `TEST_STORES` (`embedded,mariadb,cluster`) names
 * them: one that is named must be there. Unset, it is all that this machine has.
 *
 * @returns {{ tested: string[], missing: Record<string, string> }}
 */
exports.testedStores = function testedStores(environment) {
  const named = environment.TEST_STORES ? environment.TEST_STORES.split(',') : undefined;
  const unknown = named?.filter((store) => !ALL.includes(store)) ?? [];
  if (unknown.length > 0) throw new Error(`TEST_STORES: expected some of ${ALL.join(', ')}.`);
  const tested = [];
  const missing = {};
  for (const store of ALL) {
    const lack = lackOf[store](environment);
    if (named !== undefined && !named.includes(store)) missing[store] = 'TEST_STORES does not name it';
    else if (lack === undefined) tested.push(store);
    else if (named === undefined) missing[store] = lack;
    else throw new Error(`TEST_STORES names ${store}, but ${lack}.`);
  }
  return { tested, missing };
};

const lackOf = {
  embedded: () => undefined,
  mariadb: ({ TEST_MYSQL_URL }) => {
    if (TEST_MYSQL_URL || isInstalled('mariadbd', '--no-defaults')) return undefined;
    return 'mariadbd is not installed and TEST_MYSQL_URL names no server';
  },
  cluster: () => {
    if (!isInstalled('mariadbd', '--no-defaults')) return 'mariadbd is not installed';
    if (!GALERA.some(existsSync)) return 'galera-4 is not installed';
    return isInstalled('rsync') ? undefined : 'rsync is not installed';
  },
};

function isInstalled(program, ...options) {
  return spawnSync(program, [...options, '--version']).status === 0;
}
