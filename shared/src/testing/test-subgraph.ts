import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { trialSigningKey } from '../audit/checkpoint';
import { type SubgraphName, subgraphNames } from '../config/subgraphs';
import { CallerKeys } from '../identity/caller-keys';
import { CALLER_HEADER, signCallerContext } from '../identity/caller-context';
import { scopesOfRole } from '../identity/roles';
import type { Viewer } from '../identity/viewer';
import { createLogger } from '../log/logger';
import { createSubgraph, type RunningSubgraph } from '../server/create-subgraph';
import type { SubgraphDefinition } from '../server/subgraph-definition';
import type { Store } from '../store/store';
import { isRepeatedWork } from '../work/repeated-work';
import { createTestDatabases } from './test-databases';

/** Answer of a subgraph to a test. */
export interface TestAnswer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
}

/** One instance of a subgraph on a free port, asked over HTTP with signed calls as the gateway makes them. */
export interface TestInstance {
  readonly url: string;
  readonly store: Store;
  readonly keys: CallerKeys;
  ask(query: string, variables?: Record<string, unknown>, viewer?: Partial<Viewer>): Promise<TestAnswer>;
}

/** A subgraph on a fresh store. */
export interface TestSubgraph extends TestInstance {
  /** Another instance on the same store, as behind a load balancer; stopped with the first. Not on the embedded store. */
  another(): Promise<TestInstance>;
  /** How many statements `work` sends to the store; the audit log's own, and those of work beside the requests, left out. */
  countQueries(work: () => Promise<unknown>): Promise<number>;
  stop(): Promise<void>;
}

/** An officer of NCB Paris with all an officer's rights; tests change what they are about. */
export const testViewer: Viewer = {
  subject: 'officer@fra.test',
  bureau: 'FRA',
  entity: null,
  role: 'officer',
  scopes: scopesOfRole('officer'),
  clearance: 2,
  purpose: 'INVESTIGATION',
  caseReference: 'TEST-1',
};

const nobody = Object.fromEntries(subgraphNames.map((name) => [name, 'http://127.0.0.1:9'])) as Record<
  SubgraphName,
  string
>;

/** Starts `definition` on an empty, migrated store; `prepare` may fill it. */
export async function startTestSubgraph<Loaders>(
  definition: SubgraphDefinition<Loaders>,
  prepare?: (store: Store) => Promise<void>,
): Promise<TestSubgraph> {
  const databases = await createTestDatabases([definition.name]);
  const keys = new CallerKeys(`test:${randomBytes(32).toString('base64url')}`);
  const settings = {
    host: '127.0.0.1',
    port: 0,
    dataDir: databases.dataDir,
    databaseUrl: databases.url(definition.name),
    callerKeys: keys,
    auditKey: randomBytes(32),
    checkpoints: { directory: join(databases.dataDir, 'checkpoints'), signingKey: trialSigningKey(randomBytes(32)) },
    // Nobody listens here: hits stay in the outbox, where tests can look at them.
    hitDeskUrl: 'http://127.0.0.1:9',
    subgraphUrls: nobody,
    feedRetentionDays: 90,
    // Tests of other things are not to meet it.
    purgeEveryMs: 3_600_000,
    searchThreads: 1,
    reviewEveryMs: 3_600_000,
    logLevel: 'silent',
    seedWhenEmpty: false,
    migrate: 'at-start' as const,
    production: false,
  };
  const first = await createSubgraph(definition, settings, createLogger(definition.name, 'silent'), prepare);
  const others: RunningSubgraph[] = [];
  const access = (subgraph: RunningSubgraph): TestInstance => ({
    url: subgraph.url,
    store: subgraph.store,
    keys,
    ask: (query, variables = {}, viewer = {}) =>
      ask(subgraph, definition.name, keys, JSON.stringify({ query, variables }), { ...testViewer, ...viewer }),
  });
  return {
    ...access(first),
    another: async () => {
      if (settings.databaseUrl === undefined) throw new Error('an embedded store is for one instance');
      const other = await createSubgraph(definition, settings, createLogger(definition.name, 'silent'));
      others.push(other);
      return access(other);
    },
    countQueries: (work) => countQueries(first.store, work),
    stop: async () => {
      await Promise.all([first, ...others].map((subgraph) => subgraph.stop()));
      await databases.remove();
    },
  };
}

async function ask(
  subgraph: RunningSubgraph,
  audience: string,
  keys: CallerKeys,
  body: string,
  viewer: Viewer,
): Promise<TestAnswer> {
  const caller = { viewer, trace: randomBytes(16).toString('hex'), deadline: Date.now() + 5_000, operation: 'Test' };
  const response = await fetch(`${subgraph.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [CALLER_HEADER]: await signCallerContext(keys, audience, caller, body),
    },
    body,
  });
  return (await response.json()) as TestAnswer;
}

async function countQueries(store: Store, work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const stop = store.onQuery((sql) => {
    const isData = /^(SELECT|INSERT|UPDATE|DELETE)/.test(sql);
    if (isData && !isRepeatedWork() && !/"?(audit_\w+|outbox_event)"?/.test(sql)) count += 1;
  });
  await work();
  stop();
  return count;
}
