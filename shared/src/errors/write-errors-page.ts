import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../config/environment';
import { errorsPage } from './errors-page';

/** `npm run docs`: writes the pages that are made from the code. */
writeFileSync(join(projectRoot, 'docs/errors.md'), errorsPage());
