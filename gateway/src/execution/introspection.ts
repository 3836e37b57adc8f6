import {
  type DocumentNode,
  executeSync,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { JsonObject } from './json-object';

/** Whether a field is answered from the schema rather than by a subgraph. */
export function isIntrospection({ name }: FieldNode): boolean {
  return name.value === '__schema' || name.value === '__type';
}

/** Answers the fields of introspection among the root fields of an operation, by response name. */
export function introspect(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: readonly FragmentDefinitionNode[],
  fields: readonly FieldNode[],
  variableValues: JsonObject,
): JsonObject {
  const asked: OperationDefinitionNode = {
    ...operation,
    selectionSet: { kind: Kind.SELECTION_SET, selections: fields },
  };
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [asked, ...fragments] };
  const { data, errors } = executeSync({ schema, document, variableValues });
  if (errors?.[0] !== undefined) throw errors[0];
  return data ?? {};
}
