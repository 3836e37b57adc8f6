import { createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { explorer } from './explorer';

const operations = ['query A($mrz: Mrz!, $first: Int = 3) { a }', 'query BorderCheck { b }'];
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function served(kind: 'offline' | 'sandbox', trialToken: (() => Promise<string>) | undefined): Promise<number> {
  const server = createServer(express().use('/explorer', explorer(kind, operations, trialToken)));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function read(port: number, path: string, host = '127.0.0.1'): Promise<{ policy: string; body: string }> {
  return new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1', path, headers: { host, connection: 'close' } }, (response) => {
      let body = '';
      response.on('data', (data: Buffer) => (body += data.toString()));
      response.on('end', () => resolve({ policy: String(response.headers['content-security-policy']), body }));
    }).on('error', reject);
  });
}

const trial = () => Promise.resolve('a.trial.token');
const headersOf = async (port: number, host?: string) =>
  (JSON.parse((await read(port, '/explorer/settings.json', host)).body) as { headers: Record<string, string> }).headers;

test('headers are prefilled on the own machine of a trial installation', async () => {
  expect(await headersOf(await served('offline', trial), 'localhost:4000')).toEqual({
    authorization: 'Bearer a.trial.token',
    'x-purpose': 'INVESTIGATION',
    'x-case-reference': 'TRIAL-1',
  });
});

test.each([
  ['in production', undefined, 'localhost'],
  ['for a page of somebody else that a browser here shows', trial, 'attacker.example'],
])('no token: %s', async (_name, trialToken, host) => {
  const headers = await headersOf(await served('offline', trialToken), host);
  expect(headers).toEqual({ authorization: 'Bearer ', 'x-purpose': '', 'x-case-reference': '' });
});

test('the named operations stand ready, what most come for first', async () => {
  const { body } = await read(await served('offline', undefined), '/explorer/settings.json');
  const { operations: ready, introspection } = JSON.parse(body) as {
    operations: { name: string; variables: string }[];
    introspection: boolean;
  };
  expect(ready.map(({ name }) => name)).toEqual(['BorderCheck', 'A']);
  expect(JSON.parse(ready[1]?.variables ?? '')).toEqual({ mrz: expect.stringContaining('ERIKSSON') as unknown });
  expect(introspection).toBe(false);
});

test('the offline page takes nothing from elsewhere, and says so to the browser', async () => {
  const port = await served('offline', undefined);
  const { policy, body } = await read(port, '/explorer');
  expect(policy).toMatch(/default-src 'none'; script-src 'self';/);
  expect(policy).not.toMatch(/https?:|unsafe-eval|\*/);
  expect(body).not.toMatch(/https?:/);
  for (const [, path = ''] of body.matchAll(/(?:src|href)="([^"]+)"/g)) {
    expect((await read(port, path)).body.length).toBeGreaterThan(500);
  }
});
