import { type GraphQLLeafType, isEnumType, specifiedScalarTypes } from 'graphql';

/** Whether a subgraph's value may stand in the answer for a leaf of this type. Custom scalars are their subgraph's affair. */
export type LeafCheck = (value: unknown) => boolean;

const BUILT_IN = new Set(specifiedScalarTypes.map(({ name }) => name));

/** Makes the check for one type. An enum value that the API schema does not have (`@inaccessible`) is not valid. */
export function leafCheck(type: GraphQLLeafType): LeafCheck {
  if (isEnumType(type)) {
    const names = new Set(type.getValues().map(({ name }) => name));
    return (value) => typeof value === 'string' && names.has(value);
  }
  if (!BUILT_IN.has(type.name)) return () => true;
  switch (type.name) {
    case 'Int':
      return (value) => Number.isInteger(value);
    case 'Float':
      return (value) => typeof value === 'number';
    case 'Boolean':
      return (value) => typeof value === 'boolean';
    case 'ID':
      return (value) => typeof value === 'string' || Number.isInteger(value);
    default:
      return (value) => typeof value === 'string';
  }
}
