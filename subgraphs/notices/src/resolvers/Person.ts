import { databaseId } from '@crimegraph/shared/ids/global-id';
import { ordersOn } from '../commission/resolvers/orders-on';
import type { Context } from '../context';

export const Person = {
  __resolveReference: (reference: { id: string }) => reference,
  commissionOrders: ordersOn,
  notices: (person: { id: string }, _arguments: unknown, { loaders }: Context) => {
    const id = databaseId('Person', person.id);
    return id === undefined ? [] : loaders.byPerson.load(id);
  },
};
