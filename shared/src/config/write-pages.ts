import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorsPage } from '../errors/errors-page';
import { rightsPage } from '../identity/rights-page';
import { projectRoot } from './environment';

/** `npm run docs`: writes the pages that are made from the code. */
writeFileSync(join(projectRoot, 'docs/errors.md'), errorsPage());
writeFileSync(join(projectRoot, 'docs/rights.md'), rightsPage());
