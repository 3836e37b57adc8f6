import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { documents } from '@crimegraph/documents/definition';
import { fingerprints } from '@crimegraph/fingerprints/definition';
import { createGateway } from '@crimegraph/gateway/create-gateway';
import { trialTokenRules } from '@crimegraph/gateway/identity/trial-token';
import { type GatewaySettings, SUPERGRAPH_FILE } from '@crimegraph/gateway/settings';
import { notices } from '@crimegraph/notices/definition';
import { persons } from '@crimegraph/persons/definition';
import { trialSigningKey } from '@crimegraph/shared/audit/checkpoint';
import { developmentKeys } from '@crimegraph/shared/config/development-keys';
import type { SubgraphSettings } from '@crimegraph/shared/config/subgraph-settings';
import { subgraphNames, type SubgraphName } from '@crimegraph/shared/config/subgraphs';
import { CallerKeys } from '@crimegraph/shared/identity/caller-keys';
import { createLogger } from '@crimegraph/shared/log/logger';
import { runSeeds } from '@crimegraph/shared/seed/run-seeds';
import type { SeedCounts } from '@crimegraph/shared/seed/seed';
import { createSubgraph, type RunningSubgraph } from '@crimegraph/shared/server/create-subgraph';
import type { SubgraphDefinition } from '@crimegraph/shared/server/subgraph-definition';
import { createTestDatabases } from '@crimegraph/shared/testing/test-databases';
import { vehicles } from '@crimegraph/vehicles/definition';
import { Client } from './client';
import { freePorts } from './free-ports';

/** The gateway and the five subgraphs in the test's own process, over real HTTP, so that tests can look at the stores. */
export interface InProcessSystem {
  readonly client: Client;
  readonly subgraphs: ReadonlyMap<SubgraphName, RunningSubgraph>;
  stop(): Promise<void>;
}

/** What differs from the usual settings of the gateway. */
export type GatewayChanges = Partial<Omit<GatewaySettings, 'tokens'>> & { tokens?: Partial<GatewaySettings['tokens']> };

/** Starts it with a synthetic world of `counts`. */
export async function startInProcess(
  counts: SeedCounts,
  changes: GatewayChanges = {},
  ofSubgraphs: Partial<Pick<SubgraphSettings, 'purgeEveryMs' | 'reviewEveryMs'>> = {},
): Promise<InProcessSystem> {
  const databases = await createTestDatabases(subgraphNames);
  const { dataDir } = databases;
  const keys = await developmentKeys(dataDir);
  const callerKeys = new CallerKeys(keys.callerKeys);
  const auditKey = randomBytes(32);
  const logger = createLogger('test', 'silent');
  const subgraphs = new Map<SubgraphName, RunningSubgraph>();
  // The port is chosen beforehand, since notices delivers hits to itself as well.
  const noticesPort = await freePorts();
  // Filled as they start: nobody calls another before all have.
  const subgraphUrls = {} as Record<SubgraphName, string>;
  const start = async <Loaders>(definition: SubgraphDefinition<Loaders>) => {
    const settings = {
      host: '127.0.0.1',
      port: definition.name === 'notices' ? noticesPort : 0,
      dataDir,
      databaseUrl: databases.url(definition.name),
      callerKeys,
      auditKey,
      checkpoints: { directory: join(dataDir, 'checkpoints'), signingKey: trialSigningKey(auditKey) },
      hitDeskUrl: `http://127.0.0.1:${noticesPort}`,
      subgraphUrls,
      feedRetentionDays: 90,
      // Tests of other things are not to meet them.
      purgeEveryMs: 3_600_000,
      searchThreads: 1,
      reviewEveryMs: 3_600_000,
      logLevel: 'silent',
      seedWhenEmpty: false,
      migrate: 'at-start' as const,
      production: false,
      ...ofSubgraphs,
    };
    const seed = (store: RunningSubgraph['store']) => runSeeds(store, definition.seeds, counts, () => undefined);
    const subgraph = await createSubgraph(definition, settings, logger, seed);
    subgraphs.set(definition.name, subgraph);
    subgraphUrls[definition.name] = subgraph.url;
  };
  await start(notices);
  await start(persons);
  await start(documents);
  await start(fingerprints);
  await start(vehicles);
  const gateway = await createGateway(
    {
      host: '127.0.0.1',
      port: 0,
      supergraphFile: SUPERGRAPH_FILE,
      subgraphUrls: Object.fromEntries([...subgraphs].map(([name, { url }]) => [name, `${url}/graphql`])),
      callerKeys,
      requestDeadlineMs: 5_000,
      subgraphDeadlineMs: 1_500,
      logLevel: 'silent',
      development: true,
      ...changes,
      tokens: { ...(await trialTokenRules(keys)), ...changes.tokens },
    },
    logger,
  );
  return {
    client: new Client(gateway.url, dataDir),
    subgraphs,
    stop: async () => {
      await gateway.stop();
      await Promise.all([...subgraphs.values()].map((subgraph) => subgraph.stop()));
      await databases.remove();
    },
  };
}
