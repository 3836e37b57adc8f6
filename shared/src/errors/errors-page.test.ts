import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../config/environment';
import { errorsPage } from './errors-page';

test('docs/errors.md is that of the table; "npm run docs" writes it', () => {
  expect(readFileSync(join(projectRoot, 'docs/errors.md'), 'utf8')).toBe(errorsPage());
});
