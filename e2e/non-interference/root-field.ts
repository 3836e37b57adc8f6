import {
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import type { Operation } from './operation';

/** How many edges from one record to another a selection follows. */
const HOPS = 2;

/**
 * An operation that asks one root field for all that the schema offers: every field of every value, every edge to other records
 * and their fields, a few records deep. It is made from the schema, so a field that is added later is asked for as well.
 */
export function rootField(
  schema: GraphQLSchema,
  operation: 'Query' | 'Mutation',
  name: string,
  args: Record<string, unknown>,
): Operation {
  const field = (operation === 'Query' ? schema.getQueryType() : schema.getMutationType())?.getFields()[name];
  if (field === undefined) throw new Error(`the graph has no ${operation}.${name}`);
  const used = field.args.filter((argument) => argument.name in args);
  const declared = used.map((argument) => `$${argument.name}: ${argument.type.toString()}`).join(', ');
  const passed = used.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  const query = `${operation.toLowerCase()}${declared === '' ? '' : `(${declared})`} { ${name}${passed === '' ? '' : `(${passed})`} ${selection(schema, field, HOPS)} }`;
  return { query, variables: args };
}

function selection(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>, hops: number): string {
  const type = getNamedType(field.type);
  return isLeafType(type) ? '' : selectionOf(schema, type, hops);
}

function selectionOf(schema: GraphQLSchema, type: GraphQLNamedType, hops: number): string {
  if (isAbstractType(type)) {
    const parts = schema.getPossibleTypes(type).map((one) => `... on ${one.name} ${selectionOf(schema, one, hops)}`);
    return `{ __typename ${parts.join(' ')} }`;
  }
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields()).filter((field) => !field.args.some(isRequiredArgument));
  const parts = fields.flatMap((field) => {
    const left = hops - (leadsToRecord(field) ? 1 : 0);
    return left < 0 ? [] : [`${field.name} ${selection(schema, field, left)}`];
  });
  return `{ __typename ${parts.join(' ')} }`;
}

function leadsToRecord(field: GraphQLField<unknown, unknown>): boolean {
  const type = getNamedType(field.type);
  if (isAbstractType(type)) return type.name === 'Record' || type.name === 'HitRecord';
  return isObjectType(type) && (type.name === 'Hit' || type.getInterfaces().some(({ name }) => name === 'Record'));
}
