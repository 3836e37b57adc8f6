import { noteNewRecords } from '@crimegraph/shared/feed/note-changes';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { groupedById } from '@crimegraph/shared/store/by-key';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import type { Store } from '@crimegraph/shared/store/store';
import { visibleTo } from '@crimegraph/shared/store/visible-to';
import { Brackets, type EntityManager, In, type WhereExpressionBuilder } from 'typeorm';
import { Person } from './entities/person';
import { PersonName } from './entities/person-name';
import { personRecords } from './record-sources';
import type { CandidateKey } from './search/candidates';

/** Persons examined for one key of a search. Commoner names need a birth date; the answer says so. */
export const MAX_CANDIDATES = 500;

/** The persons that share a key. */
export interface CandidateIds {
  /** Database ids. */
  ids: string[];
  /** False when more persons than `MAX_CANDIDATES` share one key. */
  complete: boolean;
}

/** A person with its names. */
export interface PersonRecord {
  person: Person;
  names: PersonName[];
}

/** Every query on persons. Each read carries the row rules of the viewer. */
export class PersonStore {
  constructor(
    private readonly store: Store,
    private readonly viewer: Viewer,
    private readonly now: Date,
  ) {}

  /** The persons of these ids. */
  findByIds(ids: readonly string[]): Promise<Person[]> {
    const query = this.store.reader.createQueryBuilder(Person, 'person').where('person.id IN (:...ids)', { ids });
    return visibleTo(query, 'person', this.viewer, this.now).getMany();
  }

  /** The names of these persons, in their order; of those alone whom the viewer may see. */
  findNames(personIds: readonly string[]): Promise<PersonName[]> {
    const query = this.store.reader
      .createQueryBuilder(PersonName, 'name')
      .innerJoin(Person, 'person', 'person.id = name.personId')
      .where('name.personId IN (:...personIds)', { personIds })
      .orderBy('name.personId')
      .addOrderBy('name.position');
    return visibleTo(query, 'person', this.viewer, this.now).getMany();
  }

  /**
   * For each key the persons who have a name of it, in the order of `keys`. One statement for all keys, in which each has
   * a bounded walk of its own, so that no common name leaves less for the others.
   */
  async findCandidateIds(keys: readonly CandidateKey[]): Promise<CandidateIds[]> {
    const walks = keys.flatMap((key, place) => [
      this.walk('nameKey', key.nameKey, key.birthYear, `n${place}`),
      ...(key.mrzKey === null ? [] : [this.walk('mrzKey', key.mrzKey, key.birthYear, `m${place}`)]),
    ]);
    const parts = walks.map(([sql], index) => `SELECT * FROM (${sql}) walk${index}`);
    const rows = await this.store.reader.query<{ walk: string; personId: string }[]>(
      parts.join(' UNION ALL '),
      walks.flatMap(([, parameters]) => parameters),
    );
    const found = new Map<string, string[]>();
    for (const { walk, personId } of rows) found.set(walk, [...(found.get(walk) ?? []), personId]);
    return keys.map((_key, place) => gathered([found.get(`n${place}`) ?? [], found.get(`m${place}`) ?? []]));
  }

  /** One more than may be examined is asked for, to know whether there are more. */
  private walk(column: 'nameKey' | 'mrzKey', key: string, birthYear: number | null, name: string): [string, unknown[]] {
    const query = this.store.reader
      .createQueryBuilder(PersonName, 'name')
      .innerJoin(Person, 'person', 'person.id = name.personId')
      .select(`'${name}'`, 'walk')
      .addSelect('name.birthYear', 'birthYear')
      .addSelect('name.personId', 'personId')
      .distinct(true)
      .where(`name.${column} = :key`, { key })
      .orderBy('name.birthYear')
      .addOrderBy('name.personId')
      .limit(MAX_CANDIDATES + 1);
    if (birthYear !== null) query.andWhere('name.birthYear IN (0, :birthYear)', { birthYear });
    return visibleTo(query, 'person', this.viewer, this.now).getQueryAndParameters();
  }
}

function gathered(walks: readonly string[][]): CandidateIds {
  return {
    ids: [...new Set(walks.flatMap((ids) => ids.slice(0, MAX_CANDIDATES)))],
    complete: walks.every((ids) => ids.length <= MAX_CANDIDATES),
  };
}

/** Inserts new persons with their names, and notes it for the change feed. */
export async function addPersons(manager: EntityManager, records: readonly PersonRecord[], at: Date): Promise<void> {
  await insertPersons(manager, records);
  await noteNewRecords(
    manager,
    personRecords,
    records.map(({ person }) => person.id),
    at,
  );
}

/** Inserts persons with their names, of which the change feed knows already or is not told. */
export async function insertPersons(manager: EntityManager, records: readonly PersonRecord[]): Promise<void> {
  await insertRows(
    manager,
    Person,
    records.map(({ person }) => person),
  );
  await insertRows(
    manager,
    PersonName,
    records.flatMap(({ names }) => names),
  );
}

/** The persons of `owner` whose primary name and year of birth are among `names`, with all of their names. */
export async function findByPrimaryNames(
  manager: EntityManager,
  owner: string,
  names: readonly Pick<PersonName, 'nameKey' | 'birthYear'>[],
  now: Date,
): Promise<PersonRecord[]> {
  const persons = await manager
    .createQueryBuilder(Person, 'person')
    .innerJoin(PersonName, 'name', 'name.personId = person.id')
    .where('person.owner = :owner AND person.expiresAt > :now', { owner, now })
    .andWhere("name.kind = 'PRIMARY'")
    .andWhere(new Brackets((where) => anyName(where, names)))
    .getMany();
  const ids = persons.map(({ id }) => id);
  const rows = await manager.find(PersonName, {
    where: { personId: In(ids) },
    order: { personId: 'ASC', position: 'ASC' },
  });
  const named = groupedById(ids, rows, ({ personId }) => personId);
  return persons.map((person, index) => ({ person, names: named[index] ?? [] }));
}

/** Grouped by year: a range of the index for each name, however common it is in other years. */
function anyName(where: WhereExpressionBuilder, names: readonly Pick<PersonName, 'nameKey' | 'birthYear'>[]): void {
  const byYear = new Map<number, string[]>();
  for (const { nameKey, birthYear } of names) byYear.set(birthYear, [...(byYear.get(birthYear) ?? []), nameKey]);
  for (const [year, keys] of byYear) {
    where.orWhere(`(name.birthYear = :year${year} AND name.nameKey IN (:...keys${year}))`, {
      [`year${year}`]: year,
      [`keys${year}`]: keys,
    });
  }
}

/** The ids of all persons of `owner` that carry a reference of `scheme`, for imports that know the whole of a list. */
export async function idsOfScheme(manager: EntityManager, owner: string, scheme: string): Promise<string[]> {
  const rows = await manager.find(Person, { select: { id: true, externalReferences: true }, where: { owner } });
  return rows
    .filter(({ externalReferences }) => externalReferences.some((reference) => reference.scheme === scheme))
    .map(({ id }) => id);
}
