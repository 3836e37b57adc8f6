import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql';

/** Tells whether an object of type `typename` is one that a fragment on `condition` is about. */
export type TypeConditions = (typename: string, condition: string) => boolean;

const ofSchemas = new WeakMap<GraphQLSchema, TypeConditions>();

/** The test for a schema; answers are kept, since there are few pairs and many objects. */
export function typeConditions(schema: GraphQLSchema): TypeConditions {
  let conditions = ofSchemas.get(schema);
  if (conditions === undefined) ofSchemas.set(schema, (conditions = conditionsOf(schema)));
  return conditions;
}

function conditionsOf(schema: GraphQLSchema): TypeConditions {
  const known = new Map<string, boolean>();
  return (typename, condition) => {
    if (typename === condition) return true;
    const pair = `${typename} ${condition}`;
    const answer = known.get(pair) ?? applies(schema, typename, condition);
    known.set(pair, answer);
    return answer;
  };
}

function applies(schema: GraphQLSchema, typename: string, condition: string): boolean {
  const type = schema.getType(typename);
  const conditional = schema.getType(condition);
  if (!isAbstractType(conditional) || !(isObjectType(type) || isInterfaceType(type))) return false;
  return schema.isSubType(conditional, type);
}
