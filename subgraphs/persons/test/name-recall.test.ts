import { persons } from '@crimegraph/persons/definition';
import { nameRow } from '@crimegraph/persons/records/name-row';
import { personRow } from '@crimegraph/persons/records/person-row';
import { insertPersons } from '@crimegraph/persons/store';
import { globalId } from '@crimegraph/shared/ids/global-id';
import { newRecord } from '@crimegraph/shared/store/new-record';
import { syntheticPerson, type SyntheticPerson } from '@crimegraph/shared/synthetic/person';
import { startTestSubgraph, testViewer, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { personCalls } from './person-calls';

/*
 * A small measurement on synthetic names of many cultures: floors below what was measured, so that a change that loses people is
 * seen. The real one is `npm run bench -- names` (docs/matching.md).
 */
const PERSONS = 2_000;
const ASKED = 60;
let subgraph: TestSubgraph;
const { search } = personCalls(() => subgraph);
const ids = new Map<number, string>();

beforeAll(async () => {
  subgraph = await startTestSubgraph(persons);
  const records = everyone(0, PERSONS).map((source, index) => {
    const { birthDate, nationalities, sex } = source;
    const known = { birthDate, nationalities: [...nationalities], sex };
    const person = personRow({ ...newRecord('persons', testViewer, new Date()), status: 'SUSPECT', ...known });
    ids.set(index, globalId('Person', person.id));
    return { person, names: source.names.slice(0, 1).map((name) => nameRow(person, name, 0)) };
  });
  await subgraph.store.write((manager) => insertPersons(manager, records));
}, 120_000);
afterAll(() => subgraph.stop());

const everyone = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, offset) => syntheticPerson(from + offset));
const first = ({ names: [name] }: SyntheticPerson) => `${name?.given} ${name?.family}`;

/** Ways to write the name on record otherwise, by what they are; null where a person has no such name. */
const WAYS: Record<string, (person: SyntheticPerson) => string | null> = {
  'an alias, mostly another spelling, sometimes another given or family name': ({ names }) =>
    names[1] === undefined ? null : `${names[1].family} ${names[1].given}`,
  'the other order': ({ names: [name] }) => `${name?.family} ${name?.given}`,
  'a letter left out': (person) => without(first(person), 4),
  'two letters exchanged': (person) => exchanged(first(person), 3),
};

test.each([
  ['an alias, mostly another spelling, sometimes another given or family name', 0.85, 0.9],
  ['the other order', 0.95, 0.97],
  ['a letter left out', 0.85, 0.9],
  ['two letters exchanged', 0.85, 0.9],
])(
  '%s: recall',
  async (way, bareFloor, datedFloor) => {
    const asked = everyone(0, PERSONS).flatMap((person, index) => {
      const name = WAYS[way]?.(person) ?? null;
      return name === null ? [] : [{ name, birthDate: person.birthDate, id: ids.get(index) }];
    });
    const step = asked.length / ASKED;
    let [bare, dated] = [0, 0];
    for (let at = 0; at < ASKED; at += 1) {
      const { name, birthDate, id } = asked[Math.floor(at * step)] ?? asked[0] ?? { name: '', birthDate: '', id: '' };
      const among = (found: { candidates: { person: { id: string } }[] }) =>
        found.candidates.some(({ person }) => person.id === id);
      if (among(await search({ name, minScore: 0 }))) bare += 1;
      if (among(await search({ name, birthDate, minScore: 0 }))) dated += 1;
    }
    expect({
      way,
      bare: bare / ASKED >= bareFloor,
      dated: dated / ASKED >= datedFloor,
      is: [bare / ASKED, dated / ASKED],
    }).toMatchObject({
      bare: true,
      dated: true,
    });
  },
  120_000,
);

test('few strangers with a birth date raise an alarm, and none a match', async () => {
  let alarms = 0;
  for (const person of everyone(PERSONS, PERSONS + ASKED)) {
    const { birthDate, nationalities, sex } = person;
    const found = await search({ name: first(person), birthDate, nationality: nationalities[0], sex });
    expect(found.verdict).not.toBe('MATCH');
    if (found.verdict !== 'NO_RECORD') alarms += 1;
  }
  expect(alarms / ASKED).toBeLessThan(0.1);
}, 120_000);

function without(text: string, at: number): string {
  return text.slice(0, at) + text.slice(at + 1);
}

function exchanged(text: string, at: number): string {
  return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
}
