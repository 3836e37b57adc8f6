import { persons } from '@crimegraph/persons/definition';
import { NameSearchKey } from '@crimegraph/persons/entities/name-search-key';
import { Person } from '@crimegraph/persons/entities/person';
import { KEY_SCHEME } from '@crimegraph/persons/matching/candidate-keys';
import { personRecords } from '@crimegraph/persons/record-sources';
import { nameRow } from '@crimegraph/persons/records/name-row';
import { personRow } from '@crimegraph/persons/records/person-row';
import { fillKeys } from '@crimegraph/persons/search/key-filling';
import { openKeyFilling } from '@crimegraph/persons/search/open-key-filling';
import { searchNumber } from '@crimegraph/persons/search/search-keys';
import { insertPersons, MAX_WALKED } from '@crimegraph/persons/store';
import { databaseId } from '@crimegraph/shared/ids/global-id';
import { createLogger } from '@crimegraph/shared/log/logger';
import { deleteRecords } from '@crimegraph/shared/retention/delete-records';
import { newRecord } from '@crimegraph/shared/store/new-record';
import { startTestSubgraph, testViewer, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { named, personCalls } from './person-calls';

let subgraph: TestSubgraph;
const { recorded, search } = personCalls(() => subgraph);
const keys = (id: string) =>
  subgraph.store.reader.countBy(NameSearchKey, { number: searchNumber(databaseId('Person', id) ?? '') });

beforeAll(async () => {
  subgraph = await startTestSubgraph(persons);
});
afterAll(() => subgraph.stop());

/** As a version without keys, or with older ones, has left them. */
const forgetKeys = () =>
  subgraph.store.write(async (manager) => {
    await manager.deleteAll(NameSearchKey);
    await manager.updateAll(Person, { keyScheme: KEY_SCHEME - 1, searchNumber: 0 });
  });

test('persons of a version without keys are given them before the process serves, whoever is killed meanwhile', async () => {
  const ids: string[] = [];
  for (const family of ['Quirinbrandt', 'Solbakken', 'Tzavellas']) ids.push(await recorded(named(family, 'Otto')));
  const before = await Promise.all(ids.map(keys));
  await forgetKeys();
  expect((await search({ name: 'Otto Solbakken' })).candidates).toEqual([]);
  // One of them was given keys, but not marked, by a process that died.
  await subgraph.store.write((manager) =>
    manager.insert(NameSearchKey, {
      scheme: KEY_SCHEME,
      hash: 1,
      number: searchNumber(databaseId('Person', ids[0] ?? '') ?? ''),
    }),
  );
  const part = openKeyFilling({ store: subgraph.store, logger: createLogger('persons', 'silent') });
  await part.ready;
  await part.stop();
  expect(await Promise.all(ids.map(keys))).toEqual([(before[0] ?? 0) + 1, before[1], before[2]]);
  expect((await search({ name: 'Otto Solbakken' })).candidates).toHaveLength(1);
  expect(await fillKeys(subgraph.store)).toBe(0);
});

test('batches go on until all have keys', async () => {
  const records = Array.from({ length: 600 }, () => record('Batch'));
  await subgraph.store.write((manager) => insertPersons(manager, records));
  await forgetKeys();
  const counts: number[] = [];
  for (let some = -1; some !== 0; counts.push(some)) some = await fillKeys(subgraph.store);
  expect(counts.slice(0, 2)).toEqual([250, 250]);
  expect(await subgraph.store.reader.countBy(Person, { keyScheme: KEY_SCHEME })).toBe(
    await subgraph.store.reader.count(Person),
  );
});

test('when a record goes its keys go, and nobody else’s', async () => {
  const [gone, stays] = [await recorded(named('Leaving', 'Lena')), await recorded(named('Leaving', 'Lena'))];
  const count = await keys(stays);
  expect(count).toBeGreaterThan(2);
  await subgraph.store.write((manager) =>
    deleteRecords(manager, personRecords, [databaseId('Person', gone) ?? ''], new Date()),
  );
  expect([await keys(gone), await keys(stays)]).toEqual([0, count]);
  const found = await search({ name: 'Lena Leaving' });
  expect(found.candidates.map(({ person }) => person.id)).toEqual([stays]);
});

test('however many are hidden, they take nobody’s place and change nothing', async () => {
  const visible = [record('Crowded', {}, 'Zdenka'), record('Crowded', {}, 'Zdenka')];
  await subgraph.store.write((manager) => insertPersons(manager, visible));
  const without = await search({ name: 'Crowded Zdenka', minScore: 0 });
  expect(without).toMatchObject({ complete: true });
  const hidden = Array.from({ length: 2 * MAX_WALKED }, () =>
    record('Crowded', { owner: 'DEU', confidentiality: 3 }, 'Zdenka'),
  );
  await subgraph.store.write((manager) => insertPersons(manager, hidden));
  expect(await search({ name: 'Crowded Zdenka', minScore: 0 })).toEqual(without);
  expect(await search({ name: 'Crowded Zdenka', minScore: 0 }, { bureau: 'DEU' })).toMatchObject({ complete: false });
});

function record(family: string, more: Partial<Person> = {}, given = 'Very') {
  const person = personRow({ ...newRecord('persons', testViewer, new Date()), status: 'SUSPECT', ...more });
  const name = { family, given, script: 'Latn', kind: 'PRIMARY', quality: 'GOOD' } as const;
  return { person, names: [nameRow(person, name, 0)] };
}
