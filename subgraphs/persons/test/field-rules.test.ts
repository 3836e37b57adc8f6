import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { scopesOfRole, type Role } from '@crimegraph/shared/identity/roles';
import { startTestSubgraph, type TestAnswer, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { persons } from '@crimegraph/persons/definition';
import { named, personCalls } from './person-calls';

const FIELDS = `name { full } birthDate status actionOnHit birthPlace caseReference remarks warnings description { marks }`;
const PERSON = `query ($id: ID!) { person(id: $id) { ${FIELDS} } }`;
const thisYear = new Date().getUTCFullYear();
const secrets = {
  birthPlace: 'Secretville',
  caseReference: 'SECRET-1',
  remarks: 'A secret.',
  description: { marks: 'A secret scar.' },
  warnings: ['ARMED', 'SUICIDE_RISK', 'PUBLIC_HEALTH_THREAT'],
};
let subgraph: TestSubgraph;
const { recorded } = personCalls(() => subgraph);
const ids: Record<string, string> = {};

beforeAll(async () => {
  subgraph = await startTestSubgraph(persons);
  const kinds = {
    adult: { birthDate: '1970-01-01' },
    minor: { birthDate: `${thisYear - 10}-03-01`, status: 'MISSING' },
    undated: { status: 'MISSING' },
    organisation: { kind: 'ORGANISATION', status: 'SUSPECT' },
    victim: { birthDate: '1970-01-01', status: 'VICTIM' },
    witness: { birthDate: '1970-01-01', status: 'WITNESS' },
  };
  for (const [kind, more] of Object.entries(kinds)) {
    ids[kind] = await recorded(named('Ruled', kind, { ...secrets, ...more }));
    ids[`${kind} of whom nothing is told`] = await recorded(named('Ruled', kind, { ...more, warnings: ['ARMED'] }));
  }
});
afterAll(() => subgraph.stop());

const viewer = (role: Role, purpose: Viewer['purpose'], more: Partial<Viewer> = {}): Partial<Viewer> => ({
  bureau: 'NOR',
  role,
  purpose,
  scopes: [...scopesOfRole(role), 'persons:read'],
  ...more,
});
const ask = (kind: string, who: Partial<Viewer>, query = PERSON) => subgraph.ask(query, { id: ids[kind] }, who);
const shown = (answer: TestAnswer) => answer.data?.['person'] as Record<string, unknown>;
const withheld = (answer: TestAnswer) =>
  Object.fromEntries(
    (answer.errors ?? []).map(({ path, extensions }): [string, Record<string, unknown>] => [
      (path ?? []).join('.'),
      extensions,
    ]),
  );
const because = (reason: string) => ({ code: 'FORBIDDEN_FIELD', reason });

test('a guard at the border identifies a minor, and learns no more', async () => {
  const answer = await ask('minor', viewer('border', 'BORDER_CONTROL'));
  expect(shown(answer)).toEqual({
    name: { full: 'minor Ruled' },
    birthDate: `${thisYear - 10}-03-01`,
    status: 'MISSING',
    actionOnHit: expect.any(String) as string,
    birthPlace: null,
    caseReference: null,
    remarks: null,
    warnings: secrets.warnings,
    description: secrets.description,
  });
  expect(withheld(answer)).toEqual({
    'person.birthPlace': because('MINOR'),
    'person.caseReference': because('MINOR'),
    'person.remarks': because('MINOR'),
  });
  expect(JSON.stringify(answer)).not.toMatch(/Secretville|SECRET-1|A secret\./);
});

test.each<[string, string, Partial<Viewer>, string[]]>([
  ['an adult, at the border', 'adult', viewer('border', 'BORDER_CONTROL'), ['remarks']],
  ['an adult, to an officer', 'adult', viewer('officer', 'INVESTIGATION'), []],
  ['a minor, to an officer who investigates', 'minor', viewer('officer', 'INVESTIGATION'), []],
  [
    'a minor, to an officer at a security check',
    'minor',
    viewer('officer', 'SECURITY_CHECK'),
    ['birthPlace', 'caseReference', 'remarks'],
  ],
  [
    'one whose age is not known',
    'undated',
    viewer('border', 'BORDER_CONTROL'),
    ['birthPlace', 'caseReference', 'remarks'],
  ],
  ['an organisation, at the border', 'organisation', viewer('border', 'BORDER_CONTROL'), ['remarks']],
  [
    'a victim, at the border',
    'victim',
    viewer('border', 'BORDER_CONTROL'),
    ['birthPlace', 'caseReference', 'remarks', 'description'],
  ],
  ['a victim, to an officer who investigates', 'victim', viewer('officer', 'INVESTIGATION'), []],
  [
    'a victim, to an officer who warns',
    'victim',
    viewer('officer', 'ALERTS'),
    ['birthPlace', 'caseReference', 'remarks', 'description'],
  ],
  ['a victim, to a forensic officer', 'victim', viewer('forensic', 'FORENSICS'), ['remarks']],
  [
    'a witness, to an analyst',
    'witness',
    viewer('analyst', 'INVESTIGATION'),
    ['birthPlace', 'caseReference', 'remarks', 'description'],
  ],
  ['a victim, to the commission', 'victim', viewer('commission', 'SUPERVISION'), []],
  [
    'a victim, to an agency',
    'victim',
    viewer('agency', 'IDENTIFICATION'),
    ['birthPlace', 'caseReference', 'remarks', 'description'],
  ],
  ['a victim, to its own bureau', 'victim', viewer('officer', 'ALERTS', { bureau: 'UTO' }), []],
  [
    'a victim, to an entity of its own bureau',
    'victim',
    viewer('border', 'BORDER_CONTROL', { bureau: 'UTO' }),
    ['birthPlace', 'caseReference', 'remarks', 'description'],
  ],
  [
    'a victim, to an officer of an entity of its own bureau',
    'victim',
    viewer('officer', 'ALERTS', { bureau: 'UTO', entity: 'customs' }),
    ['birthPlace', 'caseReference', 'remarks', 'description'],
  ],
])('what is withheld of %s', async (_name, kind, who, expected) => {
  const answer = await ask(kind, who);
  expect(Object.keys(withheld(answer))).toEqual(expected.map((field) => `person.${field}`));
  for (const field of expected) expect(shown(answer)[field]).toBeNull();
  for (const field of ['birthPlace', 'caseReference', 'remarks', 'description'] as const) {
    if (!expected.includes(field)) expect(shown(answer)[field]).toEqual(secrets[field]);
  }
});

test.each([
  ['a minor, at the border', 'minor', viewer('border', 'BORDER_CONTROL')],
  ['a victim, at the border', 'victim', viewer('border', 'BORDER_CONTROL')],
  ['a witness, to an analyst', 'witness', viewer('analyst', 'INVESTIGATION')],
])('an answer is the same whether there was anything to withhold or not: %s', async (_name, kind, who) => {
  const query = `query ($id: ID!) { person(id: $id) { birthPlace caseReference remarks status } }`;
  const without = await ask(`${kind} of whom nothing is told`, who, query);
  expect(await ask(kind, who, query)).toEqual(without);
});

test.each([
  ['an analyst', viewer('analyst', 'INVESTIGATION')],
  ['an agency', viewer('agency', 'BORDER_CONTROL')],
  ['an officer who analyses threats', viewer('officer', 'THREAT_ANALYSIS')],
])('markers that are data on health leave no trace for %s', async (_name, who) => {
  const query = `query ($id: ID!) { person(id: $id) { warnings } }`;
  const answer = await ask('adult', who, query);
  expect(answer).toEqual({ data: { person: { warnings: ['ARMED'] } } });
  expect(answer).toEqual(await ask('adult of whom nothing is told', who, query));
});

describe('no way leads around a field rule', () => {
  const guard = viewer('border', 'BORDER_CONTROL');
  const ways: [string, string, Record<string, unknown>][] = [
    [
      'another name',
      'query ($id: ID!) { person(id: $id) { name { full } status2: remarks birthDate2: birthPlace } }',
      {},
    ],
    [
      'fragments',
      'query ($id: ID!) { person(id: $id) { ...A } } fragment A on Person { ... on Record { ... on Person { remarks birthPlace } } }',
      {},
    ],
    [
      'a search',
      '{ personSearch(search: { name: "minor Ruled" }) { candidates { person { remarks birthPlace caseReference } } } }',
      {},
    ],
    [
      'a reference of another subgraph',
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Person { remarks birthPlace caseReference } } }',
      {},
    ],
    [
      'a reference that brings the values along',
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Person { remarks birthPlace warnings } } }',
      { birthDate: '1970', status: 'WANTED', owner: 'NOR' },
    ],
  ];

  test.each(ways)('%s', async (_name, query, more) => {
    const representations = [{ __typename: 'Person', id: ids['minor'], ...more }];
    const answer = await subgraph.ask(query, { id: ids['minor'], representations }, guard);
    expect(answer.errors?.length).toBeGreaterThan(0);
    for (const { extensions } of answer.errors ?? []) expect(extensions).toEqual(because('MINOR'));
    expect(JSON.stringify(answer)).not.toMatch(/Secretville|SECRET-1|A secret\./);
  });
});
