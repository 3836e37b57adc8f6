import {
  getNullableType,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';

/** Values that every scalar of the graph takes. */
const scalars: Record<string, string> = {
  ID: '"x"',
  String: '"ABCDE"',
  Int: '1',
  Float: '0.5',
  Boolean: 'true',
  Date: '"2020-01-02"',
  PartialDate: '"1974"',
  DateTime: '"2020-01-02T03:04:05Z"',
  CountryCode: '"UTO"',
  Mrz: '"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10"',
};

/** The shortest way to ask for `field`: what it must be given, and of what it leads to no more than the name of its type. */
export function minimalField(field: GraphQLField<unknown, unknown>): string {
  const given = field.args
    .filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined)
    .map(({ name, type }) => `${name}: ${minimalValue(type)}`);
  const selection = isCompositeType(getNamedType(field.type)) ? ' { __typename }' : '';
  return `${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${selection}`;
}

function minimalValue(type: GraphQLInputType): string {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return `[${minimalValue(nullable.ofType)}]`;
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name ?? '';
  if (isInputObjectType(nullable)) {
    const fields = Object.values(nullable.getFields())
      .filter(({ type: of, defaultValue }) => isNonNullType(of) && defaultValue === undefined)
      .map(({ name, type: of }) => `${name}: ${minimalValue(of)}`);
    return `{ ${fields.join(', ')} }`;
  }
  const value = scalars[nullable.name];
  if (value === undefined) throw new Error(`no value is known for the scalar ${nullable.name}`);
  return value;
}
