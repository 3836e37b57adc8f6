import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTracing } from '@crimegraph/shared/tracing/start-tracing';
import { MRZ_SPECIMENS } from '@crimegraph/shared/mrz/specimens';
import { guard } from '../support/client';
import { freePorts } from '../support/free-ports';
import { type InProcessSystem, startInProcess } from '../support/in-process-system';
import { operation } from '../support/operations';

/** What of OTLP is looked at here. */
interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: { key: string; value: unknown }[];
}

/** A collector of traces. */
const collected: Span[] = [];
const collector: Server = createServer((request, response) => {
  let body = '';
  request.on('data', (data: Buffer) => (body += data.toString()));
  request.on('end', () => {
    const { resourceSpans } = JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] };
    collected.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)));
    response.end('{}');
  });
});

const TRACE = 'a'.repeat(31) + '1';
const CLIENT_SPAN = 'b'.repeat(16);
const mrz = MRZ_SPECIMENS.find(({ format }) => format === 'TD3')?.mrz ?? '';
let system: InProcessSystem;
let metricsUrl: string;
let answered: { status: number; trace: string | null };

beforeAll(async () => {
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  const { port: collectorPort } = collector.address() as AddressInfo;
  const stopTracing = await startTracing('test', `http://127.0.0.1:${collectorPort}/v1/traces`);
  const port = await freePorts();
  metricsUrl = `http://127.0.0.1:${port}/metrics`;
  const counts = { persons: 5, documents: 5, vehicles: 0, notices: 5, fingerprints: 0 };
  system = await startInProcess(counts, { metrics: { host: '127.0.0.1', port } });
  const response = await system.client.post(JSON.stringify({ query: operation('BorderCheck'), variables: { mrz } }), {
    authorization: `Bearer ${await system.client.token(guard)}`,
    'x-purpose': 'BORDER_CONTROL',
    traceparent: `00-${TRACE}-${CLIENT_SPAN}-01`,
  });
  answered = { status: response.status, trace: response.headers.get('x-request-id') };
  await response.json();
  await system.client.ask('{ nothing }', {}, guard);
  // Sends what has been recorded.
  await stopTracing();
}, 60_000);
afterAll(async () => {
  await system.stop();
  collector.closeAllConnections();
  await new Promise((resolve) => collector.close(resolve));
});

describe('the trace of a border check', () => {
  const ofTrace = () => collected.filter(({ traceId }) => traceId === TRACE);
  const parent = ({ parentSpanId }: Span) => ofTrace().find(({ spanId }) => spanId === parentSpanId);

  test('goes on from the client, through the gateway and each subgraph, to the statement', () => {
    expect(answered).toEqual({ status: 200, trace: TRACE });
    const door = ofTrace().find(({ name }) => name === 'POST /graphql');
    expect(door?.parentSpanId).toBe(CLIENT_SPAN);
    for (const subgraph of ['persons', 'documents', 'notices']) {
      expect(ofTrace().some((span) => span.name === `ask ${subgraph}`)).toBe(true);
    }
    const statements = ofTrace().filter(({ name }) => /^SELECT \w+/.test(name));
    expect(statements.length).toBeGreaterThan(2);
    for (const statement of statements) {
      const way: string[] = [];
      for (let span = parent(statement); span !== undefined; span = parent(span)) way.push(span.name);
      expect(way.filter((name) => !name.startsWith('gateway.'))).toEqual([
        'receive /graphql',
        expect.stringMatching(/^ask \w+$/),
        'POST /graphql',
      ]);
    }
  });

  test('holds nothing of the question or the answer', () => {
    const text = JSON.stringify(ofTrace());
    expect(text).toContain('BorderCheck');
    expect(text).not.toMatch(/ERIKSSON|L898902C|trial-border/i);
  });
});

test('metrics count it by operation, subgraph and bureau, on a listener of their own', async () => {
  const text = await (await fetch(metricsUrl)).text();
  expect(text).toContain('crimegraph_operation_seconds_count{operation="BorderCheck",outcome="answered"} 1');
  expect(text).toMatch(/crimegraph_subgraph_seconds_count\{subgraph="persons",outcome="answered"\} [1-9]/);
  expect(text).toContain('crimegraph_bureau_operations_total{bureau="FRA",outcome="answered"} 1');
  expect(text).toContain('crimegraph_errors_total{code="GRAPHQL_VALIDATION_FAILED"} 1');
  expect(text).toMatch(/crimegraph_operation_cost_sum\{kind="estimated"\} 454/);
  expect(text).not.toMatch(/ERIKSSON|trial-/);
  expect((await fetch(new URL('/metrics', system.client.url))).status).toBe(404);
});
