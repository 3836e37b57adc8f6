import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { plannableSupergraph } from './plannable-supergraph';

const graph = (body: string) => `
  directive @join__field(graph: String, requires: String, external: Boolean) repeatable on FIELD_DEFINITION
  enum join__Graph { A @join__graph(name: "a", url: "") B @join__graph(name: "b", url: "") }
  ${body}`;

test('our own supergraph is planned as it is', () => {
  expect(plannableSupergraph(readFileSync(join(projectRoot, 'gateway/supergraph.graphql'), 'utf8'))).toBeUndefined();
});

test('each set of arguments that a field is required with gets a name of its own, below other fields as well', () => {
  const plannable = plannableSupergraph(
    graph(`
      type T { n: N  fee: Int @join__field(graph: A, requires: "n { price(in: USD) }")
               tax: Int @join__field(graph: A, requires: "n { price(in: EUR) }") }
      type N { price(in: String): Int @join__field(graph: B) }`),
  );
  expect(plannable?.sdl.match(/price\w*\(in: \w+\)/g)).toEqual([
    'price__required1(in: USD)',
    'price__required2(in: EUR)',
    'price(in: String)',
    'price__required1(in: String)',
    'price__required2(in: String)',
  ]);
  expect(plannable?.required.originalOf('price__required2')).toBe('price');
  expect([...(plannable?.required.neededBy('a', 'T', 'tax') ?? [])]).toEqual(['price__required2']);
});

test('fields that are required without arguments keep their name', () => {
  expect(plannableSupergraph(graph('type T { a: Int  b: Int @join__field(graph: A, requires: "a") }'))).toBeUndefined();
});
