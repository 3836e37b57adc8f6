import { ordersOn } from '../commission/resolvers/orders-on';

export const FingerprintRecord = {
  __resolveReference: (reference: { id: string }) => reference,
  commissionOrders: ordersOn,
};
