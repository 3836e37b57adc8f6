import type { Answer, Asker } from '../support/client';
import { SECRET, startVault, supergraphs, type Vault } from './vault';

/** May see boxes, and not what is secret about them; names no case. */
const outsider: Asker = { bureau: 'FRA', role: 'officer', scope: 'vehicles:read', caseReference: null };
const insider: Asker = { ...outsider, scope: 'persons:read' };

/** Ways to the same secret. Each is asked by who may have it as well: a way that leads nowhere would show nothing. */
const ways: [string, string, Record<string, unknown>?][] = [
  ['plainly', '{ box { label secret } }'],
  ['under another name', '{ box { label other: secret } }'],
  ['under the name of a field that is open', '{ box { x: label label: secret } }'],
  ['under many names', '{ a: box { label } b: box { x: secret y: secret } }'],
  ['by a fragment', '{ box { label ...F } } fragment F on Box { secret }'],
  [
    'by fragments in fragments',
    '{ ...Q } fragment Q on Query { box { ...F } } fragment F on Box { label ... { ... on Box { secret } } }',
  ],
  ['in pieces that meet', '{ box { inner { label } } box { inner { secret } } }'],
  ['far below', '{ box { label inner { inner { secret } } } }'],
  ['in a list', '{ boxes { label secret } }'],
  ['in a list of lists', '{ grid { label secret } }'],
  ['by an interface', '{ thing { label secret } }'],
  ['by an interface, on the type behind it', '{ thing { label ... on Box { secret } } }'],
  ['by a fragment on the interface', '{ box { label ... on Thing { secret } } }'],
  ['by a list of an interface', '{ maybe { label ... on Box { secret } } }'],
  ['by a union', '{ found { ... on Box { label secret } } }'],
  ['by a union and an interface', '{ found { ... on Thing { label ... on Box { secret } } } }'],
  ['in an object of its own', '{ box { part { plain secret } } }'],
  ['under a condition', 'query ($yes: Boolean!) { box { label secret @include(if: $yes) } }', { yes: true }],
  ['under a condition by default', 'query ($yes: Boolean = true) { box { label secret @include(if: $yes) } }'],
  ['not left out', 'query ($no: Boolean!) { box { label ... @skip(if: $no) { secret } } }', { no: false }],
  ['what another subgraph provides', '{ provided { label secret } }'],
  ['what another field takes along', '{ box { label derived } }'],
  ['what another field takes along, an object further', '{ box { label ofPart } }'],
  ['what a field takes along that takes it along', '{ box { label further } }'],
  ['what a field takes along, by an interface', '{ thing { label ... on Box { derived } } }'],
];

describe.each(Object.entries(supergraphs))('a supergraph %s', (how, supergraph) => {
  let vault: Vault;
  beforeAll(async () => {
    vault = await startVault({ supergraph });
  });
  afterAll(() => vault.stop());
  beforeEach(() => (vault.asked.length = 0));

  test('asks in the way that it is said to', () => {
    const { derived, note } = {
      'as it is composed': { derived: '@requiresScopes', note: 3 },
      'with other names for the directives': { derived: '@needs', note: 3 },
      'by a composer that carries nothing over': { derived: undefined, note: 1 },
    }[how] ?? { derived: '', note: 0 };
    const lines = vault.supergraph.split('\n');
    const asks = (field: string) =>
      lines.filter((line) => line.startsWith(`  ${field}: `)).map((line) => /@(requiresScopes|needs)/.exec(line)?.[0]);
    expect(asks('derived')).toEqual([derived]);
    expect(asks('note').filter((directive) => directive !== undefined)).toHaveLength(note);
  });

  test.each(ways)('the secret is not reached %s', async (_name, query, variables = {}) => {
    const allowed = await vault.client.ask(query, variables, insider);
    expect(JSON.stringify(allowed.data)).toContain(SECRET);
    vault.asked.length = 0;
    const refused = await vault.client.ask(query, variables, outsider);
    expect(refused.status).toBe(200);
    expect(JSON.stringify(refused.data)).not.toContain(SECRET);
    expect(JSON.stringify(refused.data)).toMatch(/a box|plain|null/);
    expect(codes(refused)).toContain('FORBIDDEN');
    expect(refused.errors?.every(({ path }) => path !== undefined)).toBe(true);
    // Nor was anybody asked for it who would have told.
    expect(vault.asked.filter(({ query: sent }) => /secret|derived|ofPart|further/.test(sent))).toEqual([]);
  });

  test('an object is restricted by its type, however it is reached', async () => {
    for (const query of [
      '{ maybe { label } }',
      '{ found { ... on Thing { label } } }',
      '{ maybe { ... on Bag { owner } label } }',
    ]) {
      const refused = await vault.client.ask(query, {}, outsider);
      expect(Object.values(refused.data ?? {})).toEqual([[{ label: 'a box' }, null]]);
      expect(codes(refused)).toEqual(['FORBIDDEN']);
      const allowed = await vault.client.ask(query, {}, { ...outsider, caseReference: 'C' });
      expect(JSON.stringify(allowed.data)).toMatch(/a bag/);
      expect(allowed.errors).toBeUndefined();
    }
  });

  test('a scalar and an enum are restricted by their types', async () => {
    const { data, errors } = await vault.client.ask('{ box { label colour code } }', {}, outsider);
    expect(data).toEqual({ box: { label: 'a box', colour: null, code: null } });
    expect(errors?.map(({ path, extensions }) => [path?.join('.'), extensions])).toEqual([
      ['box.code', { code: 'FORBIDDEN', scopes: [['hits:read']] }],
      ['box.colour', { code: 'FORBIDDEN', rights: [['policy confidential_clearance']] }],
    ]);
  });

  test('a field that every type gets from an interface object is restricted on each', async () => {
    const query = '{ thing { label note } maybe { ... on Box { note } } }';
    const refused = await vault.client.ask(query, {}, outsider);
    expect(JSON.stringify(refused.data)).not.toContain('NOTE');
    expect(refused.data).toMatchObject({ thing: { label: 'a box', note: null } });
    const allowed = await vault.client.ask('{ thing { note } }', {}, { ...outsider, scope: 'hits:read' });
    expect(allowed.data).toEqual({ thing: { note: 'NOTE on 1' } });
  });

  test('a policy that is not in the table is satisfied by nobody', async () => {
    const all: Asker = { bureau: 'XPO', role: 'commission', purpose: 'SUPERVISION', caseReference: 'C' };
    for (const asker of [outsider, all]) {
      const { data, errors } = await vault.client.ask('{ open nobody }', {}, asker);
      expect(data).toEqual({ open: 'open', nobody: null });
      expect(errors).toMatchObject([{ path: ['nobody'], extensions: { code: 'FORBIDDEN' } }]);
    }
  });

  test.each<[string, Asker, Record<string, unknown>]>([
    [
      'who names a case without the clearance',
      { ...outsider, caseReference: 'C' },
      { known: 'known', either: null, staff: null },
    ],
    [
      'who has the scope as well',
      { ...outsider, scope: 'hits:read' },
      { known: 'known', either: null, staff: 'staff' },
    ],
    [
      'who names a case and has the clearance',
      { bureau: 'XPO', role: 'secretariat', purpose: 'INVESTIGATION', scope: 'persons:read', caseReference: 'C' },
      { known: 'known', either: 'either', staff: null },
    ],
    [
      'who supervises',
      { bureau: 'XPO', role: 'secretariat', purpose: 'SUPERVISION', scope: 'persons:read', caseReference: null },
      { known: 'known', either: 'either', staff: null },
    ],
  ])('policies are one of several, whole, beside scopes: %s', async (_who, asker, data) => {
    expect((await vault.client.ask('{ known either staff }', {}, asker)).data).toEqual(data);
  });

  test('what may not be null takes along what holds it, and no further', async () => {
    const { data, errors } = await vault.client.ask('{ open box { label must } boxes { must } }', {}, outsider);
    expect(data).toEqual({ open: 'open', box: null, boxes: null });
    expect(errors?.map(({ path }) => path?.join('.'))).toEqual(['box.must', 'boxes.must']);
  });

  test('a mutation that is refused is not carried out', async () => {
    const query = 'mutation { seal(mark: RED) { label } }';
    const { data, errors } = await vault.client.ask(query, {}, outsider);
    expect([data, codes({ status: 200, errors: errors ?? [] })]).toEqual([{ seal: null }, ['FORBIDDEN']]);
    expect(vault.asked).toEqual([]);
  });

  test('what the federation asks subgraphs is not asked by clients', async () => {
    const asked = await vault.client.ask('{ _entities(representations: []) { __typename } }', {}, insider);
    expect(codes(asked)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expect(JSON.stringify(asked.errors)).not.toMatch(/Did you mean/);
  });
});

test('nothing that was decided, planned or answered for one caller is given to another', async () => {
  const vault = await startVault();
  const query =
    'query Q($with: Boolean!) { box { label secret derived @include(if: $with) } found { ... on Bag { owner } } }';
  const askers: [Asker, (text: string) => void][] = [
    [outsider, (text) => expect(text).not.toMatch(/SECRET|OWNER/)],
    [insider, (text) => (expect(text).toMatch(/SECRET/), expect(text).not.toMatch(/OWNER/))],
    [
      { ...outsider, caseReference: 'C' },
      (text) => (expect(text).toMatch(/OWNER/), expect(text).not.toMatch(/SECRET/)),
    ],
    [{ ...insider, caseReference: 'C' }, (text) => expect(text).toMatch(/SECRET.*OWNER/)],
  ];
  const rounds = Array.from({ length: 12 }, (_, round) => askers.map((one) => ({ one, round }))).flat();
  await Promise.all(
    rounds.map(async ({ one: [asker, check], round }) => {
      const { data } = await vault.client.ask(query, { with: round % 2 === 0 }, asker);
      check(JSON.stringify(data));
      const derived = (data?.['box'] as { derived?: string | null }).derived;
      if (round % 2 === 1) expect(derived).toBeUndefined();
      else if (asker.scope === 'persons:read') expect(derived).toBe(`derived of ${SECRET}`);
      else expect(derived).toBeNull();
    }),
  );
  await vault.stop();
});

function codes({ errors = [] }: Answer): unknown[] {
  return errors.map(({ extensions }) => extensions['code']);
}
