import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { freePorts } from '../support/free-ports';
import { servePlainSubgraphs } from '../support/plain-subgraphs';

interface Parcel {
  id: string;
  site?: { wing: string };
  label?: string;
  price?: number;
}

/** What Apollo's planner plans wrongly as it is: arguments in `@requires`, a first key that cannot be resolved, no plan. */
const subgraphs = [
  {
    name: 'store',
    sdl: `
      type Query { parcels: [Parcel!]  holder: Holder  orphan: Node }
      type Parcel @key(fields: "id") { id: ID!  price(currency: String!): Int }
      type Holder @key(fields: "id") { id: ID!  items: [Item!]! }
      type Item @key(fields: "site { wing }", resolvable: false) @key(fields: "id") {
        id: ID!
        site: Site
        label: String @external
        tag: String @requires(fields: "label")
      }
      type Site { wing: ID! }
      interface Node @key(fields: "id") { id: ID! }`,
    resolvers: {
      Query: {
        parcels: () => [{ id: '1' }, { id: '2' }],
        holder: () => ({ id: 'h', items: [{ id: 'i', site: { wing: 'w' } }] }),
        orphan: () => ({ __typename: 'Node', id: 'n' }),
      },
      Parcel: {
        __resolveReference: ({ id }: Parcel) => ({ id }),
        price: ({ id }: Parcel, { currency }: { currency: string }) => Number(id) * (currency === 'EUR' ? 10 : 1),
      },
      Item: {
        __resolveReference: ({ id, label }: Parcel) => {
          if (id === undefined) throw new Error('this key is not resolvable');
          return { id, label, tag: `tag of ${label}` };
        },
      },
    },
  },
  {
    name: 'freight',
    sdl: `
      type Parcel @key(fields: "id") {
        id: ID!
        price(currency: String!): Int @external
        feeDollars: Int @requires(fields: "price(currency: \\"USD\\")")
        feeEuros: Int @requires(fields: "price(currency: \\"EUR\\")")
      }
      type Item @key(fields: "id") { id: ID!  label: String }
      type Node @key(fields: "id", resolvable: false) @interfaceObject { id: ID!  remark: String }`,
    resolvers: {
      Parcel: {
        __resolveReference: (parcel: Parcel) => parcel,
        feeDollars: ({ price }: Parcel) => (price ?? NaN) + 1_000,
        feeEuros: ({ price }: Parcel) => (price ?? NaN) + 2_000,
      },
      Item: { __resolveReference: ({ id }: Parcel) => ({ id, label: `label of ${id}` }) },
    },
  },
];

let plain: Awaited<ReturnType<typeof servePlainSubgraphs>>;
let folder: string;
let gateway: ChildProcess;
let told = '';
let port: number;

beforeAll(async () => {
  plain = await servePlainSubgraphs(subgraphs);
  folder = mkdtempSync(join(tmpdir(), 'crimegraph-open-'));
  writeFileSync(join(folder, 'supergraph.graphql'), plain.supergraph);
  port = await freePorts();
  gateway = start({ PORT: String(port) });
  gateway.stdout?.on('data', (chunk: Buffer) => (told += chunk.toString()));
  while (!told.includes('"ready"')) await once(gateway.stdout ?? gateway, 'data');
});

afterAll(async () => {
  gateway.kill();
  await once(gateway, 'exit');
  plain.stop();
  rmSync(folder, { recursive: true });
});

test('it says what it is, and answers whoever asks over any supergraph', async () => {
  expect(told).toContain('OPEN MODE');
  expect(await ask('{ parcels { id price(currency: "USD") } }')).toEqual({
    data: {
      parcels: [
        { id: '1', price: 1 },
        { id: '2', price: 2 },
      ],
    },
  });
});

test('what the client asks with arguments is not taken for what @requires asks with others', async () => {
  const { data } = await ask('{ parcels { price(currency: "EUR") feeDollars } }');
  expect(data).toEqual({
    parcels: [
      { price: 10, feeDollars: 1_001 },
      { price: 20, feeDollars: 1_002 },
    ],
  });
});

test('two fields that require one field with different arguments each get their own', async () => {
  const { data } = await ask('{ parcels { feeDollars feeEuros } }');
  expect(data).toEqual({
    parcels: [
      { feeDollars: 1_001, feeEuros: 2_010 },
      { feeDollars: 1_002, feeEuros: 2_020 },
    ],
  });
});

test('a subgraph is come back to by a key that it can resolve', async () => {
  const { data } = await ask('{ holder { items { id tag } } }');
  expect(data).toEqual({ holder: { items: [{ id: 'i', tag: 'tag of label of i' }] } });
});

test('an operation that no subgraph can answer is an error, not an answer of nulls', async () => {
  const answer = await ask('{ orphan { remark } }');
  expect(answer).toMatchObject({ data: null, errors: [{ message: expect.any(String) as string }] });
});

test('it is bound to nothing but loopback', async () => {
  const refused = start({ PORT: String(port + 1), HOST: '0.0.0.0' });
  let errors = '';
  refused.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  expect((await once(refused, 'close'))[0]).toBe(1);
  expect(errors).toMatch(/loopback/);
});

function start(environment: Record<string, string>): ChildProcess {
  const own = { GATEWAY_MODE: 'open', SUPERGRAPH_FILE: join(folder, 'supergraph.graphql'), ...environment };
  return spawn(process.execPath, [join(projectRoot, 'gateway/dist/main.js')], { env: { ...process.env, ...own } });
}

async function ask(query: string): Promise<Record<string, unknown>> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
    signal: AbortSignal.timeout(10_000),
  });
  return (await response.json()) as Record<string, unknown>;
}
