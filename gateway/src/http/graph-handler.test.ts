import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApolloServer } from '@apollo/server';
import { answerGraph } from './graph-handler';

const server = new ApolloServer({
  typeDefs: 'type Query { echo(text: String!): String! }',
  resolvers: { Query: { echo: (_: unknown, { text }: { text: string }) => text } },
});
let http: Server;

beforeAll(async () => {
  await server.start();
  http = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as unknown;
      answerGraph(server, request, response, body, {}).catch((error: unknown) => response.destroy(error as Error));
    });
  }).listen(0, '127.0.0.1');
  await once(http, 'listening');
});

afterAll(async () => {
  http.close();
  await server.stop();
});

test.each([
  ['ASCII', 'plain "text" \\ of\nlines'],
  ['Latin-1', 'José Müller'],
  ['other scripts', 'Łukasz Дмитрий 王 𐍈'],
  ['what is long', 'é'.repeat(100_000)],
  ['half of a pair', '\ud800'],
])('an answer in %s arrives whole, with its length in bytes', async (_name, text) => {
  const response = await fetch(`http://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'query ($text: String!) { echo(text: $text) }', variables: { text } }),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(response.headers.get('content-length')).toBe(String(bytes.length));
  expect(JSON.parse(bytes.toString())).toEqual({ data: { echo: text } });
});
