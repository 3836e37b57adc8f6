import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { readOperations } from '../safelist/read-operations';
import { SUPERGRAPH_FILE } from '../settings';
import { breakingChanges } from './breaking-changes';

const supergraph = readFileSync(SUPERGRAPH_FILE, 'utf8');
const operations = readOperations(join(projectRoot, 'operations'));

test('what stays as it is breaks nobody', async () => {
  expect(await breakingChanges(supergraph, supergraph, operations)).toEqual([]);
});

test('a field that a published operation uses may not go', async () => {
  const problems = await breakingChanges(
    supergraph,
    supergraph.replaceAll('summary: String', 'gist: String'),
    operations,
  );
  expect(problems.join('\n')).toMatch(/published operation is no longer valid: .*summary/);
  expect(problems.join('\n')).toMatch(/Field 'summary' was removed from object type 'Notice'/);
});

test('an input that one of them may hold may not go', async () => {
  const problems = await breakingChanges(
    supergraph,
    supergraph.replaceAll('DocumentKeyInput', 'KeyOfDocumentInput'),
    operations,
  );
  expect(problems.join('\n')).toMatch(/DocumentKeyInput/);
});

test('what none of them uses may', async () => {
  const renamed = supergraph.replace(/\n {2}unListing:/g, '\n  committee:');
  expect(renamed).not.toBe(supergraph);
  expect(operations.join('')).not.toContain('unListing');
  expect(await breakingChanges(supergraph, renamed, operations)).toEqual([]);
});
