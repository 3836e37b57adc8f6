import { randomBytes } from 'node:crypto';
import { developmentKeys } from '@crimegraph/shared/config/development-keys';
import { CALLER_HEADER, signCallerContext } from '@crimegraph/shared/identity/caller-context';
import { CallerKeys } from '@crimegraph/shared/identity/caller-keys';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { testViewer } from '@crimegraph/shared/testing/test-subgraph';
import type { Answer, Asker } from '../support/client';
import { SECRET, startVault, type Vault } from './vault';

const outsider: Asker = { bureau: 'FRA', role: 'officer', scope: 'vehicles:read', caseReference: null };
const QUERY = '{ open box { label secret code } }';

describe('what is left is carried out, and refusals are told among the errors', () => {
  let vault: Vault;
  beforeAll(async () => {
    vault = await startVault();
  });
  afterAll(() => vault.stop());

  test('each with its path, its code and what would do', async () => {
    const answer = await vault.client.ask(QUERY, {}, outsider);
    expect(answer).toEqual({
      status: 200,
      data: { open: 'open', box: { label: 'a box', secret: null, code: null } },
      errors: [refusal('code', 'hits:read', 'Box.code'), refusal('secret', 'persons:read', 'Box.secret')],
    });
  });

  test('a list is one place, and an operation of which nothing is left asks nobody', async () => {
    vault.asked.length = 0;
    const answer = await vault.client.ask('{ nobody boxes { secret must } }', {}, outsider);
    expect(answer.errors?.map(({ path }) => path?.join('.')).sort()).toEqual(['boxes.must', 'boxes.secret', 'nobody']);
    expect(answer.data).toEqual({ nobody: null, boxes: null });
    expect(vault.asked).toEqual([]);
  });
});

test('refusals can be told beside the answer', async () => {
  const vault = await startVault({
    rules: { rejectUnauthorized: false, errors: { log: false, response: 'extensions' } },
  });
  const response = await vault.client.post(JSON.stringify({ query: QUERY }), {
    authorization: `Bearer ${await vault.client.token(outsider)}`,
    'x-purpose': 'INVESTIGATION',
  });
  expect(await response.json()).toEqual({
    data: { open: 'open', box: { label: 'a box', secret: null, code: null } },
    extensions: {
      authorizationErrors: [refusal('secret', 'persons:read', 'Box.secret'), refusal('code', 'hits:read', 'Box.code')],
    },
  });
  await vault.stop();
});

test('an operation can be refused whole: nothing of it is carried out, and everything is told that was refused', async () => {
  const vault = await startVault({ rules: { rejectUnauthorized: true, errors: { log: true, response: 'errors' } } });
  const answer = await vault.client.ask(QUERY, {}, outsider);
  expect(answer).toEqual({
    status: 403,
    errors: [refusal('code', 'hits:read', 'Box.code'), refusal('secret', 'persons:read', 'Box.secret')],
  });
  for (const query of [
    '{ things { label secret } }',
    'mutation { seal(mark: RED) { label } }',
    '{ open box { derived } }',
  ]) {
    expect(await vault.client.ask(query, {}, outsider)).toMatchObject({ status: 403 });
  }
  expect(vault.asked).toEqual([]);
  // Who may have all of it notices nothing.
  const allowed = await vault.client.ask('{ open box { secret } }', {}, { ...outsider, scope: 'persons:read' });
  expect(allowed).toEqual({ status: 200, data: { open: 'open', box: { secret: SECRET } } });
  await vault.stop();
});

describe('subgraphs enforce scopes and policies once more, for calls that are signed as the gateway signs them', () => {
  let vault: Vault;
  beforeAll(async () => {
    vault = await startVault({ guarded: true });
  });
  afterAll(() => vault.stop());

  const viewer: Viewer = { ...testViewer, scopes: [], caseReference: null };
  const bags = '{ _entities(representations: [{ __typename: "Bag", id: "2" }]) { ... on Bag { owner } } }';
  const call = async (query: string, changes: Partial<Viewer> = {}, name = 'persons') => {
    const keys = new CallerKeys((await developmentKeys(vault.client.dataDir)).callerKeys);
    const body = JSON.stringify({ query });
    const context = {
      viewer: { ...viewer, ...changes },
      trace: randomBytes(16).toString('hex'),
      deadline: Date.now() + 5_000,
      operation: null,
    };
    const response = await fetch(vault.urls[name] ?? '', {
      method: 'POST',
      headers: { [CALLER_HEADER]: await signCallerContext(keys, name, context, body) },
      body,
    });
    return (await response.json()) as Answer;
  };

  test.each<[string, string, Partial<Viewer>, string]>([
    ['a field', '{ box { x: secret } }', { scopes: ['persons:read'] }, SECRET],
    ['a field by an interface', '{ thing { secret } }', { scopes: ['persons:read'] }, SECRET],
    ['a policy on a field', '{ box { must } }', { clearance: 3 }, 'CONFIDENTIAL'],
    ['an enum', '{ box { colour } }', { clearance: 3 }, 'RED'],
    ['a scalar', '{ box { code } }', { scopes: ['hits:read'] }, 'CODE'],
    ['a type behind an interface', '{ maybe { ... on Bag { owner } } }', { caseReference: 'C' }, 'OWNER'],
    ['a type behind a union', '{ found { ... on Bag { owner } } }', { caseReference: 'C' }, 'OWNER'],
    ['a reference', bags, { caseReference: 'C' }, 'OWNER'],
    [
      'a type that one field leads to',
      '{ sealed { value } }',
      { role: 'secretariat', purpose: 'SUPERVISION' },
      'SEALED',
    ],
    ['one of several policies', '{ a: either }', { caseReference: 'C', clearance: 3 }, 'either'],
    ['a policy and a scope', '{ a: staff }', { scopes: ['hits:read'] }, 'staff'],
  ])('%s', async (_name, query, changes, shown) => {
    const refused = await call(query);
    expect(refused.errors?.map(({ extensions }) => extensions['code'])).toContain('FORBIDDEN');
    expect(JSON.stringify(refused.data)).not.toContain(shown);
    expect(JSON.stringify((await call(query, changes)).data)).toContain(shown);
  });

  test('a policy that nobody knows, whoever asks', async () => {
    const answer = await call('{ nobody }', { role: 'commission', bureau: 'XPO', clearance: 3, caseReference: 'C' });
    expect(answer).toMatchObject({ data: { nobody: null }, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  });

  test('the gateway and the subgraphs agree: what the one lets through the others answer', async () => {
    const all: Asker = { ...outsider, scope: 'persons:read hits:read', caseReference: 'C' };
    const answer = await vault.client.ask(
      '{ box { label secret derived further code } found { __typename ... on Bag { owner } } staff }',
      {},
      all,
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toMatchObject({
      box: { secret: SECRET, further: `further derived of ${SECRET}` },
      staff: 'staff',
    });
  });
});

function refusal(field: string, scope: string, coordinate: string) {
  return {
    message: `${coordinate} asks for the scope ${scope}.`,
    path: ['box', field],
    extensions: { code: 'FORBIDDEN', scopes: [[scope]] },
  };
}
