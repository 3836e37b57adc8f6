import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The texts of the operations in `directory`, one file each. @throws when there is none: a list of nothing would refuse everything */
export function readOperations(directory: string): string[] {
  const files = readdirSync(directory).filter((name) => name.endsWith('.graphql'));
  if (files.length === 0) throw new Error(`There are no operations in ${directory}.`);
  return files.sort().map((name) => readFileSync(join(directory, name), 'utf8'));
}
