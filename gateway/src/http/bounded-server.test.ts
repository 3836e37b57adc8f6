import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { RequestListener, Server } from 'node:http';
import { request } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import express from 'express';
import { defaultLimits, type Limits } from '../limits/limits';
import { boundedServer } from './bounded-server';
import { jsonBody, jsonOnly, unreadableBody } from './json-only';
import { oneHost } from './one-host';
import { secureHeaders } from './secure-headers';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

const app = express()
  .use(secureHeaders(false), oneHost)
  .use('/graphql', jsonOnly, jsonBody(1_000), (request, response) => void response.json(request.body))
  .use(unreadableBody);

async function connected(limits: Partial<Limits> = {}, listener: RequestListener = app): Promise<Socket> {
  const server = boundedServer(listener, { ...defaultLimits, ...limits });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return connect((server.address() as AddressInfo).port, '127.0.0.1');
}

/** All that comes until the server ends the connection. */
function everything(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    socket.on('data', (data) => (text += data.toString()));
    socket.on('close', () => resolve(text));
    socket.on('error', () => undefined);
  });
}

const HEAD = 'POST /graphql HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\n';

test.each([
  ['headers that never end', 'POST /graphql HTTP/1.1\r\nHost: a\r\nX-A', /^HTTP\/1.1 408/],
  ['a body that never ends', `${HEAD}Content-Length: 100\r\n\r\n{`, /^HTTP\/1.1 408/],
])(
  'a slow client: %s',
  async (_name, text, expected) => {
    const socket = await connected({ headersMs: 200, requestMs: 400 });
    socket.write(text);
    expect(await everything(socket)).toMatch(expected);
  },
  10_000,
);

test.each([
  ['huge headers', `${HEAD}X-A: ${'a'.repeat(9_000)}\r\n\r\n`, /^HTTP\/1.1 431/],
  ['two hosts', `${HEAD}Host: b\r\nContent-Length: 2\r\n\r\n{}`, /^HTTP\/1.1 400/],
  ['two lengths', `${HEAD}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`, /^HTTP\/1.1 400/],
  [
    'a length and chunks',
    `${HEAD}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
    /^HTTP\/1.1 400/,
  ],
  ['a body beyond the limit', `${HEAD}Content-Length: 2000\r\n\r\n${' '.repeat(2_000)}`, /413[^]*PAYLOAD_TOO_LARGE/],
  ['chunks beyond it', `${HEAD}Transfer-Encoding: chunked\r\n\r\n7d0\r\n${' '.repeat(2_000)}\r\n0\r\n\r\n`, /413/],
  [
    'a form',
    `${HEAD.replace('application/json', 'application/x-www-form-urlencoded')}Content-Length: 1\r\n\r\na`,
    /415/,
  ],
  [
    'text, as forged requests are',
    `${HEAD.replace('application/json', 'text/plain')}Content-Length: 2\r\n\r\n{}`,
    /415/,
  ],
  [
    'a request that is asked for first',
    'OPTIONS /graphql HTTP/1.1\r\nHost: a\r\nConnection: close\r\nOrigin: http://b\r\n\r\n',
    /405/,
  ],
])('refused: %s', async (_name, text, expected) => {
  const socket = await connected();
  socket.write(text);
  const answer = await everything(socket);
  expect(answer).toMatch(expected);
  expect(answer).not.toMatch(/access-control/i);
});

test('a compressed bomb is not unpacked', async () => {
  const bomb = gzipSync(Buffer.alloc(10_000_000));
  const socket = await connected();
  socket.write(`${HEAD}Content-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\n\r\n`);
  expect(await everything(socket)).toMatch(/415/);
});

test('who does not read an answer is let go', async () => {
  const held = new Promise<void>((closed) => {
    void connected({ responseMs: 300 }, (_request, response) => {
      response.once('close', closed);
      response.end(Buffer.alloc(64_000_000));
    }).then((socket) => {
      socket.pause();
      socket.on('error', () => undefined);
      socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    });
  });
  await held;
}, 10_000);

test('every answer carries the headers that browsers heed', async () => {
  const socket = await connected();
  socket.write(`${HEAD}Content-Length: 2\r\n\r\n{}`);
  const answer = await everything(socket);
  for (const header of ['nosniff', 'DENY', 'no-referrer', "default-src 'none'", 'same-origin', 'no-store']) {
    expect(answer).toContain(header);
  }
});

test('TLS, with clients that must show who they are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tls-'));
  try {
    const [authority, own, client, stranger] = certificates(folder);
    const tls = { certificate: own.certificate, key: own.key, clientAuthorities: authority.certificate };
    const server = boundedServer(app, defaultLimits, tls);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const ask = (shown: Pair | undefined) =>
      new Promise<number>((resolve, reject) => {
        const { port } = server.address() as AddressInfo;
        const given = shown && { cert: shown.certificate, key: shown.key };
        request({ port, host: '127.0.0.1', ca: authority.certificate, servername: 'gateway', ...given }, (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        })
          .on('error', reject)
          .end();
      });
    expect(await ask(client)).toBe(404);
    await expect(ask(undefined)).rejects.toThrow();
    await expect(ask(stranger)).rejects.toThrow();
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 20_000);

interface Pair {
  certificate: string;
  key: string;
}

/** An authority, a server and a client of it, and somebody of whom it knows nothing. */
function certificates(folder: string): [Pair, Pair, Pair, Pair] {
  const make = (name: string, signer?: string): Pair => {
    const file = (kind: string) => join(folder, `${name}.${kind}`);
    const by =
      signer === undefined ? [] : ['-CA', join(folder, `${signer}.pem`), '-CAkey', join(folder, `${signer}.key`)];
    const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`];
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
    execFileSync(
      'openssl',
      ['req', '-x509', ...curve, ...subject, ...by, '-keyout', file('key'), '-out', file('pem')],
      {
        stdio: 'ignore',
      },
    );
    return { certificate: readFileSync(file('pem'), 'utf8'), key: readFileSync(file('key'), 'utf8') };
  };
  return [make('authority'), make('gateway', 'authority'), make('client', 'authority'), make('stranger')];
}
