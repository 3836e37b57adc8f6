const { existsSync } = require('node:fs');
const { testedStores } = require('./shared/test/support/tested-stores.cjs');

// What a browser shows is tested on one store, where there is a browser; `TEST_BROWSER=yes` says that there has to be one.
const browser = process.env.PATH.split(':').some((folder) => existsSync(`${folder}/chromium`));
if (!browser && process.env.TEST_BROWSER === 'yes') throw new Error('TEST_BROWSER=yes, and chromium is not installed.');

/** Three kinds of test: unit beside the code, integration on real stores, end-to-end over HTTP to started processes. */
const common = {
  // any-ascii and jose are ES modules only, and OpenTelemetry's exporter loads modules as one; jest needs CommonJS.
  transformIgnorePatterns: ['/node_modules/(?!any-ascii/|jose/|@opentelemetry/)'],
  transform: {
    '^.+\\.[tj]s$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  moduleNameMapper: {
    '^@crimegraph/shared/(.*)$': '<rootDir>/shared/src/$1',
    '^@crimegraph/gateway/(.*)$': '<rootDir>/gateway/src/$1',
    '^@crimegraph/example-agency/(.*)$': '<rootDir>/examples/agency/src/$1',
    '^@crimegraph/local/(.*)$': '<rootDir>/deploy/local/src/$1',
    '^@crimegraph/(persons|documents|fingerprints|vehicles|notices)/(.*)$': '<rootDir>/subgraphs/$1/src/$2',
  },
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/'],
  rootDir: __dirname,
  testEnvironment: 'node',
};

const integration = { ...common, testMatch: ['<rootDir>/{shared,subgraphs/*}/test/**/*.test.ts'] };
const endToEnd = { ...common, testMatch: ['<rootDir>/e2e/**/*.e2e.ts'] };

/** The same sources on each store; a test about one engine alone is named after it: `NAME.embedded.test.ts`, `NAME.mariadb.test.ts`, `NAME.cluster.e2e.ts`. */
const projectsOf = {
  embedded: [
    { ...integration, displayName: 'integration', ...on('embedded') },
    {
      ...endToEnd,
      displayName: 'e2e',
      ...on('embedded'),
      globalSetup: '<rootDir>/e2e/support/setup-embedded.ts',
      globalTeardown: '<rootDir>/e2e/support/teardown-embedded.ts',
    },
  ],
  mariadb: [
    {
      ...integration,
      displayName: 'integration-mariadb',
      ...on('mariadb'),
      globalSetup: '<rootDir>/shared/test/support/setup-mariadb.ts',
      globalTeardown: '<rootDir>/shared/test/support/teardown-mariadb.ts',
    },
    {
      ...endToEnd,
      displayName: 'e2e-mariadb',
      ...on('mariadb'),
      globalSetup: '<rootDir>/e2e/support/setup-mariadb.ts',
      globalTeardown: '<rootDir>/e2e/support/teardown-mariadb.ts',
    },
  ],
  cluster: [{ ...common, displayName: 'e2e-cluster', testMatch: ['<rootDir>/e2e/**/*.cluster.e2e.ts'] }],
};

// Far from UTC and by no whole hour: what depends on the place of the machine shows.
process.env.TZ ??= 'Asia/Kathmandu';

// Debian keeps servers where only root looks for programs.
process.env.PATH += ':/usr/sbin';

const stores = testedStores(process.env);

module.exports = {
  testTimeout: 30_000,
  // Two cores: one for the tests, one for the processes they talk to.
  maxWorkers: 1,
  // Modules are loaded anew for each suite, and Node does not give all of them back: one process for all suites runs out of memory
  // after some two hundred, and is slow long before. So the worker is a process of its own, which is replaced between two suites.
  workerIdleMemoryLimit: '1GB',
  reporters: ['default', ['<rootDir>/shared/test/support/stores-reporter.cjs', stores]],
  projects: [
    { ...common, displayName: 'unit', testMatch: ['<rootDir>/**/src/**/*.test.ts'] },
    ...stores.tested.flatMap((store) => projectsOf[store]),
  ],
};

function on(store) {
  // Builds the image and breaks a database cluster for five minutes: `npm run test:deployment`.
  const left = process.env.TEST_DEPLOYMENT === undefined ? ['/e2e/deployment/'] : [];
  const others = ['embedded', 'mariadb', 'cluster'].filter((name) => name !== store);
  return {
    globals: { testStore: store },
    testPathIgnorePatterns: [
      '/node_modules/',
      ...left,
      ...browserless(store),
      `\\.(${others.join('|')})\\.(test|e2e)\\.ts$`,
    ],
  };
}

function browserless(store) {
  return browser && store === 'embedded' ? [] : ['\\.browser\\.e2e\\.ts$'];
}
