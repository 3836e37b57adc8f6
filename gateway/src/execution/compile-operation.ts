import type { QueryPlan } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { collectFields } from './collect-fields';
import { compilePlan } from './compile-plan';
import { introspect, isIntrospection } from './introspection';
import type { JsonObject } from './json-object';
import type { Step } from './run';
import { compileShaper, type Shaper } from './shape-answer';
import { switchVariables } from './switch-variables';
import { typeConditions } from './type-conditions';

/** An operation, ready to be executed any number of times. */
export interface CompiledOperation {
  readonly operation: OperationDefinitionNode;
  readonly plan: QueryPlan;
  readonly execute: Step;
  /** The shaper for these values of variables. */
  shaper(variables: JsonObject): Shaper;
  /** Whether there is a plan, or nothing to plan: without one the answer would look like nothing found. */
  answerable(variables: JsonObject): boolean;
  /** Whether it asks about the schema itself. */
  readonly introspects: boolean;
  /** Answers to the root fields that do. @param shown what may be told of it */
  introspect(variables: JsonObject, shown: GraphQLSchema): JsonObject;
}

/** Values of `@skip` and `@include` that shapers are kept for: eight variables that all vary would be more. */
const MAX_SHAPERS = 64;

/**
 * Compiles `operation` of `document`.
 *
 * @param schema the schema that clients see
 * @param supergraph the schema that plans are about: it knows types and fields that clients do not see
 */
export function compileOperation(
  schema: GraphQLSchema,
  supergraph: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  plan: QueryPlan,
): CompiledOperation {
  if (plan.node?.kind === 'Subscription') throw new Error('subscriptions are not supported');
  const fragmentNodes = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  const fragments = new Map(fragmentNodes.map((fragment) => [fragment.name.value, fragment]));
  const root = schema.getRootType(operation.operation) as GraphQLObjectType;
  const switches = switchVariables(document);
  const conditions = typeConditions(schema);
  const shapers = new Map<string, Shaper>();
  const collection = (variables: JsonObject) => ({ schema, fragments, variables, conditions });
  return {
    operation,
    plan,
    execute: compilePlan(plan.node, typeConditions(supergraph)),
    shaper: (variables) => {
      const key = switches.map((name) => (variables[name] === true ? '1' : '0')).join('');
      let shaper = shapers.get(key);
      if (shaper === undefined) {
        if (shapers.size >= MAX_SHAPERS) shapers.clear();
        shaper = compileShaper(collection(variables), root, operation.selectionSet);
        shapers.set(key, shaper);
      }
      return shaper;
    },
    answerable: (variables) =>
      plan.node !== undefined ||
      collectFields(collection(variables), root, [operation.selectionSet]).every(({ type }) => type === undefined),
    introspects: fragmentNodes.some(asksForSchema) || asksForSchema(operation),
    introspect: (variables, shown) => {
      const fields = introspectionFields(collection(variables), root, operation);
      return fields.length === 0 ? {} : introspect(shown, operation, fragmentNodes, fields, variables);
    },
  };
}

function introspectionFields(
  collection: Parameters<typeof collectFields>[0],
  root: GraphQLObjectType,
  operation: OperationDefinitionNode,
): FieldNode[] {
  return collectFields(collection, root, [operation.selectionSet]).flatMap(({ nodes }) =>
    nodes.filter(isIntrospection),
  );
}

function asksForSchema(node: DocumentNode['definitions'][number]): boolean {
  let found = false;
  visit(node, { Field: (field) => void (found ||= isIntrospection(field)) });
  return found;
}
