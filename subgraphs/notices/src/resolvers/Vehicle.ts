import { databaseId } from '@crimegraph/shared/ids/global-id';
import { ordersOn } from '../commission/resolvers/orders-on';
import type { Context } from '../context';

export const Vehicle = {
  __resolveReference: (reference: { id: string }) => reference,
  commissionOrders: ordersOn,
  notices: (vehicle: { id: string }, _arguments: unknown, { loaders }: Context) => {
    const id = databaseId('Vehicle', vehicle.id);
    return id === undefined ? [] : loaders.byVehicle.load(id);
  },
};
