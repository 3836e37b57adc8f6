import {
  execute,
  getNamedType,
  GraphQLList,
  GraphQLObjectType,
  GraphQLSchema,
  isEnumType,
  isObjectType,
  isRequiredArgument,
  isScalarType,
  parse,
} from 'graphql';
import { requirementOf } from '../identity/scope-requirement';
import type { SubgraphContext } from '../server/subgraph-context';
import type { SubgraphDefinition } from '../server/subgraph-definition';
import { subgraphSchema } from '../server/subgraph-schema';
import type { RecordRow } from '../store/record-row';

/**
 * Shows rows as the graph does: by the resolvers and scalars of the type in the subgraph's own schema, all of its fields,
 * and under the same scopes. Of a record of another type only the id, since its own feed tells the rest.
 */
export class RecordJson<Loaders> {
  private readonly schema: GraphQLSchema;
  private readonly query: ReturnType<typeof parse>;

  constructor(definition: SubgraphDefinition<Loaders>, typeName: string) {
    const type = subgraphSchema(definition).getType(typeName);
    if (!isObjectType(type)) throw new Error(`the schema has no type ${typeName}`);
    this.schema = new GraphQLSchema({
      query: new GraphQLObjectType({ name: 'Feed', fields: { records: { type: new GraphQLList(type) } } }),
    });
    this.query = parse(`{ records ${selection(type, typeName)} }`);
  }

  /** @throws the first error of a resolver, for instance when a row has ceased to be visible since it was read */
  async of(records: readonly RecordRow[], contextValue: SubgraphContext<Loaders>): Promise<Record<string, unknown>[]> {
    const result = await execute({
      schema: this.schema,
      document: this.query,
      rootValue: { records },
      contextValue,
    });
    const shown = result.data as { records: Record<string, unknown>[] } | null | undefined;
    if (result.errors?.[0] !== undefined || !shown) throw result.errors?.[0] ?? new Error('nothing was shown');
    return shown.records;
  }
}

function selection(type: GraphQLObjectType, root: string): string {
  const isOtherRecord = type.name !== root && type.astNode?.directives?.some(({ name }) => name.value === 'key');
  if (isOtherRecord === true) return '{ id }';
  const fields = Object.values(type.getFields()).flatMap((field): string[] => {
    // What asks for rights of its own is told of the record, and is no part of it.
    const scoped = requirementOf(field.astNode?.directives) !== undefined;
    if (scoped || field.args.some(isRequiredArgument)) return [];
    const inner = getNamedType(field.type);
    if (isScalarType(inner) || isEnumType(inner)) return [field.name];
    // No other kind of type occurs in a record; one that did would be missing from the feed without a word.
    if (!isObjectType(inner)) throw new Error(`${type.name}.${field.name}: not a type that a feed can show`);
    return [`${field.name} ${selection(inner, root)}`];
  });
  return `{ ${fields.join(' ')} }`;
}
