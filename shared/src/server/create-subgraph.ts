import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApolloServer } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type Express, type Request, type RequestHandler } from 'express';
import type { AuditJournal } from '../audit/audit-log';
import { AuditTrail } from '../audit/audit-trail';
import { auditedStore } from '../audit/audited-store';
import { type AuditLogRuntime, openAuditLog } from '../audit/open-audit-log';
import { refusalEntry, REFUSALS_PATH, refusalsSchema } from '../audit/refusal';
import type { SubgraphSettings } from '../config/subgraph-settings';
import { publicError } from '../errors/public-error';
import { ChangePruner } from '../feed/change-pruner';
import { storeUnavailableError } from '../errors/store-unavailable-error';
import { HitDispatcher } from '../hits/hit-dispatcher';
import { CallerVerifier } from '../identity/caller-context';
import type { Logger } from '../log/logger';
import { ownerCalls } from '../restriction/owner-calls';
import { currentRequestId } from '../log/request-id';
import { RecordPurger } from '../retention/record-purger';
import { ReviewAnnouncer } from '../retention/review-announcer';
import type { Store } from '../store/store';
import { isStoreUnavailable } from '../store/store-unavailable';
import { SubjectAccess } from '../subject-access/subject-access';
import { auditPlugin } from './audit-plugin';
import { openMigrated } from './open-migrated';
import { serviceCalls } from './service-calls';
import { refuseTheRest, refuseUntil, signedCallers, type SignedRequest } from './signed-callers';
import type { SubgraphContext } from './subgraph-context';
import type { ProcessPart, SubgraphDefinition } from './subgraph-definition';
import { subgraphSchema } from './subgraph-schema';

/** A subgraph that listens. */
export interface RunningSubgraph {
  readonly url: string;
  readonly store: Store;
  /** Stops accepting, lets what is under way finish, closes the store. */
  stop(): Promise<void>;
}

/** How long requests that are under way may take to finish when the process is told to stop. */
const DRAIN_MS = 5_000;

/**
 * Opens the store, has its migrations applied and serves the subgraph. Until then it is alive and not ready, and refuses
 * every request. Rejects when any of that fails: it never serves half.
 *
 * @param prepare may fill the store before it is served
 * @param openJournal opens the audit log; measurements put something else in its place
 */
export async function createSubgraph<Loaders>(
  definition: SubgraphDefinition<Loaders>,
  settings: SubgraphSettings,
  logger: Logger,
  prepare: (store: Store) => Promise<void> = () => Promise.resolve(),
  openJournal: (runtime: AuditLogRuntime) => Promise<AuditJournal> = openAuditLog,
): Promise<RunningSubgraph> {
  const app = express().disable('x-powered-by').disable('etag');
  const state: State = { store: undefined, started: false };
  health(app, state);
  app.use(refuseUntil(() => state.started));
  const http = createServer(app);
  // The port is taken before the store is touched: of two instances one stops here, and nothing was written twice.
  await listen(http, settings.port, settings.host);
  try {
    return await serve(definition, settings, logger, prepare, openJournal, app, http, state);
  } catch (error) {
    http.close();
    throw error;
  }
}

async function serve<Loaders>(
  definition: SubgraphDefinition<Loaders>,
  settings: SubgraphSettings,
  logger: Logger,
  prepare: (store: Store) => Promise<void>,
  openJournal: (runtime: AuditLogRuntime) => Promise<AuditJournal>,
  app: Express,
  http: Server,
  state: State,
): Promise<RunningSubgraph> {
  const store = await openMigrated(definition, settings, logger);
  await prepare(store);

  const dispatcher = new HitDispatcher(store, settings.callerKeys, settings.hitDeskUrl, logger);
  const log = await openJournal({ store, settings, logger, onHits: () => dispatcher.nudge() });
  const part = definition.open?.({ store, settings, logger });
  await part?.ready;
  const purger = new RecordPurger(store, definition.records, log, logger, settings.purgeEveryMs);
  const { callerKeys, hitDeskUrl, reviewEveryMs } = settings;
  const announcer = new ReviewAnnouncer(store, definition.records, callerKeys, hitDeskUrl, logger, reviewEveryMs);
  const pruner = new ChangePruner(store, settings.feedRetentionDays, logger);
  const server = new ApolloServer<SubgraphContext<Loaders>>({
    schema: subgraphSchema(definition),
    introspection: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => {
      const requestId = currentRequestId() ?? randomUUID();
      const unavailable = isStoreUnavailable(unwrapResolverError(error));
      const masked = unavailable
        ? storeUnavailableError(formatted, definition.name, requestId)
        : publicError(formatted, requestId);
      if (unavailable) logger.warn({ requestId, err: cause(error) }, 'the database did not answer in time');
      if (masked.extensions?.['code'] === 'INTERNAL')
        logger.error({ requestId, err: cause(error) }, 'unexpected fault');
      return masked;
    },
    plugins: [
      auditPlugin<Loaders>(log, logger),
      ApolloServerPluginDrainHttpServer({ httpServer: http, stopGracePeriodMillis: DRAIN_MS }),
      // Nothing here may be cached, and this plugin would watch every field of a bulk to find that out.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
  });
  await server.start();
  routes(app, definition, settings, store, server, log, part);
  dispatcher.nudge();
  purger.start();
  announcer.start();
  settings.callerKeys.watch();
  state.store = store;
  state.started = true;

  const { port } = http.address() as AddressInfo;
  return {
    url: `http://${settings.host}:${port}`,
    store,
    stop: async () => {
      state.store = undefined;
      await part?.stop();
      await server.stop();
      await purger.stop();
      await announcer.stop();
      await log.close();
      await dispatcher.stop();
      settings.callerKeys.stop();
      await pruner.stop();
      await store.close();
    },
  };
}

/** The store, while requests may use it. */
interface State {
  store: Store | undefined;
  /** From the first moment on in which requests could be answered; also while the process stops. */
  started: boolean;
}

function health(app: Express, state: State): void {
  app.get('/livez', (_request, response) => void response.json({ status: 'alive' }));
  app.get('/readyz', (_request, response) => {
    const answer = (ok: boolean) => void response.status(ok ? 200 : 503).json({ status: ok ? 'ready' : 'not ready' });
    if (state.store === undefined) return answer(false);
    state.store.ping().then(
      () => answer(true),
      () => answer(false),
    );
  });
}

function routes<Loaders>(
  app: Express,
  definition: SubgraphDefinition<Loaders>,
  settings: SubgraphSettings,
  store: Store,
  server: ApolloServer<SubgraphContext<Loaders>>,
  log: AuditJournal,
  part: ProcessPart | undefined,
): void {
  const context = (request: Request): SubgraphContext<Loaders> => {
    const { caller } = request as SignedRequest;
    const now = new Date();
    const trail = new AuditTrail(caller, settings.auditKey, now);
    const loaders = definition.createLoaders(store, caller.viewer, now, part);
    const callService = serviceCalls(settings, caller);
    return { viewer: caller.viewer, store, now, loaders, callService, trail, audit: trail.request };
  };
  const verifier = new CallerVerifier(settings.callerKeys, definition.name);
  app.use(neverStored, ...signedCallers(verifier));
  const calls = {
    ...ownerCalls(definition),
    ...new SubjectAccess(definition, settings.auditKey).calls,
    ...definition.internal,
  };
  for (const [name, handle] of Object.entries(calls)) {
    app.post(`/internal/${name}`, async (request, response) => {
      const call = context(request);
      const act = call.trail.join(`internal/${name}`);
      const answer = await handle(request.body, { ...call, audit: act, store: auditedStore(call.store, act) });
      // A line that is looked at and has nothing new is no act.
      if (act.isWorthNoting) await log.commit(call.trail.settle());
      response.json(answer);
    });
  }
  app.post(REFUSALS_PATH, async (request, response) => {
    const { refusals } = refusalsSchema.parse(request.body);
    await log.commit({ entries: refusals.map(refusalEntry), hits: [], pending: [] });
    response.status(204).end();
  });
  app.post('/graphql', expressMiddleware(server, { context: ({ req }) => Promise.resolve(context(req)) }));
  refuseTheRest(app);
}

const neverStored: RequestHandler = (_request, response, next) => {
  response.setHeader('cache-control', 'no-store');
  next();
};

function listen(http: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, () => {
      http.off('error', reject);
      resolve();
    });
  });
}

/** The stack of what was thrown; driver errors carry SQL and parameters in other fields, which stay out of the log. */
function cause(error: unknown): { type: string; stack: string | undefined } {
  const original = (error as { originalError?: unknown }).originalError ?? error;
  const thrown = original instanceof Error ? original : new Error('not an Error');
  return { type: thrown.name, stack: thrown.stack?.split('\n').slice(1, 8).join('\n') };
}
