import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '@crimegraph/shared/config/environment';
import type { Seed } from '@crimegraph/shared/seed/seed';
import { readUnList } from '@crimegraph/shared/un-list/read-un-list';
import { importUnList } from '../import/un-list';

/** The extract of the UN Security Council's consolidated list that comes with the project. */
const EXTRACT = join(projectRoot, 'shared/fixtures/un-consolidated-extract.xml');

/** Special notices on the entries of the extract. */
export const unListSeed: Seed = {
  name: 'un-list',
  size: () => 1,
  fill: async (manager) => importUnList(manager, readUnList(await readFile(EXTRACT, 'utf8'))),
};
