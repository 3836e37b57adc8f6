// First: what follows must not report to anyone.
import '@crimegraph/shared/config/no-telemetry';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import type { SubgraphName } from '@crimegraph/shared/config/subgraphs';
import { publicError } from '@crimegraph/shared/errors/public-error';
import type { Logger } from '@crimegraph/shared/log/logger';
import express, { type Express } from 'express';
import { answerPlugin } from './answer-plugin';
import { authorizationPlugin } from './authorization/authorization-plugin';
import { AuthorizationRules } from './authorization/authorization-rules';
import { AuthorizingGateway } from './authorization/authorizing-gateway';
import { getOnly } from './http/get-only';
import { answerGraph } from './http/graph-handler';
import { jsonOnly, unreadableBody } from './http/json-only';
import { jsonStatusPlugin } from './http/json-status-plugin';
import { landingPage } from './http/landing-page';
import { refuse } from './http/refuse';
import { requestContext, type RequestContext } from './http/request-context';
import { TokenVerifier } from './identity/verify-token';
import { HitFeed } from './live/hit-feed';
import { HitStreams } from './live/hit-streams';
import { liveLimits } from './live/live-limits';
import { RefusalLog } from './refusals/refusal-log';
import { refusalPlugin } from './refusals/refusal-plugin';
import type { GatewaySettings } from './settings';
import { signedHeaders, SubgraphSource } from './subgraph-source';
import { withoutSecurityDirectives } from './supergraph';

/** A gateway that listens. */
export interface RunningGateway {
  /** Address of the graph, with `/graphql`. */
  readonly url: string;
  /** Stops accepting and lets what is under way finish. */
  stop(): Promise<void>;
}

type Context = RequestContext & Record<string, unknown>;

const DRAIN_MS = 6_000;
/** A dossier has some 600 tokens; nothing that clients need comes near this. */
const MAX_TOKENS = 4_000;

/** Starts the one door to the graph. Rejects when the supergraph cannot be loaded or the port is taken. */
export async function createGateway(settings: GatewaySettings, logger: Logger): Promise<RunningGateway> {
  const app = express().disable('x-powered-by').disable('etag');
  const http = createServer(app);
  const sources: SubgraphSource<RequestContext>[] = [];
  const addresses = new Map<string, string>();
  const supergraph = readFileSync(settings.supergraphFile, 'utf8');
  const gateway = new AuthorizingGateway(
    {
      supergraphSdl: withoutSecurityDirectives(supergraph),
      buildService: ({ name, url }) => {
        const address = settings.subgraphUrls[name as SubgraphName] ?? url ?? '';
        addresses.set(name, address);
        const headers = signedHeaders(name, settings.callerKeys);
        const source = new SubgraphSource(name, address, headers, settings.subgraphDeadlineMs, logger);
        sources.push(source);
        return source;
      },
    },
    'hidden',
  );
  const refusals = new RefusalLog(() => addresses.get('notices') ?? '', settings.callerKeys, logger);
  const server = new ApolloServer<Context>({
    gateway,
    introspection: settings.development,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    persistedQueries: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    formatError: (formatted, error) => {
      const requestId = randomUUID();
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
      authorizationPlugin(new AuthorizationRules(supergraph), logger),
      refusalPlugin(refusals),
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
  routes(app, settings, server, tokens, streams, refusals, state);
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(settings.port, settings.host, resolve);
  });
  state.ready = true;
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://${settings.host}:${port}/graphql`,
    stop: async () => {
      state.ready = false;
      await streams.stop();
      await server.stop();
      await refusals.stop();
      tokens.stop();
      settings.callerKeys.stop();
      await Promise.all(sources.map((source) => source.close()));
    },
  };
}

function routes(
  app: Express,
  settings: GatewaySettings,
  server: ApolloServer<Context>,
  tokens: TokenVerifier,
  streams: HitStreams,
  refusals: RefusalLog,
  state: { ready: boolean },
): void {
  const caller = requestContext((token) => tokens.verify(token), settings.requestDeadlineMs);
  app.use((_request, response, next) => {
    response.setHeader('x-content-type-options', 'nosniff');
    response.locals['refusals'] = refusals;
    next();
  });
  app.get('/livez', (_request, response) => void response.json({ status: 'alive' }));
  app.get('/readyz', (_request, response) => {
    const ready = state.ready && tokens.fresh;
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready' });
  });
  if (settings.development) app.get('/', landingPage);
  app.use('/graphql', ...jsonOnly, caller, (request, response, next) => {
    const context = { ...(response.locals['context'] as RequestContext) };
    answerGraph(server, request, response, request.body, context).catch(next);
  });
  app.all('/hits/stream', getOnly, caller, streams.handler);
  app.use((_request, response) => refuse(response, 404, 'NOT_FOUND', 'There is nothing here.'));
  app.use(unreadableBody);
}
