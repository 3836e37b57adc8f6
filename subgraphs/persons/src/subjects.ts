import { databaseId } from '@crimegraph/shared/ids/global-id';
import type { SubjectQuestion } from '@crimegraph/shared/subject-access/subject-question';
import type { FoundRecord, SubjectSource } from '@crimegraph/shared/subject-access/subject-source';
import type { Context } from './context';
import { Person } from './entities/person';
import type { PersonLoaders } from './loaders';
import { personQuestion } from './search/person-question';
import { judge } from './search/search-persons';

/** Persons by name and birth date, as every search for a person finds them, and those that other records lead to. */
export const personSubjects: SubjectSource<PersonLoaders> = {
  type: 'Person',
  entity: Person,
  personOf: ({ id }) => id,
  search: async (question, context) => {
    const searched = await Promise.all(question.names.map((name) => byName(name, question.birthDate, context.loaders)));
    const found = [...searched.flatMap((one) => one.found), ...(await named(question, context))];
    return { found, complete: searched.every((one) => one.complete) };
  },
};

async function byName(name: string, birthDate: string | null, loaders: PersonLoaders) {
  const { found, complete } = await judge(personQuestion({ name, birthDate }), loaders);
  const rows = await Promise.all(found.map(({ person }) => loaders.byId.load(person.id)));
  const records = found.flatMap(({ level }, at): FoundRecord[] => {
    const row = rows[at];
    return row ? [{ row, level, ground: 'NAME' }] : [];
  });
  return { found: records, complete };
}

async function named({ records }: SubjectQuestion, { loaders }: Context): Promise<FoundRecord[]> {
  const ids = records.map((id) => databaseId('Person', id)).filter((id) => id !== undefined);
  const rows = await Promise.all(ids.map((id) => loaders.byId.load(id)));
  return rows.flatMap((row): FoundRecord[] => (row === null ? [] : [{ row, level: null, ground: 'RECORD' }]));
}
