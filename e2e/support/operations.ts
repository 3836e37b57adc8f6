import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@crimegraph/shared/config/environment';

/** The text of a named operation of `operations/`. */
export function operation(name: string): string {
  return readFileSync(join(projectRoot, 'operations', `${name}.graphql`), 'utf8');
}
