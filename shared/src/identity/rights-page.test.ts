import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../config/environment';
import { rightsPage } from './rights-page';

test('docs/rights.md is that of the tables; "npm run docs" writes it', () => {
  expect(readFileSync(join(projectRoot, 'docs/rights.md'), 'utf8')).toBe(rightsPage());
});
