import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { createLogger } from '../log/logger';
import { testViewer } from '../testing/test-subgraph';
import { type CallerContext, CallerVerifier, signCallerContext } from './caller-context';
import { CallerKeys } from './caller-keys';

const secret = () => randomBytes(32).toString('base64url');
const first = secret();
const keys = new CallerKeys(`one:${first}`);
const body = Buffer.from('{"query":"{ a }"}');
const context: CallerContext = { viewer: testViewer, trace: 'a'.repeat(32), deadline: 1, operation: null };

test('a context is accepted by the service, on the path and for the body that it was signed for', async () => {
  const verifier = new CallerVerifier(keys, 'persons');
  const header = await signCallerContext(keys, 'persons', context, body);
  await expect(verifier.verify(header, body)).resolves.toEqual(context);
  const internal = await signCallerContext(keys, 'persons', context, body, '/internal/hits');
  await expect(verifier.verify(internal, body, '/internal/hits')).resolves.toEqual(context);
});

test.each([
  ['nothing', () => Promise.resolve(undefined)],
  ['another service', () => signCallerContext(keys, 'notices', context, body)],
  ['another path', () => signCallerContext(keys, 'persons', context, body, '/internal/hits')],
  ['another body', () => signCallerContext(keys, 'persons', context, 'other')],
  [
    'another key of the same name',
    () => signCallerContext(new CallerKeys(`one:${secret()}`), 'persons', context, body),
  ],
  ['an unknown key', () => signCallerContext(new CallerKeys(`two:${secret()}`), 'persons', context, body)],
  ['no signature', () => Promise.resolve('eyJhbGciOiJub25lIn0.e30.')],
  ['a viewer of unknown role', () => signCallerContext(keys, 'persons', withRole('root'), body)],
])('a context is refused: %s', async (_case, header) => {
  const verifier = new CallerVerifier(keys, 'persons');
  await expect(verifier.verify(await header(), body)).rejects.toThrow();
});

test('a context that has expired is refused', async () => {
  const old = Math.floor(Date.now() / 1000) - 60;
  const header = await new SignJWT({ context, path: '/graphql', body: '', at: old * 1000 })
    .setProtectedHeader({ alg: 'HS256', kid: 'one' })
    .setAudience('persons')
    .setIssuedAt(old)
    .setExpirationTime(old + 10)
    .setJti('x')
    .sign(Buffer.from(first, 'base64url'));
  await expect(new CallerVerifier(keys, 'persons').verify(header, body)).rejects.toThrow(/exp/);
});

test('a context is accepted once', async () => {
  const verifier = new CallerVerifier(keys, 'persons');
  const header = await signCallerContext(keys, 'persons', context, body);
  await verifier.verify(header, body);
  await expect(verifier.verify(header, body)).rejects.toThrow('used before');
});

test('a context that another process may have accepted before this one started is refused', async () => {
  const captured = await signCallerContext(keys, 'persons', context, body);
  await new Promise((resolve) => setTimeout(resolve, 5));
  const restarted = new CallerVerifier(keys, 'persons');
  await expect(restarted.verify(captured, body)).rejects.toThrow('before this service started');
  await expect(restarted.verify(await signCallerContext(keys, 'persons', context, body), body)).resolves.toEqual(
    context,
  );
});

test('a context for another body is refused, and still good for its own', async () => {
  const verifier = new CallerVerifier(keys, 'persons');
  const header = await signCallerContext(keys, 'persons', context, body);
  await expect(verifier.verify(header, Buffer.from('another'))).rejects.toThrow('another body');
  await expect(verifier.verify(header, body)).resolves.toEqual(context);
});

test('keys are rotated without a break: the new one signs, the old one is still accepted', async () => {
  const second = secret();
  const rotated = new CallerKeys(`two:${second},one:${first}`);
  const between = new CallerVerifier(rotated, 'persons');
  await expect(between.verify(await signCallerContext(keys, 'persons', context, body), body)).resolves.toEqual(context);
  const after = new CallerVerifier(new CallerKeys(`two:${second}`), 'persons');
  await expect(after.verify(await signCallerContext(rotated, 'persons', context, body), body)).resolves.toEqual(
    context,
  );
});

test('a key that is taken out of its file is refused within seconds, and the new one signs', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'crimegraph-caller-keys-'));
  const file = join(folder, 'keys');
  writeFileSync(file, `one:${first}\n`);
  const watched = await CallerKeys.ofFile(file, createLogger('test', 'silent'));
  watched.watch();
  const verifier = new CallerVerifier(watched, 'persons');
  await expect(verifier.verify(await signCallerContext(keys, 'persons', context, body), body)).resolves.toEqual(
    context,
  );
  writeFileSync(file, `two:${secret()}\n`);
  const end = Date.now() + 5_000;
  while (watched.signing.id !== 'two' && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(watched.signing.id).toBe('two');
  await expect(verifier.verify(await signCallerContext(keys, 'persons', context, body), body)).rejects.toThrow('key');
  watched.stop();
  rmSync(folder, { recursive: true });
});

test.each(['', 'one', 'one:short', ':secret'])('keys that are not keys are refused: "%s"', (text) => {
  expect(() => new CallerKeys(text)).toThrow('expected');
});

function withRole(role: string): CallerContext {
  return { ...context, viewer: { ...testViewer, role: role as 'officer' } };
}
