import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { REFUSALS_PATH } from '@crimegraph/shared/audit/refusal';
import { CALLER_HEADER, CallerVerifier } from '@crimegraph/shared/identity/caller-context';
import type { CallerKeys } from '@crimegraph/shared/identity/caller-keys';
import { enforceScopes } from '@crimegraph/shared/server/enforce-scopes';
import { guardFields, guardReferences } from '@crimegraph/shared/server/guard-schema';
import { type DocumentNode, execute, type GraphQLSchema, parse } from 'graphql';

/** A subgraph as anybody would write it. */
export interface PlainSubgraph {
  name: string;
  sdl: string;
  resolvers: Record<string, unknown>;
}

/** Subgraphs that are served. */
export interface PlainSubgraphs {
  supergraph: string;
  /** Their addresses, by name. */
  urls: Record<string, string>;
  /** What they were asked since it was last emptied. */
  asked: { name: string; query: string }[];
  stop(): void;
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires",
  "@provides", "@shareable", "@interfaceObject", "@authenticated", "@requiresScopes", "@policy"])`;

/**
 * Serves subgraphs over plain HTTP and composes them.
 *
 * @param guardedBy the keys of whoever may ask; then their fields are guarded as those of our own subgraphs are
 */
export async function servePlainSubgraphs(
  subgraphs: readonly PlainSubgraph[],
  guardedBy?: CallerKeys,
): Promise<PlainSubgraphs> {
  const servers: Server[] = [];
  const services: { name: string; url: string; typeDefs: DocumentNode }[] = [];
  const asked: PlainSubgraphs['asked'] = [];
  for (const { name, sdl, resolvers } of subgraphs) {
    const typeDefs = parse(`${LINK}\n${sdl}`);
    const schema = schemaOf(typeDefs, resolvers, guardedBy !== undefined);
    const verifier = guardedBy && new CallerVerifier(guardedBy, name);
    const server = await serve(schema, verifier, (query) => asked.push({ name, query }));
    servers.push(server);
    services.push({ name, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, typeDefs });
  }
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return {
    supergraph: supergraphSdl,
    urls: Object.fromEntries(services.map(({ name, url }) => [name, url])),
    asked,
    stop: () => {
      for (const server of servers) server.close().closeAllConnections();
    },
  };
}

function schemaOf(typeDefs: DocumentNode, resolvers: Record<string, unknown>, guarded: boolean): GraphQLSchema {
  const guards = [enforceScopes];
  if (!guarded) return buildSubgraphSchema({ typeDefs, resolvers: resolvers as never });
  const ofReferences = guardReferences(typeDefs, resolvers, guards);
  return guardFields(buildSubgraphSchema({ typeDefs, resolvers: ofReferences as never }), typeDefs, guards);
}

async function serve(
  schema: GraphQLSchema,
  verifier: CallerVerifier | undefined,
  note: (query: string) => void,
): Promise<Server> {
  const answer = async (request: IncomingMessage, body: Buffer) => {
    const { query, variables } = JSON.parse(body.toString()) as { query: string; variables: Record<string, unknown> };
    note(query);
    const header = request.headers[CALLER_HEADER];
    const contextValue = await verifier?.verify(typeof header === 'string' ? header : undefined, body);
    return execute({ schema, document: parse(query), variableValues: variables, contextValue });
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      // What the gateway refuses goes to a service that keeps it.
      if (request.url === REFUSALS_PATH) return void response.writeHead(204).end();
      answer(request, Buffer.concat(chunks)).then(
        (result) => {
          response.setHeader('content-type', 'application/json');
          response.end(JSON.stringify(result));
        },
        () => response.writeHead(401).end(),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
