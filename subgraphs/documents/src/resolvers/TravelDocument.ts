import { databaseId, globalId } from '@crimegraph/shared/ids/global-id';
import { recordResolvers } from '@crimegraph/shared/server/record-resolvers';
import type { Context } from '../context';
import type { TravelDocument as Row } from '../entities/travel-document';

export const TravelDocument = {
  ...recordResolvers('TravelDocument'),
  __resolveReference: (reference: { id: string }, { loaders }: Context) => {
    const id = databaseId('TravelDocument', reference.id);
    return id === undefined ? null : loaders.byId.load(id);
  },
  holder: (document: Row) =>
    document.holderId === null ? null : { __typename: 'Person', id: globalId('Person', document.holderId) },
  loss: (document: Row) => {
    const { lossDate: date, lossPlace: place, lossCountry: country } = document;
    return date === null && place === null && country === null ? null : { date, place, country };
  },
};
