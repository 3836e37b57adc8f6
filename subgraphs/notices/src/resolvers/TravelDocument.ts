import { databaseId } from '@crimegraph/shared/ids/global-id';
import type { Context } from '../context';

export const TravelDocument = {
  __resolveReference: (reference: { id: string }) => reference,
  notices: (travelDocument: { id: string }, _arguments: unknown, { loaders }: Context) => {
    const id = databaseId('TravelDocument', travelDocument.id);
    return id === undefined ? [] : loaders.byDocument.load(id);
  },
};
