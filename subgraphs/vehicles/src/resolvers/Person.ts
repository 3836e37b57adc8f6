import { databaseId } from '@crimegraph/shared/ids/global-id';
import type { Context } from '../context';

export const Person = {
  __resolveReference: (reference: { id: string }) => reference,
  vehicles: (person: { id: string }, _arguments: unknown, { loaders }: Context) => {
    const id = databaseId('Person', person.id);
    return id === undefined ? [] : loaders.byHolder.load(id);
  },
};
