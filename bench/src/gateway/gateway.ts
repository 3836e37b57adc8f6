import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { composeServices } from '@apollo/composition';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { latenciesOf } from '../load';
import { freePort } from '../trial-system';
import { type GatewayProcess, startGateway } from './gateway-process';
import { jsonCeilingMs } from './json-ceiling';
import { rivals } from './rivals';
import { type BenchmarkSubgraph, subgraphSdl, subgraphTypeDefs } from './subgraph-schemas';
import { operationNames, operations, type OperationName } from './workload';

const CONNECTIONS = 50;
const WARM_UP_SECONDS = 4;
const SECONDS = 4;
const ROUNDS = 3;

/** What one gateway came to in one round of one operation. */
interface Round {
  requestsPerSecond: number;
  cpuMs: number;
}

/**
 * The gateway in open mode beside stock Apollo and Hive Gateway, on the workload of the public gateways benchmark: requests
 * per second at 50 connections and processor time of the gateway per request, by turns, medians of the rounds. Each request
 * has an Authorization of its own, which goes to the subgraphs, so that no answer may be shared. `--without-rivals` leaves Hive out.
 */
export async function gateway(options: string[]): Promise<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'crimegraph-gateway-bench-'));
  const subgraphs = fork(join(__dirname, 'subgraphs-process.js'));
  const running: GatewayProcess[] = [];
  try {
    const [port] = (await once(subgraphs, 'message')) as [number];
    const file = join(folder, 'supergraph.graphql');
    writeFileSync(file, supergraph(port));
    for (const { name, command, environment } of contestants(options, file)) {
      const own = await freePort();
      running.push(await startGateway(name, own, command(own), environment?.(own)));
    }
    return await measure(running);
  } finally {
    await Promise.all(running.map((one) => one.stop()));
    subgraphs.kill();
    rmSync(folder, { recursive: true });
  }
}

interface Contestant {
  name: string;
  command: (port: number) => string[];
  environment?: (port: number) => Record<string, string>;
}

function contestants(options: readonly string[], file: string): Contestant[] {
  const others = options.includes('--without-rivals') ? [] : rivals();
  return [
    {
      name: 'ours',
      // As `npm start -w gateway` does.
      command: () => ['--max-semi-space-size=64', join(projectRoot, 'gateway/dist/main.js')],
      environment: (port) => ({ GATEWAY_MODE: 'open', SUPERGRAPH_FILE: file, PORT: String(port), LOG_LEVEL: 'error' }),
    },
    { name: 'stock', command: (port) => [join(__dirname, 'stock-gateway.js'), file, String(port)] },
    ...others.map(({ name, command }) => ({ name, command: (port: number) => command(file, port) })),
  ];
}

function supergraph(port: number): string {
  const services = (Object.keys(subgraphSdl) as BenchmarkSubgraph[]).map((name) => ({
    name,
    url: `http://127.0.0.1:${port}/${name}`,
    typeDefs: subgraphTypeDefs(name),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

async function measure(running: readonly GatewayProcess[]): Promise<Record<string, number>> {
  const rounds = new Map<string, Round[]>();
  const answers = {} as Record<OperationName, string>;
  for (const operation of operationNames) {
    answers[operation] = await sameAnswer(running, operation);
    for (const one of running) await round(one, operation, WARM_UP_SECONDS);
  }
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    for (const operation of operationNames) {
      for (const one of running) {
        const key = `${one.name}.${operation}`;
        rounds.set(key, [...(rounds.get(key) ?? []), await round(one, operation, SECONDS)]);
      }
    }
  }
  return figuresOf(rounds, answers);
}

/** All gateways must give one answer. */
async function sameAnswer(running: readonly GatewayProcess[], operation: OperationName): Promise<string> {
  const answers = await Promise.all(running.map((one) => ask(one, operation, 0)));
  const [first = ''] = answers;
  for (const [index, answer] of answers.entries()) {
    if (!isDeepStrictEqual(JSON.parse(answer), JSON.parse(first)) || first.includes('"errors"'))
      throw new Error(`${running[index]?.name} answers ${operation} otherwise: ${answer.slice(0, 500)}`);
  }
  return first;
}

async function round(one: GatewayProcess, operation: OperationName, seconds: number): Promise<Round> {
  const expected = Buffer.byteLength(await ask(one, operation, 0));
  const before = await one.cpuMs();
  const { latencies, seconds: took } = await latenciesOf(CONNECTIONS, seconds, async (n) => {
    const answer = await ask(one, operation, n);
    if (Buffer.byteLength(answer) !== expected) throw new Error(`${one.name} gave another answer`);
  });
  return { requestsPerSecond: latencies.length / took, cpuMs: ((await one.cpuMs()) - before) / latencies.length };
}

async function ask(one: GatewayProcess, operation: OperationName, n: number): Promise<string> {
  const response = await one.pool.request({
    method: 'POST',
    path: '/graphql',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      authorization: `Bearer caller-${n}`,
    },
    body: JSON.stringify({ query: operations[operation] }),
  });
  return response.body.text();
}

function figuresOf(
  rounds: ReadonlyMap<string, readonly Round[]>,
  answers: Record<OperationName, string>,
): Record<string, number> {
  const figures: Record<string, number> = {};
  const cpu = (name: string, operation: OperationName) =>
    median((rounds.get(`${name}.${operation}`) ?? []).map(({ cpuMs }) => cpuMs));
  for (const [key, list] of rounds) {
    figures[`${key}.requestsPerSecond`] = rounded(median(list.map(({ requestsPerSecond }) => requestsPerSecond)));
    figures[`${key}.cpuMs`] = rounded(median(list.map(({ cpuMs }) => cpuMs)));
  }
  const ratio = (name: string, operation: OperationName) => rounded(cpu(name, operation) / cpu('ours', operation));
  const compared = { Stock: 'stock', Hive: 'hiveNative', HiveJavascript: 'hiveJavascript' };
  for (const [label, name] of Object.entries(compared)) {
    if (!rounds.has(`${name}.wide`)) continue;
    figures[`cpuRatio${label}`] = ratio(name, 'wide');
    figures[`cpuRatio${label}Small`] = ratio(name, 'small');
  }
  figures['wideBytes'] = Buffer.byteLength(answers.wide);
  figures['jsonCeilingMs'] = rounded(jsonCeilingMs(answers.wide));
  return figures;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
