import { MRZ_SPECIMENS } from '@crimegraph/shared/mrz/specimens';
import { RestrictionRow } from '@crimegraph/shared/store/restriction-row';
import { databaseId } from '@crimegraph/shared/ids/global-id';
import { newRecord } from '@crimegraph/shared/store/new-record';
import { startTestSubgraph, type TestSubgraph, testViewer } from '@crimegraph/shared/testing/test-subgraph';
import { persons } from '@crimegraph/persons/definition';
import { Person } from '@crimegraph/persons/entities/person';
import { nameRow } from '@crimegraph/persons/records/name-row';
import { insertPersons, MAX_CANDIDATES } from '@crimegraph/persons/store';

const RECORD = `mutation ($input: RecordPersonInput!) {
  recordPerson(input: $input) {
    __typename
    ... on RecordPersonSuccess { person { id status owner { code } name { full } } }
    ... on InvalidInput { fields { path expected } }
    ... on Problem { code }
  }
}`;
const SEARCH = `query ($search: PersonSearchInput!, $first: Int! = 10) {
  personSearch(search: $search, first: $first) {
    verdict examined complete candidates { score level person { id name { full } } reasons { feature score note } }
  }
}`;
const BY_MRZ = `query ($mrz: Mrz!) {
  personSearchByMrz(mrz: $mrz) { verdict mrz { surname } candidates { level person { name { full } } } }
}`;
const PERSON = `query ($id: ID!) { person(id: $id) { name { full } } }`;

const utopia = { bureau: 'UTO' };
const france = { bureau: 'FRA' };
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
let requests = 0;

interface Search {
  verdict: string;
  examined: number;
  complete: boolean;
  candidates: { score: number; level: string; person: { id: string } }[];
}

const record = (person: object, viewer: object = utopia, requestId = `r${(requests += 1)}`) =>
  subgraph.ask(RECORD, { input: { requestId, person } }, viewer);
const recorded = async (person: object, viewer: object = utopia) => {
  const answer = await record(person, viewer);
  return (answer.data?.['recordPerson'] as { person: { id: string } }).person.id;
};
const named = (family: string, given: string, more: object = {}) => ({
  names: [{ family, given }],
  status: 'SUSPECT',
  ...more,
});
const search = async (question: object, viewer: object = france, first = 10) => {
  const answer = await subgraph.ask(SEARCH, { search: question, first }, viewer);
  return answer.data?.['personSearch'] as Search;
};
const update = (id: string, columns: Partial<Person>) =>
  subgraph.store.write((manager) => manager.update(Person, { id: databaseId('Person', id) ?? '' }, columns));

beforeAll(async () => {
  subgraph = await startTestSubgraph(persons);
});
afterAll(() => subgraph.stop());

test('a search that finds nothing says so, with one statement', async () => {
  let found: Search | undefined;
  const statements = await subgraph.countQueries(async () => {
    found = await search({ name: 'Nobody Nowhere' });
  });
  expect(found).toEqual({ verdict: 'NO_RECORD', examined: 0, complete: true, candidates: [] });
  expect(statements).toBe(1);
});

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

test('a name is found as a zone writes it, and in the letters of another script', async () => {
  const id = await recorded(named('Müller', 'Jürgen', { birthDate: '1980-02-03' }));
  const found = await search({ name: 'MUELLER JUERGEN', birthDate: '1980-02-03' });
  expect(found).toMatchObject({ verdict: 'MATCH', candidates: [{ person: { id } }] });
  const original = await recorded({
    names: [
      { family: 'Li', given: 'Wei' },
      { family: '李', given: '伟', script: 'Hans', kind: 'ORIGINAL_SCRIPT' },
    ],
    status: 'MISSING',
  });
  expect(await search({ name: '李 伟' })).toMatchObject({ candidates: [{ person: { id: original } }] });
  const answer = await subgraph.ask(`query ($id: ID!) { person(id: $id) { aliases { full } } }`, { id: original });
  expect(answer.data?.['person']).toEqual({ aliases: [{ full: '李伟' }] });
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
    const id = await recorded(named('Shut', 'Out'));
    await update(id, { restriction: 'DENY' });
    await subgraph.store.write((manager) =>
      manager.insert(RestrictionRow, { recordId: databaseId('Person', id) ?? '', bureau: 'FRA' }),
    );
    expect(await search({ name: 'Shut Out' })).toEqual(nothing);
    expect(await read(id, france)).toBeNull();
    expect(await read(id, { bureau: 'DEU' })).not.toBeNull();
    expect(await read(id, utopia)).not.toBeNull();
  });

  test('because they have expired, for the owner too', async () => {
    const id = await recorded(named('Long', 'Gone'));
    await update(id, { expiresAt: new Date('2020-01-01') });
    expect(await search({ name: 'Long Gone' }, utopia)).toEqual(nothing);
    expect(await read(id, utopia)).toBeNull();
  });
});

test('a request sent again does nothing twice, and with another input it is refused', async () => {
  const first = await record(named('Twice', 'One'), utopia, 'same');
  expect(await record(named('Twice', 'One'), utopia, 'same')).toEqual(first);
  const other = await record(named('Twice', 'Two'), utopia, 'same');
  expect(other.data?.['recordPerson']).toMatchObject({ __typename: 'RequestConflict' });
  expect((await search({ name: 'One Twice' })).examined).toBe(1);
  expect((await search({ name: 'Two Twice' })).examined).toBe(0);
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
    'person.otherBirthDates',
    'person.status',
    'person.description.heightCm',
    'person.description.eyeColour',
    'person.description.languages',
    'person.externalReferences.0.scheme',
    'person.remarks',
  ]);
});

test.each([
  ['a name without letters', { name: ' - ' }, 10, 'BAD_USER_INPUT'],
  ['a name too long', { name: 'x'.repeat(501) }, 10, 'BAD_USER_INPUT'],
  ['a score beyond one', { name: 'A', minScore: 1.1 }, 10, 'BAD_USER_INPUT'],
  ['no candidates', { name: 'A' }, 0, 'BAD_USER_INPUT'],
  ['too many candidates', { name: 'A' }, 101, 'LIST_TOO_LONG'],
])('a search for %s is refused', async (_what, question, first, code) => {
  const answer = await subgraph.ask(SEARCH, { search: question, first });
  expect(answer.errors?.[0]?.extensions['code']).toBe(code);
  expect(answer.data).toEqual({ personSearch: null });
});

test('scopes are asked for at every door', async () => {
  const id = await recorded(named('Scoped', 'Person'));
  const none = { scopes: ['documents:read'] as const };
  const codes = async (query: string, variables: object) =>
    (await subgraph.ask(query, variables as Record<string, unknown>, none as never)).errors?.map(
      ({ extensions }) => extensions['code'],
    );
  expect(await codes(PERSON, { id })).toEqual(['FORBIDDEN']);
  expect(await codes(SEARCH, { search: { name: 'A' } })).toEqual(['FORBIDDEN']);
  expect(await codes(RECORD, { input: { requestId: 'x', person: named('A', 'B') } })).toEqual(['FORBIDDEN']);
  expect(await codes(ENTITIES, { representations: [{ __typename: 'Person', id }] })).toEqual(['FORBIDDEN']);
});

const ENTITIES = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on Person { id name { full } aliases { full } } }
}`;

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

test('many searches in one request are three statements', async () => {
  await recorded(named('Manifest', 'Anna'));
  const query = `query { ${Array.from({ length: 20 }, (_, index) => `s${index}: personSearch(search: { name: "${index % 2 ? 'Anna' : 'Otto'} Manifest" }) { verdict }`).join(' ')} }`;
  let verdicts: unknown[] = [];
  const statements = await subgraph.countQueries(async () => {
    const answer = await subgraph.ask(query);
    verdicts = Object.values(answer.data ?? {}).map((found) => (found as Search).verdict);
  });
  expect(statements).toBe(3);
  expect(verdicts).toEqual(Array.from({ length: 20 }, (_, index) => (index % 2 ? 'POSSIBLE_MATCH' : 'NO_RECORD')));
});

test('what was searched is in the audit log as a digest alone, and who was met becomes a hit', async () => {
  const id = await recorded(named('Audited', 'Person', { birthDate: '1970-01-01' }));
  await search({ name: 'Person Audited', birthDate: '1970-01-01' });
  const [row] = await subgraph.store.reader.query<{ action: string; result: string; shown: string }[]>(
    'SELECT * FROM audit_row ORDER BY seq DESC LIMIT 1',
  );
  expect(row).toMatchObject({ action: 'personSearch', result: 'HIT', shown: JSON.stringify([id]) });
  expect(JSON.stringify(row)).not.toMatch(/audited/i);
  const outbox = await subgraph.store.reader.query<object[]>('SELECT * FROM outbox_event');
  expect(JSON.stringify(outbox)).toContain(id);
});

test('a name that very many share is answered in part, and the answer says so; a birth date makes it whole', async () => {
  const blank = {
    kind: 'INDIVIDUAL' as const,
    status: 'SUSPECT' as const,
    otherBirthDates: [],
    birthPlace: null,
    birthCountry: null,
    sex: null,
    nationalities: [],
    warnings: [],
    heightCm: null,
    weightKg: null,
    eyeColour: null,
    hairColour: null,
    marks: null,
    languages: [],
    caseReference: null,
    externalReferences: [],
    remarks: null,
  };
  const records = Array.from({ length: MAX_CANDIDATES + 1 }, (_, index) => {
    const birthDate = index === MAX_CANDIDATES ? '1999-09-09' : '1985-05-05';
    const person = Object.assign(new Person(), newRecord('persons', testViewer, new Date()), blank, { birthDate });
    const name = { family: 'Common', given: 'Very', script: 'Latn', kind: 'PRIMARY', quality: 'GOOD' } as const;
    return { person, names: [nameRow(person, name, 0)] };
  });
  await subgraph.store.write((manager) => insertPersons(manager, records));
  expect(await search({ name: 'Very Common' })).toMatchObject({ examined: MAX_CANDIDATES, complete: false });
  expect(await search({ name: 'Very Common', birthDate: '1999-09-09' })).toMatchObject({
    verdict: 'MATCH',
    examined: 1,
    complete: true,
  });
  expect(await search({ name: 'Very Common', birthDate: '1985-05-05' })).toMatchObject({
    examined: MAX_CANDIDATES,
    complete: true,
  });
});

// Last, because the engine leaves an EXPLAIN open, and the reader then goes on seeing the rows of that moment.
test('searches are answered from the indexes', async () => {
  const seen: string[] = [];
  const stop = subgraph.store.onQuery((sql) => seen.push(sql));
  await search({ name: 'Plan Seven', birthDate: '1980-01-01' });
  stop();
  const select = seen.find((sql) => sql.startsWith('SELECT') && sql.includes('"person_name"'));
  const plan = await subgraph.store.reader.query<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${select}`);
  const details = plan.map(({ detail }) => detail).join('\n');
  expect(details).toMatch(/INDEX person_name_key \(nameKey=\? AND birthYear=\?\)/);
  expect(details).toMatch(/INDEX person_name_mrz \(mrzKey=\? AND birthYear=\?\)/);
  expect(details).not.toMatch(/SCAN (name|person)\b/);
});
