import { databaseId } from '@crimegraph/shared/ids/global-id';
import { mrzReading } from '@crimegraph/shared/mrz/graph-reading';
import { pageSize } from '@crimegraph/shared/paging/keyset';
import type { Context } from '../context';
import { personQuestion, type PersonSearchInput, questionOfMrz } from '../search/person-question';
import { searchPersons } from '../search/search-persons';

export const Query = {
  personSearch: (_: unknown, { search, first }: { search: PersonSearchInput; first: number }, context: Context) =>
    searchPersons(personQuestion(search), pageSize(first), context),

  personSearchByMrz: async (_: unknown, { mrz, first }: { mrz: string; first: number }, context: Context) => {
    const reading = mrzReading(mrz, context.now);
    const found = await searchPersons(questionOfMrz(reading), pageSize(first), context);
    return { ...found, mrz: reading };
  },

  person: (_: unknown, { id }: { id: string }, { loaders }: Context) => {
    const uuid = databaseId('Person', id);
    return uuid === undefined ? null : loaders.byId.load(uuid);
  },
};
