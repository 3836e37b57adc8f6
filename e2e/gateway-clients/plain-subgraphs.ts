import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse } from 'graphql';

/** A subgraph as anybody would write it. */
export interface PlainSubgraph {
  name: string;
  sdl: string;
  resolvers: Record<string, unknown>;
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5",
  import: ["@key", "@external", "@requires", "@shareable", "@interfaceObject"])`;

/** Serves subgraphs over plain HTTP and composes them. */
export async function servePlainSubgraphs(
  subgraphs: readonly PlainSubgraph[],
): Promise<{ supergraph: string; stop(): void }> {
  const servers: Server[] = [];
  const services: { name: string; url: string; typeDefs: ReturnType<typeof parse> }[] = [];
  for (const { name, sdl, resolvers } of subgraphs) {
    const typeDefs = parse(`${LINK}\n${sdl}`);
    const server = await serve(buildSubgraphSchema({ typeDefs, resolvers: resolvers as never }));
    servers.push(server);
    services.push({ name, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, typeDefs });
  }
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return {
    supergraph: supergraphSdl,
    stop: () => {
      for (const server of servers) server.close().closeAllConnections();
    },
  };
}

async function serve(schema: ReturnType<typeof buildSubgraphSchema>): Promise<Server> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { query, variables } = JSON.parse(Buffer.concat(chunks).toString()) as {
        query: string;
        variables: Record<string, unknown>;
      };
      void Promise.resolve(execute({ schema, document: parse(query), variableValues: variables })).then((answer) => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(answer));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
