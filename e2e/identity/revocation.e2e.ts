import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createGateway, type RunningGateway } from '@crimegraph/gateway/create-gateway';
import { SUPERGRAPH_FILE } from '@crimegraph/gateway/settings';
import { developmentKeys } from '@crimegraph/shared/config/development-keys';
import { childEnvironment, projectRoot } from '@crimegraph/shared/config/environment';
import { subgraphNames } from '@crimegraph/shared/config/subgraphs';
import { CallerKeys } from '@crimegraph/shared/identity/caller-keys';
import { createLogger } from '@crimegraph/shared/log/logger';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { guard } from '../support/client';
import { subgraphUrl } from '../support/direct-call';
import { sharedClient } from '../support/shared-system';

const client = sharedClient();
const body = JSON.stringify({ query: '{ documentCheck(number: "L898902C3", issuingCountry: "UTO") { verdict } }' });
/** What revocation promises. */
const PROMISED_MS = 5_000;

async function ask(url: string, token: string): Promise<{ status: number; code: unknown }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-purpose': 'BORDER_CONTROL', authorization: `Bearer ${token}` },
    body,
  });
  const answer = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return { status: response.status, code: answer.errors?.[0]?.extensions.code };
}

/** Asks until the answer is `status`; throws when it still is not when it was promised. */
async function within(promisedMs: number, url: string, token: string, status: number): Promise<void> {
  const end = Date.now() + promisedMs;
  while ((await ask(url, token)).status !== status) {
    if (Date.now() > end) throw new Error(`not answered with ${status} within ${promisedMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const tokenCommand = (...options: string[]) =>
  promisify(execFile)(process.execPath, [join(projectRoot, 'gateway/dist/token.js'), ...options], {
    env: childEnvironment({ DATA_DIR: client.dataDir }),
  });

test('a token that is revoked is refused by the running gateway within seconds, and no other is', async () => {
  const [stolen, other] = [await client.token(guard), await client.token(guard)];
  expect((await ask(client.url, stolen)).status).toBe(200);
  await tokenCommand('--revoke', stolen);
  await within(PROMISED_MS, client.url, stolen, 401);
  expect(await ask(client.url, stolen)).toEqual({ status: 401, code: 'UNAUTHENTICATED' });
  expect((await ask(client.url, other)).status).toBe(200);
});

test('a user who is revoked keeps no token issued before', async () => {
  const token = await client.token({ ...guard, subject: 'somebody who left' });
  expect((await ask(client.url, token)).status).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await tokenCommand('--revoke-subject', 'somebody who left');
  await within(PROMISED_MS, client.url, token, 401);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect((await ask(client.url, await client.token({ ...guard, subject: 'somebody who left' }))).status).toBe(200);
});

describe('keys that an issuer publishes', () => {
  const pairs = new Map<string, { jwk: JWK; key: CryptoKey }>();
  let published: string[] | undefined = ['one', 'two'];
  let issuer: Server;
  let gateway: RunningGateway;

  beforeAll(async () => {
    for (const kid of ['one', 'two']) {
      const pair = await generateKeyPair('ES256', { extractable: true });
      pairs.set(kid, { jwk: { ...(await exportJWK(pair.publicKey)), kid, alg: 'ES256' }, key: pair.privateKey });
    }
    issuer = createServer((_request, response) => {
      if (published === undefined) return void response.writeHead(500).end();
      response.end(JSON.stringify({ keys: published.map((kid) => pairs.get(kid)?.jwk) }));
    });
    await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve));
    const jwksUrl = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/jwks`;
    gateway = await createGateway(
      {
        host: '127.0.0.1',
        port: 0,
        supergraphFile: SUPERGRAPH_FILE,
        subgraphUrls: Object.fromEntries(subgraphNames.map((name) => [name, subgraphUrl(client, name)])),
        callerKeys: new CallerKeys((await developmentKeys(client.dataDir)).callerKeys),
        tokens: { issuer: 'idp', audience: 'crimegraph', keys: { jwksUrl }, maxAgeMs: 5_000 },
        requestDeadlineMs: 5_000,
        subgraphDeadlineMs: 1_500,
        logLevel: 'silent',
        development: true,
      },
      createLogger('test', 'silent'),
    );
  });
  afterAll(async () => {
    await gateway.stop();
    issuer.close();
  });

  const token = (kid: string) =>
    new SignJWT({ bureau: 'FRA', role: 'border' })
      .setProtectedHeader({ alg: 'ES256', kid })
      .setIssuer('idp')
      .setAudience('crimegraph')
      .setSubject('someone')
      .setJti('one')
      .setIssuedAt()
      .setExpirationTime('1 h')
      .sign(pairs.get(kid)?.key as CryptoKey);

  test('a key that is not published any more is refused within seconds, the others are not', async () => {
    const [one, two] = [await token('one'), await token('two')];
    expect((await ask(gateway.url, one)).status).toBe(200);
    published = ['two'];
    await within(PROMISED_MS, gateway.url, one, 401);
    expect((await ask(gateway.url, two)).status).toBe(200);
  });

  test('when the keys cannot be read for too long, nobody is answered and the gateway is not ready; then all is well again', async () => {
    const two = await token('two');
    published = undefined;
    expect((await ask(gateway.url, two)).status).toBe(200);
    await within(15_000, gateway.url, two, 503);
    expect(await ask(gateway.url, two)).toEqual({ status: 503, code: 'IDENTITY_UNAVAILABLE' });
    expect((await fetch(new URL('/readyz', gateway.url))).status).toBe(503);
    published = ['two'];
    await within(PROMISED_MS, gateway.url, two, 200);
    expect((await fetch(new URL('/readyz', gateway.url))).status).toBe(200);
  });
});
