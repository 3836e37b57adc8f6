/** Three kinds of test: unit beside the code, integration on real stores, end-to-end over HTTP to started processes. */
const common = {
  // jose is an ES module only; jest needs it as CommonJS.
  transformIgnorePatterns: ['/node_modules/(?!jose/)'],
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
    '^@crimegraph/local/(.*)$': '<rootDir>/deploy/local/src/$1',
    '^@crimegraph/(persons|documents|fingerprints|vehicles|notices)/(.*)$': '<rootDir>/subgraphs/$1/src/$2',
  },
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/'],
  rootDir: __dirname,
  testEnvironment: 'node',
};

module.exports = {
  testTimeout: 30_000,
  // Two cores: one for the tests, one for the processes they talk to.
  maxWorkers: 1,
  projects: [
    { ...common, displayName: 'unit', testMatch: ['<rootDir>/**/src/**/*.test.ts'] },
    { ...common, displayName: 'integration', testMatch: ['<rootDir>/{shared,subgraphs/*}/test/**/*.test.ts'] },
    {
      ...common,
      displayName: 'e2e',
      testMatch: ['<rootDir>/e2e/**/*.e2e.ts'],
      globalSetup: '<rootDir>/e2e/support/global-setup.ts',
      globalTeardown: '<rootDir>/e2e/support/global-teardown.ts',
    },
  ],
};
