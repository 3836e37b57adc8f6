import { developmentKeys, type DevelopmentKeys } from '@crimegraph/shared/config/development-keys';
import { createLogger } from '@crimegraph/shared/log/logger';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { entityGrantsSchema } from '@crimegraph/shared/identity/entity-grants';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK, SignJWT, UnsecuredJWT } from 'jose';
import { signTrialToken, trialTokenRules } from './trial-token';
import { parseRevocations } from './revocations';
import { revoke } from './revoke';
import { type Identity, type TokenRules, TokenVerifier } from './verify-token';

const folder = mkdtempSync(join(tmpdir(), 'crimegraph-keys-'));
let keys: DevelopmentKeys;
const verifiers: TokenVerifier[] = [];
let verify: (token: string) => Promise<Identity>;

const claims = { bureau: 'FRA', role: 'officer' };
const usual = { iss: 'crimegraph-development', aud: 'crimegraph', sub: 'someone', jti: 'one' };

beforeAll(async () => {
  keys = await developmentKeys(folder);
  const verifier = await started(await trialTokenRules(keys));
  verify = (token) => verifier.verify(token);
});
afterAll(() => {
  verifiers.forEach((verifier) => verifier.stop());
  rmSync(folder, { recursive: true });
});

async function started(rules: TokenRules): Promise<TokenVerifier> {
  const verifier = await TokenVerifier.start(rules, createLogger('test', 'silent'));
  verifiers.push(verifier);
  return verifier;
}

test('a trial token says who asks and what they may', async () => {
  const identity = await verify(
    await signTrialToken(keys, { bureau: 'FRA', role: 'border', scope: 'documents:read x:y' }),
  );
  expect(identity).toEqual({
    subject: 'trial-border@fra',
    bureau: 'FRA',
    entity: null,
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
  ['without an id', () => signed({ jti: undefined })],
  ['with an id that is a number', () => signed({ jti: 7 })],
  ['of an entity that is a list', () => signed({ entity: ['x'] })],
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

  const token = (alg: string, ...[kid]: [string?]) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg, ...(kid !== undefined && { kid }) })
      .setIssuer('idp')
      .setAudience('crimegraph')
      .setSubject('someone')
      .setJti('one')
      .setIssuedAt()
      .setExpirationTime('1 h')
      .sign(pairs.get(alg) as CryptoKey);

  test.each(['ES256', 'RS256', 'EdDSA'])('a token signed with %s is accepted', async (alg) => {
    await expect((await started(rules)).verify(await token(alg, alg))).resolves.toMatchObject({ bureau: 'FRA' });
  });

  test.each([
    ['an algorithm that is not on the list', 'PS256', 'PS256'],
    ['a key id that is not published', 'ES256', 'other'],
    ['the key of another algorithm', 'ES256', 'RS256'],
    ['no key id', 'ES256', undefined],
  ])('a token is refused: %s', async (_case, alg, kid) => {
    await expect((await started(rules)).verify(await token(alg, kid))).rejects.toThrow();
  });
});

describe('what makes a token bad before it expires', () => {
  const file = join(folder, 'revocations.json');
  const issuedAt = (seconds: number) => Math.floor(Date.now() / 1000) - seconds;
  const before = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

  test.each([
    ['its id', { token: 'one' }, true],
    ['another id', { token: 'two' }, false],
    ['its subject, whatever the bureau', { subject: 'someone', issuedBefore: before(60) }, true],
    ['its subject at its bureau', { subject: 'someone', bureau: 'FRA', issuedBefore: before(60) }, true],
    ['its subject at another bureau', { subject: 'someone', bureau: 'NOR', issuedBefore: before(60) }, false],
    ['its subject, before it was issued', { subject: 'someone', issuedBefore: before(180) }, false],
    ['its bureau', { bureau: 'FRA', issuedBefore: before(60) }, true],
    ['another bureau', { bureau: 'NOR', issuedBefore: before(60) }, false],
    ['the key that signed it', { key: 'development' }, true],
    ['another key', { key: 'other' }, false],
  ])('a list that names %s', async (_name, entry, refused) => {
    writeFileSync(file, JSON.stringify({ revocations: [entry] }));
    const verifier = await started({ ...(await trialTokenRules(keys)), revocations: { file } });
    const verified = verifier.verify(await signed({ iat: issuedAt(120) }));
    await (refused ? expect(verified).rejects.toThrow('revoked') : expect(verified).resolves.toBeDefined());
  });

  test('a list that is added to while it is in force', async () => {
    rmSync(file);
    revoke(file, { token: 'two' });
    revoke(file, { token: 'three' });
    const verifier = await started({ ...(await trialTokenRules(keys)), revocations: { file } });
    await expect(verifier.verify(await signed({}))).resolves.toBeDefined();
    await expect(verifier.verify(await signed({ jti: 'three' }))).rejects.toThrow('revoked');
    revoke(file, { token: 'one' });
    await eventually(async () => expect(verifier.verify(await signed({}))).rejects.toThrow('revoked'));
    await expect(verifier.verify(await signed({ jti: 'two' }))).rejects.toThrow('revoked');
  });

  test.each([
    ['is not there', undefined],
    ['is not JSON', '{'],
    ['has an entry that says nothing', '{"revocations":[{}]}'],
    ['has a word that is not known', '{"revocations":[{"tokn":"one"}]}'],
    ['has a bureau that does not exist', '{"revocations":[{"bureau":"ZZZ","issuedBefore":"2026-01-01T00:00:00Z"}]}'],
  ])('nobody is let in by a list that %s', async (_name, text) => {
    rmSync(file, { force: true });
    if (text !== undefined) writeFileSync(file, text);
    await expect(started({ ...(await trialTokenRules(keys)), revocations: { file } })).rejects.toThrow(
      'the file of revocations',
    );
  });
});

test('a list at an address is followed like one in a file, and with both, what either names is revoked', async () => {
  let entries: object[] = [];
  const list = createServer((_request, response) => void response.end(JSON.stringify({ revocations: entries })));
  await new Promise<void>((resolve) => list.listen(0, '127.0.0.1', resolve));
  const file = join(folder, 'both.json');
  revoke(file, { token: 'in the file' });
  const url = `http://127.0.0.1:${(list.address() as AddressInfo).port}/`;
  const verifier = await started({ ...(await trialTokenRules(keys)), revocations: { file, url } });
  await expect(verifier.verify(await signed({ jti: 'in the file' }))).rejects.toThrow('revoked');
  await expect(verifier.verify(await signed({}))).resolves.toBeDefined();
  entries = [{ token: 'one' }];
  await eventually(async () => expect(verifier.verify(await signed({}))).rejects.toThrow('revoked'));
  list.closeAllConnections();
  list.close();
});

test('the examples of docs/operations.md are what is read', () => {
  const page = readFileSync(join(projectRoot, 'docs/operations.md'), 'utf8');
  const [revocations, grants] = [...page.matchAll(/```json\n(.*?)```/gs)].map((match) => match[1] ?? '');
  expect(parseRevocations(revocations ?? '')).toHaveLength(4);
  expect(entityGrantsSchema.parse(JSON.parse(grants ?? '')).agreements).toHaveProperty('UNO');
});

test('an entity has what its bureau grants, and what it takes away is gone within seconds', async () => {
  const file = join(folder, 'grants.json');
  const write = (scopes: string[]) =>
    writeFileSync(file, JSON.stringify({ entities: { default: { scopes: [] }, bureaus: { FRA: { scopes } } } }));
  write(['documents:read', 'documents:write']);
  const verifier = await started({ ...(await trialTokenRules(keys)), entityGrantsFile: file });
  const scopes = async (bureau: string) =>
    (await verifier.verify(await signTrialToken(keys, { bureau, role: 'border' }))).scopes;
  expect(await scopes('FRA')).toEqual(['documents:read', 'documents:write']);
  expect(await scopes('NOR')).toEqual([]);
  write(['documents:read']);
  await eventually(async () => expect(await scopes('FRA')).toEqual(['documents:read']));
  writeFileSync(file, '{"entities":');
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(await scopes('FRA')).toEqual(['documents:read']);
});

/** Waits until `check` holds: five seconds is what revocation promises. */
async function eventually(check: () => Promise<unknown>): Promise<void> {
  const end = Date.now() + 5_000;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
