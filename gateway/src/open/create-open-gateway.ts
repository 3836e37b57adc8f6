// First: what follows must not report to anyone.
import '@crimegraph/shared/config/no-telemetry';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import type { Logger } from '@crimegraph/shared/log/logger';
import type { RunningGateway } from '../create-gateway';
import { PlanGateway } from '../execution/plan-gateway';
import { answerGraph } from '../http/graph-handler';
import { jsonStatusPlugin } from '../http/json-status-plugin';
import { type Call, SubgraphSource } from '../subgraph-source';
import { withoutSecurityDirectives } from '../supergraph';
import { isLoopback, type OpenSettings } from './open-settings';

type Context = Call & Record<string, unknown> & { readonly authorization: string | undefined };

const WARNING =
  'OPEN MODE: no identity, no purpose, no authorization, no safelist, no limits. Whoever reaches this port is answered. ' +
  'For conformance tests and measurements on this machine only.';

const HEADERS = ['content-type', 'application/json', 'accept', 'application/json'];
/** Who asks is the subgraphs' affair. */
const plainHeaders = ({ authorization }: Context) =>
  authorization === undefined ? HEADERS : [...HEADERS, 'authorization', authorization];
const DRAIN_MS = 2_000;

/**
 * Starts a gateway over any supergraph, with the executor of the guarded one and nothing that guards: what outside
 * conformance tests and measurements need. Calls to subgraphs are plain, so ours refuse them.
 *
 * Rejects when the supergraph cannot be loaded, the port is taken, or the host is not loopback.
 */
export async function createOpenGateway(settings: OpenSettings, logger: Logger): Promise<RunningGateway> {
  if (!isLoopback(settings.host)) throw new Error(`an open gateway is not bound to ${settings.host}`);
  logger.warn(WARNING);
  const sources: SubgraphSource<Context>[] = [];
  const gateway = new PlanGateway(
    {
      supergraphSdl: withoutSecurityDirectives(readFileSync(settings.supergraphFile, 'utf8')),
      buildService: ({ name, url }) => {
        const source = new SubgraphSource<Context>(name, url ?? '', plainHeaders, settings.subgraphDeadlineMs, logger);
        sources.push(source);
        return source;
      },
    },
    'empty',
  );
  const http = createServer();
  const server = new ApolloServer<Context>({
    gateway,
    introspection: true,
    stopOnTerminationSignals: false,
    plugins: [
      jsonStatusPlugin,
      ApolloServerPluginDrainHttpServer({ httpServer: http, stopGracePeriodMillis: DRAIN_MS }),
    ],
  });
  await server.start();
  const fault = (response: ServerResponse) => (error: unknown) => {
    logger.error({ error: (error as Error).message }, 'unexpected fault');
    if (!response.headersSent) response.writeHead(500);
    response.end();
  };
  http.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const path = (request.url ?? '').split('?', 1)[0];
    if (path === '/health' || path === '/livez' || path === '/readyz') return void response.end('OK');
    if (path !== '/graphql' && path !== '/') return void response.writeHead(404).end();
    read(request, response, (body) => {
      // Random as well, from a store that is filled now and then: the tenth of the cost.
      const trace = randomUUID().replaceAll('-', '');
      const { authorization } = request.headers;
      const context: Context = { trace, deadline: Date.now() + settings.subgraphDeadlineMs, authorization };
      answerGraph(server, request, response, body, context).catch(fault(response));
    });
  });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(settings.port, settings.host, resolve);
  });
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://${settings.host === '::1' ? '[::1]' : settings.host}:${port}/graphql`,
    stop: async () => {
      await server.stop();
      await Promise.all(sources.map((source) => source.close()));
    },
  };
}

/** Reads a JSON body; one that is not JSON is refused, and none is told from others by Apollo Server. */
function read(request: IncomingMessage, response: ServerResponse, use: (body: unknown) => void): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (!(request.headers['content-type'] ?? '').startsWith('application/json')) return use(undefined);
    let body: unknown;
    try {
      body = JSON.parse(Buffer.concat(chunks).toString());
    } catch {
      const errors = [{ message: 'The body is not JSON.', extensions: { code: 'MALFORMED_REQUEST' } }];
      response.writeHead(400, { 'content-type': 'application/json; charset=utf-8' });
      return void response.end(JSON.stringify({ errors }));
    }
    use(body);
  });
}
