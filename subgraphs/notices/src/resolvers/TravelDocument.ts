import { databaseId } from '@crimegraph/shared/ids/global-id';
import { ordersOn } from '../commission/resolvers/orders-on';
import type { Context } from '../context';

export const TravelDocument = {
  __resolveReference: (reference: { id: string }) => reference,
  commissionOrders: ordersOn,
  notices: (travelDocument: { id: string }, _arguments: unknown, { loaders }: Context) => {
    const id = databaseId('TravelDocument', travelDocument.id);
    return id === undefined ? [] : loaders.byDocument.load(id);
  },
};
