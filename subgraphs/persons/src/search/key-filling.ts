import { groupedById } from '@crimegraph/shared/store/by-key';
import { forUpdate } from '@crimegraph/shared/store/for-update';
import type { Store } from '@crimegraph/shared/store/store';
import { In, LessThan, LessThanOrEqual } from 'typeorm';
import { NameSearchKey } from '../entities/name-search-key';
import { Person } from '../entities/person';
import { PersonName } from '../entities/person-name';
import { KEY_SCHEME } from '../matching/candidate-keys';
import { addKeys } from './key-rows';
import { searchNumber } from './search-keys';

/** Persons of one transaction, so that writes beside it do not wait long. */
const PERSONS = 250;
/** Rows of a former scheme that are taken away at once. */
const OLD_ROWS = 5_000;

/**
 * Gives persons on record the keys of this version: a batch of those who have none, or older ones. Whoever is killed goes on from
 * there; two processes that do the same do it once.
 *
 * @returns how many persons were given keys; 0 when all have them
 */
export async function fillKeys(store: Store): Promise<number> {
  // Mostly there is nothing to do, and nobody who writes is to wait for that.
  if (!(await store.reader.existsBy(Person, { keyScheme: LessThan(KEY_SCHEME) }))) return 0;
  return store.write(async (manager) => {
    const query = manager
      .createQueryBuilder(Person, 'person')
      .select(['person.id', 'person.birthDate', 'person.otherBirthDates'])
      .where('person.keyScheme < :scheme', { scheme: KEY_SCHEME })
      .orderBy('person.keyScheme')
      .addOrderBy('person.id')
      .limit(PERSONS);
    const persons = await forUpdate(query, store.dialect).getMany();
    const ids = persons.map(({ id }) => id);
    if (ids.length === 0) return 0;
    const names = groupedById(ids, await manager.findBy(PersonName, { personId: In(ids) }), ({ personId }) => personId);
    for (const { id } of persons) {
      await manager.update(Person, { id }, { searchNumber: searchNumber(id), keyScheme: KEY_SCHEME });
    }
    await addKeys(
      manager,
      persons.map((person, index) => ({ person, names: names[index] ?? [] })),
      'SOME_MAY_BE_THERE',
    );
    return ids.length;
  });
}

/**
 * Takes away keys that no version which may still run asks for: those of two schemes ago.
 *
 * @returns whether there may be more
 */
export async function dropOldKeys(store: Store): Promise<boolean> {
  const old = await store.reader.find(NameSearchKey, {
    where: { scheme: LessThan(KEY_SCHEME - 1) },
    order: { scheme: 'ASC', hash: 'ASC', number: 'ASC' },
    take: OLD_ROWS,
  });
  const last = old.at(-1);
  if (last === undefined) return false;
  const { scheme, hash, number } = last;
  // Ranges of the primary key.
  await store.write(async (manager) => {
    await manager.delete(NameSearchKey, { scheme: LessThan(scheme) });
    await manager.delete(NameSearchKey, { scheme, hash: LessThan(hash) });
    await manager.delete(NameSearchKey, { scheme, hash, number: LessThanOrEqual(number) });
  });
  return true;
}
