import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { expressMiddleware } from '@as-integrations/express5';
import { publicError } from '@crimegraph/shared/errors/public-error';
import { CallerVerifier } from '@crimegraph/shared/identity/caller-context';
import type { CallerKeys } from '@crimegraph/shared/identity/caller-keys';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import type { Logger } from '@crimegraph/shared/log/logger';
import { enforceScopes } from '@crimegraph/shared/server/enforce-scopes';
import { guardFields } from '@crimegraph/shared/server/guard-schema';
import { refuseTheRest, signedCallers, type SignedRequest } from '@crimegraph/shared/server/signed-callers';
import express from 'express';
import { parse } from 'graphql';
import type { CustomsRecords } from './customs-records';
import { resolvers } from './resolvers';

/** The name of the subgraph, which calls to it are signed for. */
export const AGENCY = 'customs';

/** The agency's subgraph, listening. */
export interface RunningAgency {
  readonly url: string;
  stop(): Promise<void>;
}

/** What each resolver is given. */
export interface AgencyContext {
  readonly viewer: Viewer;
  readonly records: CustomsRecords;
}

/** What the builder of schemas takes; of the context it knows nothing. */
type Resolvers = NonNullable<Extract<Parameters<typeof buildSubgraphSchema>[0], { typeDefs: unknown }>['resolvers']>;

/**
 * Serves the subgraph to the gateway and nobody else. Whoever asks, and why, comes signed with each call; the agency enforces the
 * scopes once more, and writes its own log of whom it told what kind of thing.
 */
export async function createAgency(
  records: CustomsRecords,
  keys: CallerKeys,
  port: number,
  logger: Logger,
): Promise<RunningAgency> {
  const app = express().disable('x-powered-by').disable('etag');
  const http = createServer(app);
  const typeDefs = parse(readFileSync(join(__dirname, '../schema.graphql'), 'utf8'));
  const server = new ApolloServer<AgencyContext>({
    schema: guardFields(buildSubgraphSchema({ typeDefs, resolvers: resolvers as Resolvers }), typeDefs, [
      enforceScopes,
    ]),
    introspection: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    formatError: (formatted) => publicError(formatted, 'see the log of customs'),
    plugins: [
      ApolloServerPluginDrainHttpServer({ httpServer: http }),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
  });
  await server.start();
  app.get('/livez', (_request, response) => void response.json({ status: 'alive' }));
  app.use(...signedCallers(new CallerVerifier(keys, AGENCY)));
  app.post(
    '/graphql',
    expressMiddleware(server, {
      context: ({ req }) => {
        const { viewer, trace, operation } = (req as SignedRequest).caller;
        const { subject, bureau, role, purpose } = viewer;
        logger.info({ trace, subject, bureau, role, purpose, operation }, 'asked');
        return Promise.resolve({ viewer, records });
      },
    }),
  );
  refuseTheRest(app);
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`,
    stop: () => server.stop(),
  };
}
