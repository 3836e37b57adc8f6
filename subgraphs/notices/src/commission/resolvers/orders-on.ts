import { globalId } from '@crimegraph/shared/ids/global-id';
import type { Context } from '../../context';

/** What the commission has ordered about a record, as far as the viewer may know of it. */
export async function ordersOn({ id }: { id: string }, _: unknown, { loaders, audit }: Context) {
  const orders = await loaders.ordersOnRecord.load(id);
  for (const order of orders) audit.shownIds.add(globalId('CommissionOrder', order.id));
  return orders;
}
