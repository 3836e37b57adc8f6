import { developmentKeys, type DevelopmentKeys } from '@crimegraph/shared/config/development-keys';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK, SignJWT, UnsecuredJWT } from 'jose';
import { signTrialToken, trialTokenRules } from './trial-token';
import { type Identity, type TokenRules, tokenVerifier } from './verify-token';

const folder = mkdtempSync(join(tmpdir(), 'crimegraph-keys-'));
let keys: DevelopmentKeys;
let verify: (token: string) => Promise<Identity>;

const claims = { bureau: 'FRA', role: 'officer' };
const usual = { iss: 'crimegraph-development', aud: 'crimegraph', sub: 'someone' };

beforeAll(async () => {
  keys = await developmentKeys(folder);
  verify = await tokenVerifier(await trialTokenRules(keys));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a trial token says who asks and what they may', async () => {
  const identity = await verify(
    await signTrialToken(keys, { bureau: 'FRA', role: 'border', scope: 'documents:read x:y' }),
  );
  expect(identity).toEqual({
    subject: 'trial-border@fra',
    bureau: 'FRA',
    role: 'border',
    scopes: ['documents:read'],
    clearance: 1,
  });
});

test('processes that start together share one set of keys', async () => {
  const fresh = mkdtempSync(join(tmpdir(), 'crimegraph-keys-'));
  const all = await Promise.all([developmentKeys(fresh), developmentKeys(fresh), developmentKeys(fresh)]);
  expect(new Set(all.map((one) => one.auditKey)).size).toBe(1);
  rmSync(fresh, { recursive: true });
});

async function signed(
  changes: object,
  { alg = 'EdDSA', kid = 'development', key = keys.tokenPrivateKey } = {},
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const payload = { ...claims, ...usual, iat: now, exp: now + 60, ...changes };
  return new SignJWT(payload).setProtectedHeader({ alg, kid }).sign(await importJWK(key, alg));
}

test('an ordinary token is accepted', async () => {
  await expect(verify(await signed({}))).resolves.toMatchObject({ bureau: 'FRA', role: 'officer', clearance: 2 });
});

const now = Math.floor(Date.now() / 1000);
test.each([
  ['nothing', () => Promise.resolve('')],
  ['rubbish', () => Promise.resolve('a.b.c')],
  ['unsigned', () => Promise.resolve(new UnsecuredJWT({ ...claims, ...usual }).setExpirationTime('1 h').encode())],
  ['expired', () => signed({ exp: now - 60 })],
  ['without expiry', () => signed({ exp: undefined })],
  ['without subject', () => signed({ sub: undefined })],
  ['of another issuer', () => signed({ iss: 'someone-else' })],
  ['for another audience', () => signed({ aud: 'another-service' })],
  ['too old, whatever its expiry', () => signed({ iat: now - 13 * 3600, exp: now + 3600 })],
  ['issued in the future', () => signed({ iat: now + 3600, exp: now + 7200 })],
  ['of an unknown bureau', () => signed({ bureau: 'ZZZ' })],
  ['of an unknown role', () => signed({ role: 'root' })],
  ['with a role that is a list', () => signed({ role: ['officer'] })],
  ['with a role from the prototype', () => signed({ role: 'constructor' })],
  ['of another key id', () => signed({}, { kid: 'other' })],
  ['of a shared secret', () => signed({}, { alg: 'HS256', key: { kty: 'oct', k: keys.tokenPublicKey.x ?? '' } })],
])('a token is refused: %s', async (_case, token) => {
  await expect(verify(await token())).rejects.toThrow();
});

test('a token signed with another key is refused', async () => {
  const folder2 = mkdtempSync(join(tmpdir(), 'crimegraph-keys-'));
  const others = await developmentKeys(folder2);
  await expect(verify(await signTrialToken(others, { bureau: 'FRA', role: 'officer' }))).rejects.toThrow(/signature/);
  rmSync(folder2, { recursive: true });
});

describe('keys from an address (JWKS)', () => {
  let issuer: Server;
  let rules: TokenRules;
  const pairs = new Map<string, CryptoKey>();

  beforeAll(async () => {
    const jwks: JWK[] = [];
    for (const alg of ['ES256', 'RS256', 'EdDSA', 'PS256']) {
      const pair = await generateKeyPair(alg, { extractable: true });
      pairs.set(alg, pair.privateKey);
      jwks.push({ ...(await exportJWK(pair.publicKey)), alg, kid: alg });
    }
    issuer = createServer((_request, response) => void response.end(JSON.stringify({ keys: jwks })));
    await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve));
    const { port } = issuer.address() as AddressInfo;
    rules = { issuer: 'idp', audience: 'crimegraph', keys: { jwksUrl: `http://127.0.0.1:${port}/` } };
  });
  afterAll(() => issuer.close());

  const token = (alg: string, kid = alg) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg, kid })
      .setIssuer('idp')
      .setAudience('crimegraph')
      .setSubject('someone')
      .setIssuedAt()
      .setExpirationTime('1 h')
      .sign(pairs.get(alg) as CryptoKey);

  test.each(['ES256', 'RS256', 'EdDSA'])('a token signed with %s is accepted', async (alg) => {
    await expect((await tokenVerifier(rules))(await token(alg))).resolves.toMatchObject({ bureau: 'FRA' });
  });

  test.each([
    ['an algorithm that is not on the list', 'PS256', 'PS256'],
    ['a key id that is not published', 'ES256', 'other'],
    ['the key of another algorithm', 'ES256', 'RS256'],
  ])('a token is refused: %s', async (_case, alg, kid) => {
    await expect((await tokenVerifier(rules))(await token(alg, kid))).rejects.toThrow();
  });
});
