// First: what follows must not report to anyone.
import '@crimegraph/shared/config/no-telemetry';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { isSubgraphName } from '@crimegraph/shared/config/subgraphs';
import { publicError } from '@crimegraph/shared/errors/public-error';
import type { Logger } from '@crimegraph/shared/log/logger';
import { currentRequestId } from '@crimegraph/shared/log/request-id';
import express, { type Express } from 'express';
import { Agencies } from './agencies/agencies';
import { answerPlugin } from './answer-plugin';
import { authorizationPlugin } from './authorization/authorization-plugin';
import { AuthorizingGateway } from './authorization/authorizing-gateway';
import { documentStore } from './caching/document-store';
import { explorer } from './explorer/explorer';
import { graphRules, RulesOfSchemas } from './graph/graph-rules';
import { SupergraphFile } from './graph/supergraph-file';
import { boundedServer } from './http/bounded-server';
import { getOnly } from './http/get-only';
import { answerGraph } from './http/graph-handler';
import { jsonBody, jsonOnly, unreadableBody } from './http/json-only';
import { jsonStatusPlugin } from './http/json-status-plugin';
import { landingPage } from './http/landing-page';
import { oneHost } from './http/one-host';
import { refuse } from './http/refuse';
import { requestContext, type RequestContext } from './http/request-context';
import { traced } from './http/traced';
import { secureHeaders } from './http/secure-headers';
import { TokenVerifier } from './identity/verify-token';
import { costPlugin } from './limits/cost-plugin';
import { FairAdmission } from './limits/fair-admission';
import { forgetInvalid } from './limits/forget-invalid';
import { admit, gate } from './limits/graph-gates';
import { defaultLimits, type Limits } from './limits/limits';
import { adaptToLoopDelay } from './limits/loop-delay';
import { OperationGate } from './limits/operation-gate';
import { ResilientSource } from './limits/resilient-source';
import { TokenBuckets } from './limits/token-buckets';
import { HitFeed } from './live/hit-feed';
import { HitStreams } from './live/hit-streams';
import { liveLimits } from './live/live-limits';
import { RefusalLog } from './refusals/refusal-log';
import { refusalPlugin } from './refusals/refusal-plugin';
import { GatewayMetrics } from './metrics/gateway-metrics';
import { metricsPlugin } from './metrics/metrics-plugin';
import { startMetricsServer } from './metrics/metrics-server';
import { readOperations } from './safelist/read-operations';
import { Safelist } from './safelist/safelist';
import type { GatewaySettings } from './settings';
import { signedHeaders, SubgraphSource } from './subgraph-source';

/** A gateway that listens. */
export interface RunningGateway {
  /** Address of the graph, with `/graphql`. */
  readonly url: string;
  /** Stops accepting and lets what is under way finish. */
  stop(): Promise<void>;
}

type Context = RequestContext & Record<string, unknown>;

const DRAIN_MS = 6_000;

/** Starts the one door to the graph. Rejects when the supergraph cannot be loaded or the port is taken. */
export async function createGateway(settings: GatewaySettings, logger: Logger): Promise<RunningGateway> {
  const app = express().disable('x-powered-by').disable('etag');
  const limits: Limits = { ...defaultLimits, ...settings.limits };
  const operations = readOperations(join(projectRoot, 'operations'));
  const safelist = new Safelist(operations, settings.safelist ?? 'known');
  const metrics = new GatewayMetrics(safelist.names);
  const http = boundedServer(app, limits, settings.tls);
  const agencyKeysOf = (name: string) => {
    if (settings.agencyKeys === undefined) throw new Error(`There is no key for the agency "${name}".`);
    return settings.agencyKeys(name);
  };
  const sources: SubgraphSource<RequestContext>[] = [];
  const addresses = new Map<string, string>();
  const agencies = await Agencies.start(settings.agenciesFile, logger);
  const rules = new RulesOfSchemas();
  const supergraph = new SupergraphFile(settings.supergraphFile, (sdl) => graphRules(sdl, agencies.names), logger);
  const gateway = new AuthorizingGateway(
    {
      supergraphSdl: supergraph,
      // It has been, before it is given out: a second time would hold up requests for as long again.
      validateSupergraph: false,
      buildService: ({ name, url }) => {
        const own = isSubgraphName(name);
        const address = (own ? settings.subgraphUrls[name] : undefined) ?? url ?? '';
        const keys = own ? settings.callerKeys : agencyKeysOf(name);
        addresses.set(name, address);
        const source = new SubgraphSource(
          name,
          address,
          signedHeaders(name, keys),
          settings.subgraphDeadlineMs,
          logger,
        );
        sources.push(source);
        return new ResilientSource(name, source, limits, logger, metrics);
      },
    },
    'hidden',
    settings.authorization,
  );
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => {
    if (supergraph.rules !== undefined) rules.set(apiSchema, supergraph.rules);
  });
  const fresh = new TokenBuckets(limits.bureauNewOperationsPerSecond, limits.bureauNewOperationsBurst);
  const operationGate = new OperationGate(limits, fresh, safelist);
  const refusals = new RefusalLog(() => addresses.get('notices') ?? '', settings.callerKeys, logger);
  const server = new ApolloServer<Context>({
    gateway,
    introspection: settings.development,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    persistedQueries: false,
    documentStore: documentStore(safelist),
    formatError: (formatted, error) => {
      const requestId = currentRequestId() ?? randomUUID();
      const masked = publicError(formatted, requestId);
      if (masked.extensions?.['code'] === 'INTERNAL') {
        logger.error(
          { requestId, type: (error as Error).name, code: formatted.extensions?.['code'] },
          'unexpected fault',
        );
      }
      return masked;
    },
    plugins: [
      answerPlugin,
      jsonStatusPlugin,
      authorizationPlugin(
        (schema) => rules.of(schema).authorization,
        (bureau) => agencies.acceptedBy(bureau),
        logger,
        settings.authorization?.errors.log,
      ),
      forgetInvalid(operationGate),
      costPlugin(
        (schema) => rules.of(schema).costs,
        limits,
        new TokenBuckets(limits.bureauCostPerSecond, limits.bureauCostBurst),
      ),
      refusalPlugin(refusals),
      metricsPlugin(metrics, settings.slowOperationMs ?? 1_000, logger),
      ApolloServerPluginDrainHttpServer({ httpServer: http, stopGracePeriodMillis: DRAIN_MS }),
      ApolloServerPluginLandingPageDisabled(),
    ],
  });
  const state = { ready: false };
  const tokens = await TokenVerifier.start(settings.tokens, logger);
  settings.callerKeys.watch();
  await server.start();
  const feed = new HitFeed(addresses.get('notices') ?? '', settings.callerKeys);
  const streams = new HitStreams(feed, tokens, { ...liveLimits, ...settings.live }, logger);
  const admission = new FairAdmission(limits);
  metrics.watch(admission);
  const stopAdapting = adaptToLoopDelay(admission, limits.concurrent);
  if (settings.explorer !== undefined && settings.explorer !== 'off') {
    app.use(
      '/explorer',
      secureHeaders(settings.tls !== undefined),
      explorer(settings.explorer, operations, settings.trialToken),
    );
  }
  const parts = { settings, limits, server, tokens, streams, refusals, admission, operationGate, safelist, metrics };
  routes(app, { ...parts, isReady: () => state.ready });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(settings.port, settings.host, resolve);
  });
  const metricsServer =
    settings.metrics && (await startMetricsServer(metrics.registry, settings.metrics.host, settings.metrics.port));
  if (metricsServer !== undefined) logger.info({ url: metricsServer.url }, 'metrics');
  state.ready = true;
  const { port } = http.address() as AddressInfo;
  return {
    url: `${settings.tls === undefined ? 'http' : 'https'}://${settings.host}:${port}/graphql`,
    stop: async () => {
      state.ready = false;
      await metricsServer?.stop();
      await streams.stop();
      await server.stop();
      stopAdapting();
      agencies.stop();
      await refusals.stop();
      tokens.stop();
      settings.callerKeys.stop();
      await Promise.all(sources.map((source) => source.close()));
    },
  };
}

/** What requests meet on their way. */
interface Parts {
  readonly settings: GatewaySettings;
  readonly limits: Limits;
  readonly server: ApolloServer<Context>;
  readonly tokens: TokenVerifier;
  readonly streams: HitStreams;
  readonly refusals: RefusalLog;
  readonly admission: FairAdmission;
  readonly operationGate: OperationGate;
  readonly safelist: Safelist;
  readonly metrics: GatewayMetrics;
  readonly isReady: () => boolean;
}

function routes(app: Express, parts: Parts): void {
  const { settings, limits, server, tokens, streams, refusals, admission, operationGate, safelist, metrics } = parts;
  const caller = requestContext((token) => tokens.verify(token), settings.requestDeadlineMs);
  app.use(secureHeaders(settings.tls !== undefined), oneHost, (_request, response, next) => {
    response.locals['refusals'] = refusals;
    response.locals['counted'] = (code: string) => metrics.error(code);
    next();
  });
  app.get('/livez', (_request, response) => void response.json({ status: 'alive' }));
  app.get('/readyz', (_request, response) => {
    const ready = parts.isReady() && tokens.fresh;
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready' });
  });
  if (settings.development) app.get('/', landingPage);
  app.use(
    '/graphql',
    traced,
    jsonOnly,
    caller,
    admit(admission),
    jsonBody(limits.bodyBytes),
    gate(operationGate, safelist),
    (request, response, next) => {
      const context = { ...(response.locals['context'] as RequestContext) };
      answerGraph(server, request, response, request.body, context).catch(next);
    },
  );
  app.all('/hits/stream', getOnly, caller, streams.handler);
  app.use((_request, response) => refuse(response, 404, 'NOT_FOUND', 'There is nothing here.'));
  app.use(unreadableBody);
}
