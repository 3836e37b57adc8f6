import { noteNewRecords } from '@crimegraph/shared/feed/note-changes';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { groupedById } from '@crimegraph/shared/store/by-key';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import type { Store } from '@crimegraph/shared/store/store';
import { visibility, visibleTo } from '@crimegraph/shared/store/visible-to';
import { Brackets, type EntityManager, In, type WhereExpressionBuilder } from 'typeorm';
import { Person } from './entities/person';
import { PersonName } from './entities/person-name';
import { KEY_SCHEME } from './matching/candidate-keys';
import { personRecords } from './record-sources';
import { type ComparedPerson, comparedPersons, type ComparedRow } from './search/compared-person';
import { addKeys } from './search/key-rows';
import { searchNumber } from './search/search-keys';

/** Persons whom a search meets along one key. Of commoner names the answer says that there are more. */
export const MAX_WALKED = 300;

/** The persons that share a key. */
export interface KeyWalk {
  /** Search numbers. */
  numbers: number[];
  /** False when more than `MAX_WALKED` persons share it. */
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
   * For each hash the persons who have a key of it, in the order of `hashes`. One statement for all, in which each has a bounded
   * walk of its own along the index, so that no common name leaves less for the others. The row rules are part of each walk: whom
   * the viewer may not see takes nobody's place.
   */
  async walkKeys(hashes: readonly number[]): Promise<KeyWalk[]> {
    const [visible, values] = this.rowRules();
    const walk =
      'SELECT search_key.number FROM name_search_key search_key INNER JOIN person ON person.searchNumber = search_key.number ' +
      `WHERE search_key.scheme = ${KEY_SCHEME} AND search_key.hash = ? AND ${visible} ORDER BY search_key.number LIMIT ${MAX_WALKED + 1}`;
    // One text of numbers a key: drivers take longer over a row than engines.
    const parts = hashes.map(
      (_hash, at) => `SELECT ${at} AS walk, GROUP_CONCAT(number) AS numbers FROM (${walk}) walk${at}`,
    );
    const rows = await this.store.reader.query<{ walk: number; numbers: string | null }[]>(
      parts.join(' UNION ALL '),
      hashes.flatMap((hash) => [hash, ...values]),
    );
    const found = new Map(rows.map(({ walk: at, numbers }) => [at, numbers?.split(',').map(Number) ?? []]));
    return hashes.map((_hash, at) => {
      const numbers = found.get(at) ?? [];
      return { numbers: numbers.slice(0, MAX_WALKED), complete: numbers.length <= MAX_WALKED };
    });
  }

  /** What is compared of the persons of these search numbers. */
  async findCompared(numbers: readonly number[]): Promise<ComparedPerson[]> {
    const [visible, values] = this.rowRules();
    // One text a row, for the same reason.
    const rows = await this.store.reader.query<{ compared: string | ComparedRow }[]>(
      'SELECT JSON_ARRAY(person.searchNumber, person.id, person.birthDate, person.otherBirthDates, person.birthDateApproximate, ' +
        'person.nationalities, person.sex, name.position, name.kind, name.quality, name.script, name.full, name.family, name.given, name.nameKey, ' +
        'name.mrzKey) AS compared FROM person INNER JOIN person_name name ON name.personId = person.id ' +
        `WHERE person.searchNumber IN (${numbers.map(() => '?').join(', ')}) AND ${visible}`,
      [...numbers, ...values],
    );
    return comparedPersons(
      // MariaDB gives JSON as a text, MySQL as what it says.
      rows.map(({ compared }) => (typeof compared === 'string' ? (JSON.parse(compared) as ComparedRow) : compared)),
    );
  }

  /** The row rules on the table `person`, with places for values, and these. */
  private rowRules(): [string, unknown[]] {
    const { sql, parameters } = visibility('person', this.viewer, this.now);
    return this.store.reader.dataSource.driver.escapeQueryWithParameters(sql, { ...parameters });
  }
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

/** Inserts persons with their names and the keys of these, of which the change feed knows already or is not told. */
export async function insertPersons(manager: EntityManager, records: readonly PersonRecord[]): Promise<void> {
  await insertRows(
    manager,
    Person,
    records.map(({ person }) => ({ ...person, searchNumber: searchNumber(person.id), keyScheme: KEY_SCHEME })),
  );
  await insertRows(
    manager,
    PersonName,
    records.flatMap(({ names }) => names),
  );
  await addKeys(manager, records, 'NONE_IS_THERE');
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
