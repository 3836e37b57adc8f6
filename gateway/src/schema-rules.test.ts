import { readFileSync } from 'node:fs';
import {
  buildASTSchema,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  parse,
} from 'graphql';
import { AuthorizationRules } from './authorization/authorization-rules';
import { SUPERGRAPH_FILE } from './settings';

const schema = buildASTSchema(parse(readFileSync(SUPERGRAPH_FILE, 'utf8')));
const types = Object.values(schema.getTypeMap()).filter(
  ({ name }) => !/^(__|join__|link__|requiresScopes__|(String|Int|Float|Boolean|ID|Query|Mutation)$)/.test(name),
);
const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type) => (type ? [type] : []));

/** Everything in the graph that a reader can stumble over, by its coordinate, with its description. */
function elements(type: GraphQLNamedType): [string, string | null | undefined][] {
  const own: [string, string | null | undefined][] = [[type.name, type.description]];
  if (isEnumType(type))
    return [
      ...own,
      ...type.getValues().map((v): [string, string | null | undefined] => [`${type.name}.${v.name}`, v.description]),
    ];
  if (isInputObjectType(type)) {
    return [
      ...own,
      ...Object.values(type.getFields()).map((f): [string, string | null | undefined] => [
        `${type.name}.${f.name}`,
        f.description,
      ]),
    ];
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return own;
  return Object.values(type.getFields()).reduce<[string, string | null | undefined][]>(
    (all, field) => [
      ...all,
      [`${type.name}.${field.name}`, field.description],
      ...field.args.map((a): [string, string | null | undefined] => [
        `${type.name}.${field.name}(${a.name}:)`,
        a.description,
      ]),
    ],
    own,
  );
}

test('every element of the graph is described', () => {
  const all = [...types.flatMap(elements), ...roots.flatMap((root) => elements(root).slice(1))];
  expect(all.length).toBeGreaterThan(300);
  expect(all.filter(([, description]) => !description).map(([coordinate]) => coordinate)).toEqual([]);
});

test.each(
  roots.flatMap((root) =>
    Object.values(root.getFields()).map((field) => [`${root.name}.${field.name}`, field] as const),
  ),
)('%s can be missing alone, and asks for a scope', (_coordinate, field) => {
  expect(isNonNullType(field.type)).toBe(false);
  const directives = field.astNode?.directives?.map((directive) => directive.name.value);
  expect(directives).toContain('requiresScopes');
});

test('whatever may be withheld for want of a scope may be null', () => {
  const rules = new AuthorizationRules(readFileSync(SUPERGRAPH_FILE, 'utf8'));
  const guarded = types.filter(isObjectType).flatMap((type) =>
    Object.values(type.getFields())
      .filter(({ name }) => rules.ofField(type.name, name) !== undefined)
      .map((field) => [`${type.name}.${field.name}`, isNonNullType(field.type)]),
  );
  expect(guarded.length).toBeGreaterThan(5);
  expect(guarded.filter(([, nonNull]) => nonNull)).toEqual([]);
});
