import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { buildASTSchema, getOperationAST, Kind, parse, validate } from 'graphql';
import { SUPERGRAPH_FILE } from '../settings';
import { withoutSecurityDirectives } from '../supergraph';
import { readOperations } from './read-operations';

const folder = join(projectRoot, 'operations');
const documents = readOperations(folder).map((text) => parse(text));
const schema = buildASTSchema(parse(withoutSecurityDirectives(readFileSync(SUPERGRAPH_FILE, 'utf8'))));

test('each published operation fits the graph, and has the name of its file', () => {
  for (const document of documents) expect(validate(schema, document)).toEqual([]);
  const names = documents.map((document) => `${getOperationAST(document)?.name?.value}.graphql`);
  expect(names).toEqual(
    readdirSync(folder)
      .filter((name) => name.endsWith('.graphql'))
      .sort(),
  );
});

test('every root field has a published operation: without one nobody could use it in production', () => {
  const asked = new Set(
    documents.flatMap((document) =>
      (getOperationAST(document)?.selectionSet.selections ?? []).map((field) =>
        field.kind === Kind.FIELD ? field.name.value : '',
      ),
    ),
  );
  const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((root) =>
    Object.keys(root?.getFields() ?? {}),
  );
  expect(fields.filter((name) => !asked.has(name))).toEqual([]);
});
