import { newRecord } from '@crimegraph/shared/store/new-record';
import { accessesTo, queryPlans } from '@crimegraph/shared/testing/query-plan';
import { startTestSubgraph, type TestSubgraph, testViewer } from '@crimegraph/shared/testing/test-subgraph';
import { persons } from '@crimegraph/persons/definition';
import { nameRow } from '@crimegraph/persons/records/name-row';
import { personRow } from '@crimegraph/persons/records/person-row';
import { MAX_JUDGED } from '@crimegraph/persons/search/candidates';
import { insertPersons } from '@crimegraph/persons/store';
import { named, personCalls, SEARCH, type Search } from './person-calls';

let subgraph: TestSubgraph;
const { recorded, search } = personCalls(() => subgraph);

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
  const records = Array.from({ length: 501 }, (_, index) => {
    const birthDate = index === 500 ? '1999-09-09' : '1985-05-05';
    const person = personRow({ ...newRecord('persons', testViewer, new Date()), status: 'SUSPECT', birthDate });
    const name = { family: 'Common', given: 'Very', script: 'Latn', kind: 'PRIMARY', quality: 'GOOD' } as const;
    return { person, names: [nameRow(person, name, 0)] };
  });
  await subgraph.store.write((manager) => insertPersons(manager, records));
  expect(await search({ name: 'Very Common' })).toMatchObject({ examined: MAX_JUDGED, complete: false });
  const one = await search({ name: 'Very Common', birthDate: '1999-09-09' });
  expect(one).toMatchObject({ verdict: 'MATCH', complete: true });
  expect(one.candidates).toHaveLength(1);
  // Five hundred of one name and one birthday: more than a search compares, and it says so.
  expect(await search({ name: 'Very Common', birthDate: '1985-05-05' })).toMatchObject({
    verdict: 'MATCH',
    examined: MAX_JUDGED,
    complete: false,
  });
});

test('searches are answered from the indexes', async () => {
  const plans = await queryPlans(subgraph.store, () => search({ name: 'Jürgen Müller', birthDate: '1980-01-01' }));
  const walks = accessesTo('search_key', plans);
  expect(walks.length).toBeGreaterThan(3);
  for (const walk of walks) {
    expect(walk).toEqual({ table: 'search_key', index: 'PRIMARY', columns: ['scheme', 'hash'] });
  }
  const people = accessesTo('person', plans);
  expect(people.filter(({ index }) => index === 'person_search').length).toBeGreaterThanOrEqual(walks.length);
  const all = [...people, ...accessesTo('name', plans)].map(({ index }) => index);
  expect(all).not.toContain(null);
});
