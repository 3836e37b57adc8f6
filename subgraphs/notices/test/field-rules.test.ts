import { notices } from '@crimegraph/notices/definition';
import { scopesOfRole, type Role } from '@crimegraph/shared/identity/roles';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { startTestSubgraph, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { noticeClient, red } from './notice-client';

const FIELDS = `summary charges { text } warrant { charge } colour status actionToTake
  identity { names { full: family } birthDates status sex nationalities documents { number } }`;
const NOTICE = `query ($id: ID!) { notice(id: $id) { ${FIELDS} } }`;
const RULED = ['summary', 'charges', 'warrant'];
const thisYear = new Date().getUTCFullYear();
const secrets = {
  kind: 'DIFFUSION',
  summary: 'A secret.',
  charges: [{ text: 'A secret charge' }],
  warrant: { ...red.warrant, charge: 'A secret warrant' },
  documents: [{ number: 'X1', issuingCountry: 'UTO' }],
};
const subject = (more: object) => ({
  names: [{ family: 'Ruled' }],
  sex: 'F',
  nationalities: ['UTO'],
  birthDate: '1970-01-01',
  ...more,
});
const kinds = {
  adult: { colour: 'GREEN', subject: subject({}) },
  minor: { colour: 'YELLOW', subject: subject({ birthDate: `${thisYear - 10}-03-01`, status: 'MISSING' }) },
  undated: { colour: 'YELLOW', subject: subject({ birthDate: null, status: 'MISSING' }) },
  'body of unknown age': { colour: 'BLACK' },
  victim: { colour: 'BLUE', subject: subject({ status: 'VICTIM' }) },
  witness: { colour: 'BLUE', subject: subject({ status: 'WITNESS' }) },
  suspect: { colour: 'BLUE', subject: subject({ status: 'SUSPECT' }) },
  'person of unknown part': { colour: 'BLUE', subject: subject({}) },
  'stolen passport': { colour: 'BLUE' },
  threat: { colour: 'ORANGE' },
};
type Kind = keyof typeof kinds;

let subgraph: TestSubgraph;
const { request } = noticeClient(() => subgraph);
const ids: Record<string, string> = {};

beforeAll(async () => {
  subgraph = await startTestSubgraph(notices);
  for (const [kind, more] of Object.entries(kinds)) {
    ids[kind] = (await request({ ...secrets, ...more })).notice.id;
    const bare = { ...secrets, ...more, summary: 'Another.', charges: [], warrant: null };
    ids[`${kind} of whom less is told`] = (await request(bare)).notice.id;
  }
});
afterAll(() => subgraph.stop());

const viewer = (role: Role, purpose: Viewer['purpose'], more: Partial<Viewer> = {}): Partial<Viewer> => ({
  bureau: 'NOR',
  role,
  purpose,
  scopes: [...scopesOfRole(role), 'notices:read'],
  ...more,
});
const guard = viewer('border', 'BORDER_CONTROL');
const ask = (kind: string, who: Partial<Viewer>, query = NOTICE) => subgraph.ask(query, { id: ids[kind] }, who);
const because = (reason: string) => ({ code: 'FORBIDDEN_FIELD', reason });

test('a guard identifies a minor by the notice, knows what to do, and learns no more', async () => {
  const answer = await ask('minor', guard);
  expect(answer.data?.['notice']).toEqual({
    summary: null,
    charges: null,
    warrant: null,
    colour: 'YELLOW',
    status: 'PUBLISHED',
    actionToTake: expect.stringContaining('Make sure the person is safe') as string,
    identity: {
      names: [{ full: 'Ruled' }],
      birthDates: [`${thisYear - 10}-03-01`],
      status: 'MISSING',
      sex: 'F',
      nationalities: ['UTO'],
      documents: [{ number: 'X1' }],
    },
  });
  expect(answer.errors?.map(({ path, extensions }) => [path?.join('.'), extensions])).toEqual(
    RULED.map((field) => [`notice.${field}`, because('MINOR')]),
  );
  expect(JSON.stringify(answer)).not.toContain('secret');
});

test.each<[Kind, string, Partial<Viewer>, string | null]>([
  ['adult', 'a guard', guard, null],
  ['suspect', 'a guard', guard, null],
  ['stolen passport', 'a guard', guard, null],
  ['threat', 'a guard', guard, null],
  ['undated', 'a guard', guard, 'MINOR'],
  ['body of unknown age', 'a guard', guard, 'MINOR'],
  ['victim', 'a guard', guard, 'VICTIM_OR_WITNESS'],
  ['witness', 'a guard', guard, 'VICTIM_OR_WITNESS'],
  ['person of unknown part', 'a guard', guard, 'VICTIM_OR_WITNESS'],
  ['minor', 'an officer who investigates', viewer('officer', 'INVESTIGATION'), null],
  ['minor', 'an officer at a security check', viewer('officer', 'SECURITY_CHECK'), 'MINOR'],
  ['minor', 'the Secretariat', viewer('secretariat', 'SUPERVISION'), null],
  ['victim', 'an officer who investigates', viewer('officer', 'INVESTIGATION'), null],
  ['victim', 'an officer who warns', viewer('officer', 'ALERTS'), 'VICTIM_OR_WITNESS'],
  ['victim', 'an analyst', viewer('analyst', 'INVESTIGATION'), 'VICTIM_OR_WITNESS'],
  ['victim', 'an agency', viewer('agency', 'IDENTIFICATION'), 'VICTIM_OR_WITNESS'],
  ['victim', 'the commission', viewer('commission', 'SUPERVISION'), null],
  ['victim', 'its own bureau', viewer('officer', 'ALERTS', { bureau: 'UTO' }), null],
  [
    'victim',
    'an entity of its own bureau',
    viewer('officer', 'ALERTS', { bureau: 'UTO', entity: 'customs' }),
    'VICTIM_OR_WITNESS',
  ],
])('what a notice on a %s says is withheld from %s, or is not', async (kind, _who, who, reason) => {
  const answer = await ask(kind, who);
  const shown = answer.data?.['notice'] as Record<string, unknown>;
  expect((answer.errors ?? []).map(({ extensions }) => extensions)).toEqual(
    reason === null ? [] : RULED.map(() => because(reason)),
  );
  for (const field of RULED) {
    if (reason === null) expect(JSON.stringify(shown[field])).toContain('secret');
    else expect(shown[field]).toBeNull();
  }
});

test.each(['minor', 'victim', 'undated'])(
  'an answer is the same whether there was anything to withhold or not: %s',
  async (kind) => {
    const query = `query ($id: ID!) { notice(id: $id) { summary charges { text } warrant { charge } } }`;
    expect(await ask(kind, guard, query)).toEqual(await ask(`${kind} of whom less is told`, guard, query));
  },
);

test.each([
  ['another name', 'query ($id: ID!) { notice(id: $id) { colour: actionToTake actionToTake: summary } }'],
  [
    'fragments',
    'query ($id: ID!) { notice(id: $id) { ...A } } fragment A on Notice { ... on Record { ... on Notice { summary warrant { charge } } } }',
  ],
  [
    'a list',
    '{ noticeSearch(filter: { colours: [YELLOW] }, first: 10) { edges { node { summary charges { text } } } } }',
  ],
  [
    'a reference that brings the values along',
    'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Notice { summary warrant { charge } } } }',
  ],
])('no way leads around a field rule: %s', async (_name, query) => {
  const representations = [
    { __typename: 'Notice', id: ids['minor'], colour: 'ORANGE', owner: 'NOR', subjectStatus: 'WANTED' },
  ];
  const answer = await subgraph.ask(query, { id: ids['minor'], representations }, guard);
  expect(answer.errors?.length).toBeGreaterThan(0);
  for (const { extensions } of answer.errors ?? []) expect(extensions).toEqual(because('MINOR'));
  expect(JSON.stringify(answer)).not.toContain('secret');
});
