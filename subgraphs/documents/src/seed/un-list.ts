import type { Seed } from '@crimegraph/shared/seed/seed';
import { unListExtract } from '@crimegraph/shared/un-list/un-list-extract';
import { importUnList } from '../import/un-list';

/** The documents of the shipped extract of the UN Security Council consolidated list. */
export const unListSeed: Seed = {
  name: 'un-list',
  size: () => 1,
  fill: (manager) => importUnList(manager, unListExtract(), new Date()),
};
