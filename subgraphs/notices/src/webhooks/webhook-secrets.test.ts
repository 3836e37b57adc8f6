import { randomBytes } from 'node:crypto';
import { CallerKeys } from '@crimegraph/shared/identity/caller-keys';
import { WebhookSecrets } from './webhook-secrets';

const key = (id: string) => `${id}:${randomBytes(48).toString('base64url')}`;
const one = key('one');
const secrets = new WebhookSecrets(new CallerKeys(one));

test('a secret is kept unreadably and opens for its webhook', async () => {
  const secret = secrets.create();
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(secrets.create()).not.toBe(secret);
  const sealed = await secrets.seal('a', secret);
  expect(sealed).not.toContain(secret.slice(6));
  expect(await secrets.open('a', sealed)).toBe(secret);
  await expect(secrets.open('b', sealed)).rejects.toThrow('another webhook');
});

test('keys are rotated without a break', async () => {
  const sealed = await secrets.seal('a', 'whsec_x');
  const rotated = new WebhookSecrets(new CallerKeys(`${key('two')},${one}`));
  expect(await rotated.open('a', sealed)).toBe('whsec_x');
  await expect(secrets.open('a', await rotated.seal('a', 'whsec_y'))).rejects.toThrow('not known any more');
});

test('what was changed does not open', async () => {
  const sealed = await secrets.seal('a', 'whsec_x');
  const parts = sealed.split('.');
  parts[3] = Buffer.from(randomBytes(40)).toString('base64url');
  await expect(secrets.open('a', parts.join('.'))).rejects.toThrow();
});
