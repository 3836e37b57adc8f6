import { readFileSync } from 'node:fs';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

interface Context {
  authorization?: string | undefined;
}

/**
 * Apollo Server and Apollo's gateway as their documentation starts them, with the caller's Authorization handed on:
 * `node stock-gateway.js SUPERGRAPH PORT`.
 */
const [file = '', port = ''] = process.argv.slice(2);
const gateway = new ApolloGateway({
  supergraphSdl: readFileSync(file, 'utf8'),
  buildService: ({ url }) =>
    new RemoteGraphQLDataSource<Context>({
      ...(url !== undefined && { url }),
      willSendRequest: ({ request, context }) => {
        const { authorization } = context as Context;
        if (authorization !== undefined) request.http?.headers.set('authorization', authorization);
      },
    }),
});
const server = new ApolloServer<Context>({ gateway });
void startStandaloneServer(server, {
  listen: { port: Number(port), host: '127.0.0.1' },
  context: ({ req }) => Promise.resolve({ authorization: req.headers.authorization }),
});
process.once('disconnect', () => process.exit(0));
