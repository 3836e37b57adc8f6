import { execFileSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { developmentKeys } from '@crimegraph/shared/config/development-keys';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { subgraphNames } from '@crimegraph/shared/config/subgraphs';
import { type Connection, createConnection } from 'mysql2/promise';
import { at, Client, guard, utopian } from '../support/client';
import { ComposedServices } from '../support/composed-services';
import { followDockerfile, type Image } from '../support/follow-dockerfile';
import { GaleraNodes } from '../support/galera-nodes';
import { operation } from '../support/operations';
import { type SupervisedProcess, until } from '../support/supervised-process';

// An image is built, and a cluster of three stopped, crashed and healed.
jest.setTimeout(300_000);

const folder = mkdtempSync(join(tmpdir(), 'crimegraph-deployment-'));
const secrets = join(folder, 'secrets');
const identity = join(folder, 'identity');
const all = [0, 1, 2];
// Loopback addresses that another run of these tests on this machine will hardly have.
const network = `127.${randomInt(64, 250)}.${randomInt(250)}`;
const addresses = all.map((index) => `${network}.${index + 1}`);
let nodes: GaleraNodes;
let issuer: Server;
let image: Image;
let services: ComposedServices;
let client: Client;
const running = new Map<string, SupervisedProcess>();

beforeAll(async () => {
  chmodSync(folder, 0o755);
  image = followDockerfile(join(projectRoot, 'deploy/docker/Dockerfile'), projectRoot, join(folder, 'image'));
  execFileSync('bash', [join(projectRoot, 'deploy/make-secrets.sh'), secrets, addresses.join(',')]);
  // Docker hands the files to the containers, past the folder that keeps everybody else out.
  chmodSync(secrets, 0o755);
  mkdirSync(identity);
  writeFileSync(join(identity, 'revocations.json'), '{ "revocations": [] }');
  nodes = new GaleraNodes(join(folder, 'database'), secrets, addresses);
  issuer = await startIssuer(join(folder, 'issuer'));
  const variables = {
    JWT_ISSUER: 'crimegraph-development',
    JWT_JWKS_URL: `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/`,
  };
  services = new ComposedServices(image, { '/run/secrets': secrets, '/etc/crimegraph': identity }, variables, network);
  client = new Client(services.url('gateway', '/graphql'), join(folder, 'issuer'));
});

afterAll(async () => {
  await Promise.all([...running.values()].map((process) => process.stop()));
  await nodes.stop('SIGKILL', ...all);
  issuer.close();
  rmSync(folder, { recursive: true });
});

describe('the image', () => {
  const inside = (...parts: string[]) => join(image.root, image.workingDirectory, ...parts);

  it('holds what runs, and neither sources nor tools nor anything else', () => {
    expect(readdirSync(image.root)).toEqual(['app']);
    expect(readdirSync(inside()).sort()).toEqual(
      [
        '.npmrc',
        'gateway',
        'node_modules',
        'operations',
        'package-lock.json',
        'package.json',
        'shared',
        'subgraphs',
        'tsconfig.base.json',
      ].sort(),
    );
    expect(readdirSync(inside('subgraphs')).sort()).toEqual([...subgraphNames].sort());
    for (const path of ['gateway/dist/main.js', 'subgraphs/notices/dist/main.js'])
      expect(existsSync(inside(path))).toBe(true);
    for (const path of ['gateway/src', 'shared/src', 'subgraphs/notices/src', 'shared/test']) {
      expect(existsSync(inside(path))).toBe(false);
    }
    for (const tool of ['typescript', 'jest', 'eslint', '@aws-cdk/lambda-layer-kubectl-v34', 'kubernetes-models']) {
      expect(existsSync(inside('node_modules', tool))).toBe(false);
    }
  });

  it('runs as an account that cannot change it', () => {
    expect(image.user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    const writable = execFileSync('find', [inside(), '-perm', '-o=w', '-not', '-type', 'l'], { encoding: 'utf8' });
    expect(writable).toBe('');
  });
});

describe('the database cluster', () => {
  it('starts on the first day, when its nodes know of one another', async () => {
    nodes.start(1, 2);
    await until(
      () => nodes.output(2).includes(`waits for ${addresses[0]}`),
      30_000,
      () => nodes.output(2),
    );
    nodes.start(0);
    await nodes.ready(...all);
    expect(nodes.output(0)).toContain('starts the cluster');
    for (const index of [1, 2]) expect(nodes.output(index)).toContain('joins the cluster');
  });

  it.each(subgraphNames)('gives %s its own database, and nothing else', async (name) => {
    const [address = ''] = readFileSync(join(secrets, `${name}-database-url`), 'utf8')
      .trim()
      .split(',');
    const connection = await createConnection(address);
    expect(new Set(await column(connection, 'SHOW DATABASES'))).toEqual(new Set(['information_schema', name]));
    const other = name === 'persons' ? 'documents' : 'persons';
    await expect(connection.query(`CREATE TABLE ${other}.mine (id INT)`)).rejects.toThrow(/denied/);
    await expect(connection.query(`CREATE USER me`)).rejects.toThrow(/denied/);
    expect(await column(connection, `SELECT LOAD_FILE('/etc/passwd')`)).toEqual([null]);
    expect(await column(connection, 'SELECT @@collation_database')).toEqual(['utf8mb4_nopad_bin']);
    await connection.end();
  });

  it('has no administrator that could come over the network', async () => {
    await expect(createConnection({ host: addresses[0] ?? '', user: 'root' })).rejects.toThrow(/denied/);
    expect(nodes.administer(0, administrator, 'SELECT CURRENT_USER()')).toContain('@localhost');
  });
});

describe('the services of the compose file', () => {
  it('migrate each store, and again without harm', async () => {
    for (const round of [1, 2]) {
      for (const name of subgraphNames) {
        const migration = services.process(`${name}-migration`);
        expect([round, name, await migration.runOnce(), migration.output]).toEqual([round, name, 0, expect.anything()]);
      }
    }
  });

  it('become healthy, as the image checks it', async () => {
    for (const name of [...subgraphNames, 'gateway']) {
      const process = services.process(name);
      running.set(name, process);
      process.start();
    }
    const check = (name: string) => services.process(name, healthCheckAt(name)).runOnce();
    for (const [name, process] of running) {
      await until(
        async () => (await check(name)) === 0,
        60_000,
        () => `${name}: ${process.output}`,
      );
    }
    expect(await check('persons-migration')).toBe(1);
  });

  it('answer a check with no record, then with the one that was reported', async () => {
    expect(await verdict()).toBe('NO_RECORD');
    const report = await client.ask(
      operation('ReportTravelDocument'),
      {
        input: { requestId: 'r1', document: { number: 'D1', issuingCountry: 'UTO', type: 'PASSPORT', status: 'LOST' } },
      },
      utopian,
    );
    expect(at(report, 'reportTravelDocument.__typename')).toBe('ReportTravelDocumentSuccess');
    expect(await verdict()).toBe('MATCH');
  });

  it('log no secret', () => {
    const logs =
      [...running.values()].map(({ output }) => output).join('') + all.map((index) => nodes.output(index)).join('');
    for (const name of readdirSync(secrets)) {
      for (const secret of readFileSync(join(secrets, name), 'utf8').match(/[\w-]{40,}/g) ?? []) {
        expect(logs.includes(secret)).toBe(false);
      }
    }
  });
});

describe('backup', () => {
  it('brings a store back as it was, with its audit log', async () => {
    const undelivered = 'SELECT COUNT(*) FROM documents.outbox_event';
    await until(
      () => nodes.administer(0, administrator, undelivered).trim().endsWith('\n0'),
      30_000,
      () => 'a hit was not delivered',
    );
    const dump = nodes.administer(
      2,
      `${client_('mariadb-dump')} --single-transaction --skip-lock-tables --databases documents`,
    );
    expect(dump).toContain('COLLATE utf8mb4_nopad_bin');
    nodes.administer(0, administrator, dump.replaceAll('`documents`', '`restored`'));
    const tables = nodes.administer(0, administrator, 'SHOW TABLES FROM restored').trim().split('\n').slice(1);
    expect(tables.length).toBeGreaterThan(5);
    const sums = (database: string) =>
      nodes
        .administer(0, administrator, tables.map((table) => `CHECKSUM TABLE ${database}.${table};`).join('\n'))
        .replaceAll(`${database}.`, '');
    expect(sums('restored')).toBe(sums('documents'));
    nodes.administer(0, administrator, 'DROP DATABASE restored');
  });
});

describe('the database cluster heals by itself', () => {
  const served = async () => {
    await nodes.ready(...all);
    await until(
      async () => (await verdict().catch(() => undefined)) === 'MATCH',
      60_000,
      () => 'the record is not found',
    );
  };

  it('after the crash of all nodes', async () => {
    await nodes.stop('SIGKILL', ...all);
    nodes.start(...all);
    await served();
  });

  it('after all were stopped at the same moment', async () => {
    await nodes.stop('SIGTERM', ...all);
    nodes.start(...all);
    await served();
  });

  it('after the crash of two nodes', async () => {
    await nodes.stop('SIGKILL', 0, 1);
    nodes.start(0, 1);
    await served();
  });

  it('after the loss of a disk', async () => {
    await nodes.stop('SIGKILL', 0);
    nodes.loseDisk(0);
    nodes.start(0);
    await served();
    expect(nodes.output(0)).toContain('holds new');
  });

  it('but never with an empty node alone, nor by an order that does not fit', async () => {
    await nodes.stop('SIGTERM', 2, 1);
    await nodes.stop('SIGKILL', 0);
    nodes.loseDisk(0);
    nodes.order(0, `${addresses[1]}@new`);
    nodes.order(1, `${addresses[1]}@11111111-1111-1111-1111-111111111111:1`);
    nodes.start(0, 1);
    await until(
      () => [0, 1].every((index) => /waits for [\d.]+; if that is lost/.test(nodes.output(index))),
      30_000,
      () => nodes.output(0),
    );
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    for (const index of [0, 1]) expect(nodes.output(index)).not.toMatch(/starts the cluster|joins the cluster/);
  });

  it('and by an order where a node is lost for good, which does nothing more when it is left behind', async () => {
    const order = /START_CLUSTER=(\S+),/.exec(nodes.output(1))?.[1] ?? '';
    expect(order).toMatch(/^[\d.]+@[0-9a-f-]{36}:\d+$/);
    nodes.order(1, order);
    await nodes.ready(0, 1);
    expect(nodes.output(1)).toContain('starts the cluster');
    nodes.start(2);
    await served();

    await nodes.stop('SIGKILL', ...all);
    nodes.start(1);
    await until(
      () => nodes.output(1).includes('waits for'),
      30_000,
      () => nodes.output(1),
    );
    expect(nodes.output(1)).not.toContain('starts the cluster');
    nodes.start(0, 2);
    await served();
  });
});

test('services stop within their grace when they are told to', async () => {
  const stopped = await Promise.all([...running.values()].map((process) => process.stop('SIGTERM')));
  expect(stopped).toEqual(stopped.map(() => 0));
  running.clear();
});

const client_ = (program: string) => `${program} --no-defaults --socket="$RUN_FOLDER/mysqld.sock" --user="$(id -un)"`;
const administrator = client_('mariadb');

async function verdict(): Promise<string> {
  const answer = await client.ask(operation('DocumentCheck'), { number: 'D1', issuingCountry: 'UTO' }, guard);
  return at(answer, 'documentCheck.verdict');
}

/** The image's own check, at the address that stands for the container's inside. */
function healthCheckAt(name: string): string[] {
  const address = new URL(services.url(name, '/')).hostname;
  return image.healthCheck.map((part) => part.replace('127.0.0.1', address));
}

async function column(connection: Connection, statement: string): Promise<unknown[]> {
  const [rows] = await connection.query(statement);
  return (rows as Record<string, unknown>[]).map((row) => Object.values(row)[0]);
}

/** Serves the public key of the tokens that `Client` signs. */
async function startIssuer(dataDir: string): Promise<Server> {
  const { tokenPublicKey } = await developmentKeys(dataDir);
  const keys = JSON.stringify({ keys: [{ ...tokenPublicKey, alg: 'EdDSA', kid: 'development', use: 'sig' }] });
  const server = createServer((_request, response) => response.end(keys));
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
