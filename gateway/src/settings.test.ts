import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gatewaySettings } from './settings';

const folder = mkdtempSync(join(tmpdir(), 'settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

const production = {
  NODE_ENV: 'production',
  GATEWAY_SIGNING_KEYS: `k:${Buffer.alloc(32, 1).toString('base64url')}`,
  JWT_ISSUER: 'https://issuer.example',
  JWT_AUDIENCE: 'crimegraph',
  JWT_JWKS_URL: 'https://issuer.example/keys',
  REVOCATIONS_FILE: join(folder, 'revocations.json'),
};

async function settingsOf(environment: Record<string, string>) {
  const replaced = jest.replaceProperty(process, 'env', { DATA_DIR: folder, ...environment });
  try {
    return await gatewaySettings();
  } finally {
    replaced.restore();
  }
}

test('in production only published operations are carried out, there is no explorer, and no token is made for anybody', async () => {
  const { safelist, explorer, trialToken, metrics, development } = await settingsOf(production);
  expect({ safelist, explorer, trialToken, metrics, development }).toEqual({
    safelist: 'enforced',
    explorer: 'off',
    trialToken: undefined,
    metrics: undefined,
    development: false,
  });
});

test('a trial installation lets all be tried', async () => {
  const { safelist, explorer, trialToken, development } = await settingsOf({});
  expect([safelist, explorer, development]).toEqual(['known', 'offline', true]);
  expect(await trialToken?.()).toMatch(/^ey/);
});

test('metrics are told on loopback where nothing else is said', async () => {
  expect((await settingsOf({ METRICS_PORT: '9400' })).metrics).toEqual({ host: '127.0.0.1', port: 9400 });
});

test.each([
  ['a certificate without its key', { TLS_CERTIFICATE: 'x' }, /TLS_KEY/],
  ['authorities without a certificate', { TLS_CLIENT_AUTHORITIES: 'x' }, /TLS_CERTIFICATE/],
  ['an unknown limit', { LIMITS: '{"depht":3}' }, /LIMITS/],
  ['keys of agencies that are none', { AGENCY_KEYS: 'customs' }, /AGENCY_KEYS/],
])('refused: %s', async (_name, environment, expected) => {
  await expect(settingsOf(environment)).rejects.toThrow(expected);
});

test('in production calls to an agency need a key of its own', async () => {
  const { agencyKeys } = await settingsOf({
    ...production,
    AGENCY_KEYS: `customs=c:${Buffer.alloc(32, 2).toString('base64url')}`,
  });
  expect(agencyKeys?.('customs').signing.id).toBe('c');
  expect(() => agencyKeys?.('others')).toThrow(/no key/);
});
