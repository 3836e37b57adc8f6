import { groupedById } from '@crimegraph/shared/store/by-key';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import { type EntityManager, In, Not } from 'typeorm';
import { NameSearchKey } from '../entities/name-search-key';
import { Person } from '../entities/person';
import { PersonName } from '../entities/person-name';
import { KEY_SCHEME } from '../matching/candidate-keys';
import { searchKeysOf, searchNumber } from './search-keys';

/** What the keys of a person are made from. */
export interface KeyedPerson {
  person: Pick<Person, 'id' | 'birthDate' | 'otherBirthDates'>;
  names: readonly Pick<PersonName, 'nameKey' | 'full' | 'family' | 'given'>[];
}

/** SQLite takes 32,766 values in a statement. */
const KEYS_PER_STATEMENT = 5_000;

/**
 * Adds the keys of persons, within the transaction that writes their names.
 *
 * @param found `NONE_IS_THERE` for new persons: the bulk path of the engine
 */
export async function addKeys(
  manager: EntityManager,
  records: readonly KeyedPerson[],
  found: 'NONE_IS_THERE' | 'SOME_MAY_BE_THERE',
): Promise<void> {
  const rows = new Map<string, NameSearchKey>();
  for (const { person, names } of records) {
    const number = searchNumber(person.id);
    // Two persons of one number, whom only their names tell apart, share their keys.
    for (const hash of searchKeysOf(person, names)) rows.set(`${hash} ${number}`, { scheme: KEY_SCHEME, hash, number });
  }
  // In the order of the table: pages are written once, and two writers take their locks in one order.
  const sorted = [...rows.values()].sort((a, b) => a.hash - b.hash || a.number - b.number);
  if (found === 'NONE_IS_THERE') return insertRows(manager, NameSearchKey, sorted);
  for (let start = 0; start < sorted.length; start += KEYS_PER_STATEMENT) {
    const some = sorted.slice(start, start + KEYS_PER_STATEMENT);
    await manager
      .createQueryBuilder()
      .insert()
      .into(NameSearchKey)
      .values(some)
      .orIgnore()
      .updateEntity(false)
      .execute();
  }
}

/**
 * Takes the keys of persons away, before their names go, from which alone they can be told. The keys of whoever shares a number
 * with somebody who stays, stay: at worst one more name is compared.
 */
export async function removeKeys(manager: EntityManager, ids: readonly string[]): Promise<void> {
  const persons = await manager.find(Person, {
    select: { id: true, birthDate: true, otherBirthDates: true },
    where: { id: In([...ids]) },
  });
  const known = persons.map(({ id }) => id);
  const names = await manager.findBy(PersonName, { personId: In(known) });
  const named = groupedById(known, names, ({ personId }) => personId);
  const shared = await numbersOfOthers(manager, known);
  for (const [index, person] of persons.entries()) {
    const keys = searchKeysOf(person, named[index] ?? []);
    const number = searchNumber(person.id);
    if (shared.has(number)) continue;
    for (let start = 0; start < keys.length; start += KEYS_PER_STATEMENT) {
      const hash = In(keys.slice(start, start + KEYS_PER_STATEMENT));
      await manager.delete(NameSearchKey, { scheme: KEY_SCHEME, hash, number });
    }
  }
}

/** Those of the numbers of `ids` that other persons have too. */
async function numbersOfOthers(manager: EntityManager, ids: readonly string[]): Promise<Set<number>> {
  const others = await manager.find(Person, {
    select: { searchNumber: true },
    where: { searchNumber: In(ids.map(searchNumber)), id: Not(In([...ids])) },
  });
  return new Set(others.map((other) => other.searchNumber));
}
