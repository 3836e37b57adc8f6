import { MRZ_SPECIMENS } from '@crimegraph/shared/mrz/specimens';
import { databaseId } from '@crimegraph/shared/ids/global-id';
import { RestrictionRow } from '@crimegraph/shared/restriction/restriction-row';
import { startTestSubgraph, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { persons } from '@crimegraph/persons/definition';
import { france, named, personCalls, RECORD, SEARCH, utopia } from './person-calls';

const BY_MRZ = `query ($mrz: Mrz!) {
  personSearchByMrz(mrz: $mrz) { verdict mrz { surname } candidates { level person { name { full } } } }
}`;
const PERSON = `query ($id: ID!) { person(id: $id) { name { full } } }`;
const ENTITIES = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on Person { id name { full } aliases { full } } }
}`;
const eriksson = {
  names: [
    { family: 'Eriksson', given: 'Anna Maria' },
    { family: 'Ericson', given: 'Anna', kind: 'ALIAS', quality: 'LOW' },
  ],
  birthDate: '1974-08-12',
  sex: 'F',
  nationalities: ['UTO'],
  status: 'WANTED',
  warnings: ['ESCAPED'],
};
let subgraph: TestSubgraph;
const { record, recorded, search, update } = personCalls(() => subgraph);

beforeAll(async () => {
  subgraph = await startTestSubgraph(persons);
});
afterAll(() => subgraph.stop());

describe('a recorded person', () => {
  let id: string;

  beforeAll(async () => {
    const answer = await record(eriksson);
    const result = answer.data?.['recordPerson'] as { person: { id: string } };
    expect(result).toMatchObject({
      __typename: 'RecordPersonSuccess',
      person: { status: 'WANTED', owner: { code: 'UTO' }, name: { full: 'Anna Maria Eriksson' } },
    });
    id = result.person.id;
  });

  test.each([
    ['by name and day', { name: 'ERIKSSON Anna Maria', birthDate: '1974-08-12' }, 'MATCH', 'EXACT'],
    ['by name and year', { name: 'Anna Maria Eriksson', birthDate: '1974' }, 'POSSIBLE_MATCH', 'POSSIBLE'],
    ['by a bare name', { name: 'anna maria eriksson' }, 'POSSIBLE_MATCH', 'POSSIBLE'],
    ['by a weak alias and day', { name: 'Anna Ericson', birthDate: '1974-08-12' }, 'MATCH', 'STRONG'],
    [
      'in spite of another birth date when that is wanted',
      { name: 'Anna Maria Eriksson', birthDate: '1940-09-07', minScore: 0.1 },
      'POSSIBLE_MATCH',
      'WEAK',
    ],
  ])('is found %s', async (_how, question, verdict, level) => {
    expect(await search(question)).toMatchObject({ verdict, candidates: [{ level, person: { id } }] });
  });

  test('is not found with another birth date', async () => {
    expect(await search({ name: 'Anna Maria Eriksson', birthDate: '1940-09-07' })).toMatchObject({
      verdict: 'NO_RECORD',
      candidates: [],
    });
  });

  test.each(MRZ_SPECIMENS.map(({ name, mrz }) => [name, mrz]))('by zone: %s', async (_name, mrz) => {
    const answer = await subgraph.ask(BY_MRZ, { mrz });
    const bornThen = mrz.includes('740812');
    expect(answer.data?.['personSearchByMrz']).toMatchObject({
      verdict: bornThen ? 'MATCH' : 'NO_RECORD',
      mrz: { surname: 'ERIKSSON' },
      candidates: bornThen ? [{ level: 'EXACT' }] : [],
    });
  });

  test('is shown whole to whoever may see it', async () => {
    const answer = await subgraph.ask(
      `query ($id: ID!) { person(id: $id) {
        kind name { full family given script kind quality } aliases { full quality } birthDate otherBirthDates
        nationalities sex warnings description { heightCm } actionOnHit confidentiality externalReferences { scheme }
      } }`,
      { id },
    );
    expect(answer).toEqual({
      data: {
        person: {
          kind: 'INDIVIDUAL',
          name: {
            full: 'Anna Maria Eriksson',
            family: 'Eriksson',
            given: 'Anna Maria',
            script: 'Latn',
            kind: 'PRIMARY',
            quality: 'GOOD',
          },
          aliases: [{ full: 'Anna Ericson', quality: 'LOW' }],
          birthDate: '1974-08-12',
          otherBirthDates: [],
          nationalities: ['UTO'],
          sex: 'F',
          warnings: ['ESCAPED'],
          description: null,
          actionOnHit: 'Detain if national law allows; confirm with the owner before any measure.',
          confidentiality: 'OFFICIAL_USE_ONLY',
          externalReferences: [],
        },
      },
    });
  });
});
test('description, references and several birth dates come back as they were given', async () => {
  const given = {
    otherBirthDates: ['1951', '1952-03'],
    description: {
      heightCm: 181,
      weightKg: 80,
      eyeColour: 'HAZ',
      hairColour: 'GRYG',
      marks: 'Scar',
      languages: ['GER'],
    },
    externalReferences: [{ scheme: 'NCIC', value: 'W123' }],
    remarks: 'None.',
  };
  const id = await recorded(named('Whole', 'Otto', { birthDate: '1950-01-02', ...given }));
  const answer = await subgraph.ask(
    `query ($id: ID!) { person(id: $id) { otherBirthDates externalReferences { scheme value } remarks
      description { heightCm weightKg eyeColour { code label } hairColour { code label } marks languages } } }`,
    { id },
  );
  expect(answer.data?.['person']).toEqual({
    ...given,
    description: {
      ...given.description,
      eyeColour: { code: 'HAZ', label: 'Hazel' },
      hairColour: { code: 'GRYG', label: 'Greying' },
    },
  });
  for (const birthDate of ['1950-01-02', '1951-06-07', '1952-03-04']) {
    expect((await search({ name: 'Otto Whole', birthDate })).candidates).toHaveLength(1);
  }
});

describe('records that a viewer may not see are not there', () => {
  const hidden = named('Hidden', 'Hans', { birthDate: '1960-01-01', confidentiality: 'CONFIDENTIAL' });
  const question = { name: 'Hans Hidden', birthDate: '1960-01-01' };
  const nothing = { verdict: 'NO_RECORD', examined: 0, complete: true, candidates: [] };
  const read = async (id: string, viewer: object) => (await subgraph.ask(PERSON, { id }, viewer)).data?.['person'];

  test('for want of clearance', async () => {
    const id = await recorded(hidden);
    expect(await search(question)).toEqual(nothing);
    expect(await read(id, france)).toBeNull();
    expect(await search(question, utopia)).toMatchObject({ verdict: 'MATCH', candidates: [{ person: { id } }] });
    expect(await read(id, utopia)).toEqual({ name: { full: 'Hans Hidden' } });
  });

  test('because the owner shuts the bureau out', async () => {
    const without = await search({ name: 'Shut Out' });
    const id = await recorded(named('Shut', 'Out'));
    await update(id, { restriction: 'DENY' });
    await subgraph.store.write((manager) =>
      manager.insert(RestrictionRow, { recordId: databaseId('Person', id) ?? '', party: 'FRA' }),
    );
    expect(await search({ name: 'Shut Out' })).toEqual(without);
    expect(await read(id, france)).toBeNull();
    expect(await read(id, { bureau: 'DEU' })).not.toBeNull();
    expect(await read(id, utopia)).not.toBeNull();
  });

  test('because they have expired, for the owner too', async () => {
    const without = await search({ name: 'Long Gone' }, utopia);
    const id = await recorded(named('Long', 'Gone'));
    await update(id, { expiresAt: new Date('2020-01-01') });
    expect(await search({ name: 'Long Gone' }, utopia)).toEqual(without);
    expect(await read(id, utopia)).toBeNull();
  });
});

test('a request sent again does nothing twice, and with another input it is refused', async () => {
  const first = await record(named('Twice', 'One'), utopia, 'same');
  expect(await record(named('Twice', 'One'), utopia, 'same')).toEqual(first);
  const other = await record(named('Twice', 'Two'), utopia, 'same');
  expect(other.data?.['recordPerson']).toMatchObject({ __typename: 'RequestConflict' });
  expect((await search({ name: 'One Twice' })).candidates).toHaveLength(1);
  expect((await search({ name: 'Two Twice' })).candidates).toHaveLength(0);
});

test('all that is wrong with a person is told at once', async () => {
  const answer = await record({
    names: [
      { family: '--', given: '' },
      { family: 'A', script: 'latin' },
    ],
    status: 'SANCTIONED',
    birthDate: '2999-01-01',
    otherBirthDates: ['2998'],
    description: { heightCm: 5, eyeColour: 'PINK', languages: ['german'] },
    externalReferences: [{ scheme: '', value: 'x' }],
    remarks: 'x'.repeat(2_001),
  });
  const result = answer.data?.['recordPerson'] as { fields: { path: string }[] };
  expect(result.fields.map((field) => field.path)).toEqual([
    'person.names',
    'person.names.0',
    'person.names.1.script',
    'person.birthDate',
    'person.otherBirthDates.0',
    'person.status',
    'person.description.heightCm',
    'person.description.eyeColour',
    'person.description.languages',
    'person.externalReferences.0.scheme',
    'person.remarks',
  ]);
});
test('scopes are asked for at every door', async () => {
  const id = await recorded(named('Scoped', 'Person'));
  const none = { scopes: ['documents:read'] as const };
  const codes = async (query: string, variables: object) =>
    (await subgraph.ask(query, variables as Record<string, unknown>, none)).errors?.map(
      ({ extensions }) => extensions['code'],
    );
  expect(await codes(PERSON, { id })).toEqual(['FORBIDDEN']);
  expect(await codes(SEARCH, { search: { name: 'A' } })).toEqual(['FORBIDDEN']);
  expect(await codes(RECORD, { input: { requestId: 'x', person: named('A', 'B') } })).toEqual(['FORBIDDEN']);
  expect(await codes(ENTITIES, { representations: [{ __typename: 'Person', id }] })).toEqual(['FORBIDDEN']);
});
test('a list of references is two statements, and keeps its order and its gaps', async () => {
  const ids: (string | undefined)[] = [];
  for (let index = 0; index < 20; index += 1) ids.push(await recorded(named(`Listed${index}`, 'Person')));
  ids[7] = 'made up';
  const representations = ids.map((id) => ({ __typename: 'Person', id }));
  let entities: ({ id: string } | null)[] = [];
  const statements = await subgraph.countQueries(async () => {
    const answer = await subgraph.ask(ENTITIES, { representations });
    entities = answer.data?.['_entities'] as typeof entities;
  });
  expect(statements).toBe(2);
  expect(entities.map((entity) => entity?.id)).toEqual(ids.map((id, index) => (index === 7 ? undefined : id)));
});
