import { globalId } from '@crimegraph/shared/ids/global-id';
import { runSeeds } from '@crimegraph/shared/seed/run-seeds';
import { defaultCounts } from '@crimegraph/shared/seed/seed';
import { specimenIds } from '@crimegraph/shared/seed/specimen-world';
import { syntheticPerson } from '@crimegraph/shared/synthetic/person';
import { DENIED_EXAMPLE } from '@crimegraph/shared/synthetic/restriction';
import { unListExtract } from '@crimegraph/shared/un-list/un-list-extract';
import { unRecordId } from '@crimegraph/shared/un-list/un-id';
import { startTestSubgraph, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { persons } from '@crimegraph/persons/definition';
import { NameSearchKey } from '@crimegraph/persons/entities/name-search-key';
import { Person } from '@crimegraph/persons/entities/person';
import { PersonName } from '@crimegraph/persons/entities/person-name';
import { importUnList } from '@crimegraph/persons/import/un-list';
import { searchNumber } from '@crimegraph/persons/search/search-keys';
import { personCalls } from './person-calls';

const PERSONS = 300;
let subgraph: TestSubgraph;
const { search } = personCalls(() => subgraph);
const seed = () => runSeeds(subgraph.store, persons.seeds, { ...defaultCounts, persons: PERSONS }, () => {});

beforeAll(async () => {
  subgraph = await startTestSubgraph(persons);
  await seed();
});
afterAll(() => subgraph.stop());

test('the specimen’s holder is on record under the id on which all subgraphs agree', async () => {
  const found = await search({ name: 'Eriksson, Anna Maria', birthDate: '1974-08-12', nationality: 'UTO', sex: 'F' });
  expect(found).toMatchObject({
    verdict: 'MATCH',
    candidates: [{ level: 'EXACT', person: { id: globalId('Person', specimenIds.eriksson) } }],
  });
});

test('every synthetic person is found by its name and birth date by its owner', async () => {
  for (let index = 0; index < PERSONS; index += 10) {
    const { id, names, birthDate, owner } = syntheticPerson(index);
    for (const { family, given } of names) {
      const found = await search({ name: `${given} ${family}`, birthDate }, { bureau: owner });
      expect(found.candidates.map(({ person }) => person.id)).toContain(globalId('Person', id));
    }
  }
});

test('restrictions are seeded with their records', async () => {
  const { names, birthDate } = syntheticPerson(DENIED_EXAMPLE);
  const name = `${names[0]?.given} ${names[0]?.family}`;
  const shut = await search({ name, birthDate }, { bureau: 'DEU' });
  expect(shut).toMatchObject({ verdict: 'NO_RECORD', candidates: [] });
  const open = await search({ name, birthDate }, { bureau: 'NLD' });
  expect(open.verdict).toBe('MATCH');
  expect(open.candidates).toHaveLength(1);
});

test('a seed that is done does nothing', async () => {
  const count = async () => [await subgraph.store.reader.count(Person), await subgraph.store.reader.count(PersonName)];
  const before = await count();
  expect(before[0]).toBeGreaterThan(PERSONS);
  await seed();
  expect(await count()).toEqual(before);
});

describe('the list of the United Nations', () => {
  const list = unListExtract();
  const rows = () => subgraph.store.reader.query<object[]>("SELECT * FROM person WHERE owner = 'UNO' ORDER BY id");
  const importList = (entries: typeof list) =>
    subgraph.store.write((manager) => importUnList(manager, entries, new Date('2026-11-01')));

  test('everyone and everything on it is found by every name', async () => {
    for (const { reference, fullName, originalScript, aliases } of [...list.individuals, ...list.entities]) {
      const id = globalId('Person', unRecordId('person', reference));
      for (const name of [
        fullName,
        ...(originalScript ? [originalScript] : []),
        ...aliases.map((alias) => alias.name),
      ]) {
        const found = await search({ name });
        expect(found.candidates.map(({ person }) => person.id)).toContain(id);
      }
    }
  });

  test('a person born "between" two years is found with a birth date between them', async () => {
    const about = list.individuals.filter(({ births }) => births.some(({ approximate }) => approximate));
    expect(about.length).toBeGreaterThan(0);
    for (const { reference, fullName, births } of about) {
      const years = births.map(({ date }) => Number(date.slice(0, 4)));
      const birthDate = `${Math.round((Math.min(...years) + Math.max(...years)) / 2)}-06-15`;
      const found = await search({ name: fullName, birthDate });
      expect(found.candidates.map(({ person }) => person.id)).toContain(
        globalId('Person', unRecordId('person', reference)),
      );
    }
  });

  test('read again, it changes nothing', async () => {
    const before = await rows();
    expect(before).toHaveLength(list.individuals.length + list.entities.length);
    await importList(list);
    expect(await rows()).toEqual(before);
  });

  test('who has left it leaves the store, names and all, and nobody else does', async () => {
    const [gone, ...individuals] = list.individuals;
    const others = await subgraph.store.reader.count(Person);
    await importList({ ...list, individuals });
    expect(await subgraph.store.reader.count(Person)).toBe(others - 1);
    const personId = unRecordId('person', gone?.reference ?? '');
    const found = await search({ name: gone?.fullName ?? '', minScore: 0 });
    expect(found.candidates.map(({ person }) => person.id)).not.toContain(globalId('Person', personId));
    expect(await subgraph.store.reader.countBy(PersonName, { personId })).toBe(0);
    expect(await subgraph.store.reader.countBy(NameSearchKey, { number: searchNumber(personId) })).toBe(0);
  });
});
