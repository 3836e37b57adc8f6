import { Supergraph } from '@apollo/federation-internals';
import { CriticalityLevel, diff, DiffRule, type UsageHandler, validate } from '@graphql-inspector/core';
import {
  getNamedType,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  Kind,
  parse,
  Source,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { withoutSecurityDirectives } from '../supergraph';

/**
 * What a new supergraph would break, of that which clients see: published operations that are no longer valid, and breaking changes
 * to what they use (GraphQL Inspector). Changes to what none of them uses break nobody.
 */
export async function breakingChanges(before: string, after: string, operations: readonly string[]): Promise<string[]> {
  const [older, newer] = [apiSchema(before), apiSchema(after)];
  const invalid = validate(
    newer,
    operations.map((text) => new Source(text)),
  ).flatMap(({ errors }) => errors.map(({ message }) => `a published operation is no longer valid: ${message}`));
  const used = coordinatesOf(older, operations);
  // What it asks is whether nobody uses them.
  const checkUsage: UsageHandler = (entities) =>
    Promise.resolve(
      entities.map(
        ({ type, field, argument }) =>
          !used.has([type, field, argument].filter((part) => part !== undefined).join('.')),
      ),
    );
  const changes = await diff(older, newer, [DiffRule.considerUsage], { checkUsage });
  const breaking = changes.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking);
  return [...invalid, ...breaking.map(({ message }) => message)];
}

/** The schema that clients see who may see all of it. */
export function apiSchema(supergraph: string): GraphQLSchema {
  return Supergraph.build(withoutSecurityDirectives(supergraph)).apiSchema().toGraphQLJSSchema();
}

/** The types, fields and arguments that operations use, and of inputs all that their variables may hold. */
function coordinatesOf(schema: GraphQLSchema, operations: readonly string[]): ReadonlySet<string> {
  const used = new Set<string>();
  const info = new TypeInfo(schema);
  for (const text of operations) {
    visit(
      parse(text),
      visitWithTypeInfo(info, {
        enter: (node) => {
          if (node.kind === Kind.VARIABLE_DEFINITION) noteInput(info.getInputType(), used);
          const [type, field, argument] = [info.getParentType(), info.getFieldDef(), info.getArgument()];
          if (!type) return;
          used.add(type.name);
          if (field) used.add(`${type.name}.${field.name}`);
          if (field && argument) used.add(`${type.name}.${field.name}.${argument.name}`);
        },
      }),
    );
  }
  return used;
}

function noteInput(type: GraphQLInputType | null | undefined, used: Set<string>): void {
  const named = getNamedType(type);
  if (named === null || named === undefined || used.has(named.name)) return;
  used.add(named.name);
  if (isEnumType(named)) for (const { name } of named.getValues()) used.add(`${named.name}.${name}`);
  if (!isInputObjectType(named)) return;
  for (const field of Object.values(named.getFields())) {
    used.add(`${named.name}.${field.name}`);
    noteInput(field.type, used);
  }
}
