import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGateway, type RunningGateway } from '@crimegraph/gateway/create-gateway';
import { trialTokenRules } from '@crimegraph/gateway/identity/trial-token';
import { SUPERGRAPH_FILE } from '@crimegraph/gateway/settings';
import { developmentKeys } from '@crimegraph/shared/config/development-keys';
import { subgraphNames } from '@crimegraph/shared/config/subgraphs';
import { CALLER_HEADER } from '@crimegraph/shared/identity/caller-context';
import { CallerKeys } from '@crimegraph/shared/identity/caller-keys';
import { createLogger } from '@crimegraph/shared/log/logger';
import { decodeJwt } from 'jose';
import { Client, guard } from '../support/client';
import { signedHeaders, subgraphUrl } from '../support/direct-call';
import { sharedClient } from '../support/shared-system';

/** A call between the gateway and a subgraph, as somebody on the wire sees it. */
interface Captured {
  headers: IncomingHttpHeaders;
  body: string;
}

const client = sharedClient();
const documentsUrl = subgraphUrl(client, 'documents');
const CHECK = '{ documentCheck(number: "L898902C3", issuingCountry: "UTO") { verdict } }';
const captured: Captured[] = [];
let wire: Server;
let gateway: RunningGateway;
let tapped: Client;
let breakCalls = false;

beforeAll(async () => {
  wire = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const call = { headers: request.headers, body: Buffer.concat(chunks).toString() };
      captured.push(call);
      // A call that never reaches its service: its signature was not used yet.
      if (breakCalls) return void response.destroy();
      void send(call).then(async (answer) => response.writeHead(answer.status).end(await answer.text()));
    });
  });
  await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve));
  const keys = await developmentKeys(client.dataDir);
  gateway = await createGateway(
    {
      host: '127.0.0.1',
      port: 0,
      supergraphFile: SUPERGRAPH_FILE,
      subgraphUrls: {
        ...Object.fromEntries(subgraphNames.map((name) => [name, subgraphUrl(client, name)])),
        documents: `http://127.0.0.1:${(wire.address() as AddressInfo).port}/graphql`,
      },
      callerKeys: new CallerKeys(keys.callerKeys),
      tokens: await trialTokenRules(keys),
      requestDeadlineMs: 5_000,
      subgraphDeadlineMs: 1_500,
      logLevel: 'silent',
      development: true,
    },
    createLogger('test', 'silent'),
  );
  tapped = new Client(gateway.url, client.dataDir);
});
afterAll(async () => {
  await gateway.stop();
  wire.close();
});
beforeEach(() => {
  captured.length = 0;
  breakCalls = false;
});

function send({ headers, body }: Captured, url = documentsUrl): Promise<Response> {
  const signature = headers[CALLER_HEADER];
  return fetch(url, {
    method: 'POST',
    headers: {
      'content-type': headers['content-type'] ?? 'application/json',
      ...(typeof signature === 'string' && { [CALLER_HEADER]: signature }),
    },
    body,
  });
}

async function capture(): Promise<Captured> {
  await tapped.ask(CHECK, {}, guard);
  const call = captured[0];
  if (call === undefined) throw new Error('no call was made');
  return call;
}

const refusal = {
  errors: [{ message: 'This service answers the gateway only.', extensions: { code: 'UNAUTHENTICATED' } }],
};
async function isRefused(response: Response): Promise<void> {
  expect(response.status).toBe(401);
  expect(await response.json()).toEqual(refusal);
}

test('a captured call is worth nothing once it was answered', async () => {
  const call = await capture();
  await isRefused(await send(call));
});

describe('a captured call that has not been answered yet', () => {
  beforeEach(() => {
    breakCalls = true;
  });

  test('carries no other operation', async () => {
    const call = await capture();
    await isRefused(await send({ ...call, body: call.body.replace('verdict', 'matches { document { number } }') }));
    await isRefused(await send({ ...call, body: `${call.body} ` }));
  });

  test.each(subgraphNames.filter((name) => name !== 'documents'))('opens no other service: %s', async (name) => {
    await isRefused(await send(await capture(), subgraphUrl(client, name)));
  });

  test('opens no other path', async () => {
    await isRefused(await send(await capture(), documentsUrl.replace('/graphql', '/internal/hits')));
  });

  test('is worth what it was signed for, once', async () => {
    const call = await capture();
    expect((await send(call)).status).toBe(200);
    await isRefused(await send(call));
  });
});

test('nothing of a client’s request reaches a subgraph but what the gateway made of it', async () => {
  const answer = await tapped.post(JSON.stringify({ query: CHECK }), {
    authorization: `Bearer ${await client.token(guard)}`,
    'x-purpose': 'BORDER_CONTROL',
    'x-case-reference': 'CASE-7',
    ...(await signedHeaders(client, 'documents', '{}', { ...smuggled, scopes: [] })),
    'x-viewer': JSON.stringify(smuggled),
    'x-bureau': 'UTO',
    'x-role': 'secretariat',
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-host': 'gateway.internal',
    cookie: 'session=1',
    'apollo-federation-include-trace': 'ftv1',
  });
  expect(await answer.json()).toEqual({ data: { documentCheck: { verdict: 'MATCH' } } });
  const [call] = captured as [Captured];
  expect(Object.keys(call.headers).sort()).toEqual(
    ['connection', 'content-length', 'content-type', 'host', 'traceparent', CALLER_HEADER].sort(),
  );
  expect(decodeJwt<{ context: { viewer: unknown } }>(call.headers[CALLER_HEADER] as string).context.viewer).toEqual({
    subject: 'trial-border@fra',
    bureau: 'FRA',
    entity: null,
    role: 'border',
    scopes: ['persons:read', 'documents:read', 'vehicles:read', 'notices:read'],
    clearance: 1,
    purpose: 'BORDER_CONTROL',
    caseReference: 'CASE-7',
  });
  expect(JSON.stringify(call)).not.toMatch(/Bearer|session|internal|smuggler/);
});

const smuggled = {
  subject: 'smuggler',
  bureau: 'UTO',
  entity: null,
  role: 'secretariat' as const,
  scopes: [],
  clearance: 3 as const,
  purpose: 'INVESTIGATION' as const,
  caseReference: null,
};

describe('whoever reaches a subgraph’s port learns only that somebody listens', () => {
  const bodies: [string, string][] = [
    ['an operation', JSON.stringify({ query: '{ __typename }' })],
    ['its schema', JSON.stringify({ query: '{ _service { sdl } }' })],
    ['an introspection', JSON.stringify({ query: '{ __schema { types { name } } }' })],
    [
      'an entity',
      JSON.stringify({ query: '{ _entities(representations: [{ __typename: "Person", id: "x" }]) { __typename } }' }),
    ],
    ['several operations', JSON.stringify([{ query: '{ __typename }' }])],
    ['no JSON', '{'],
    ['nothing', ''],
  ];

  test.each(bodies)('%s', async (_name, body) => {
    for (const name of subgraphNames) {
      for (const path of ['/graphql', '/graphql/', '/internal/hits', '/internal/nothing', '/', '/metrics']) {
        for (const signature of [undefined, 'x', 'eyJhbGciOiJub25lIn0.e30.']) {
          const url = new URL(path, subgraphUrl(client, name)).href;
          const headers = { 'content-type': 'application/json', ...(signature && { [CALLER_HEADER]: signature }) };
          await isRefused(await fetch(url, { method: 'POST', headers, body }));
        }
      }
    }
  });

  test('a body beyond all bounds', async () => {
    const body = JSON.stringify({ query: 'x'.repeat(9_000_000) });
    for (const name of subgraphNames) {
      const headers = { 'content-type': 'application/json' };
      // It reads no body of a stranger, so the connection may end while this one is still being sent.
      const response = await fetch(subgraphUrl(client, name), { method: 'POST', headers, body }).catch(() => undefined);
      if (response !== undefined) await isRefused(response);
      expect((await fetch(new URL('/readyz', subgraphUrl(client, name)))).status).toBe(200);
    }
  });

  test.each(['GET', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('by %s', async (method) => {
    for (const name of subgraphNames) {
      await isRefused(await fetch(`${subgraphUrl(client, name)}?query={__typename}`, { method }));
    }
  });
});
