import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { execute, parse } from 'graphql';
import { type BenchmarkSubgraph, subgraphSchema, subgraphSdl } from './subgraph-schemas';

/**
 * The four subgraphs of the benchmark in one process, at one path each. Their data never changes, so an answer is made once for
 * each body: what they cost is the same for every gateway, and next to nothing.
 */
const schemas = new Map(
  (Object.keys(subgraphSdl) as BenchmarkSubgraph[]).map((name) => [`/${name}`, subgraphSchema(name)]),
);
const answers = new Map<string, Buffer>();

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString();
    const key = `${request.url ?? ''} ${body}`;
    const known = answers.get(key);
    if (known !== undefined) return send(known);
    void answer(request.url ?? '', body).then((made) => {
      answers.set(key, made);
      send(made);
    });
  });
  const send = (body: Buffer) => {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length });
    response.end(body);
  };
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.once('disconnect', () => process.exit(0));

async function answer(path: string, body: string): Promise<Buffer> {
  const schema = schemas.get(path);
  if (schema === undefined) throw new Error(`no subgraph at ${path}`);
  const { query, variables } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> };
  return Buffer.from(
    JSON.stringify(await execute({ schema, document: parse(query), variableValues: variables ?? {} })),
  );
}
