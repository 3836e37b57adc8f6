import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../config/environment';
import { readUnList } from './read-un-list';
import type { UnList } from './un-list';

/** The extract of the list that ships with the project. */
export function unListExtract(): UnList {
  return readUnList(readFileSync(join(projectRoot, 'shared/fixtures/un-consolidated-extract.xml'), 'utf8'));
}
