import type { ValueNode } from 'graphql';
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { InvalidValue } from './invalid-value';

/** What a scalar of ours is made of; on the wire all of them are strings. */
export interface ScalarDefinition<Internal> {
  /** Name in the schema: "CountryCode". */
  readonly name: string;
  /** Shown in the schema: what it is, its format, an example. */
  readonly description: string;
  /** Address of the standard that rules the format. */
  readonly specifiedByURL: string;
  /** The format with an example, for the error messages. */
  readonly format: string;
  /** From the wire to the value used inside. Throws InvalidValue. */
  readonly parse: (text: string) => Internal;
  /** From the value used inside to the wire. Throws on a value that must not exist inside. */
  readonly serialize: (value: unknown) => string;
}

/**
 * A GraphQL scalar. Bad input (variable or literal) becomes a GraphQLError with the code BAD_USER_INPUT; a bad internal
 * value becomes one with INTERNAL_SERVER_ERROR, as it is our fault. Neither message repeats the value.
 */
export function defineScalar<Internal>(definition: ScalarDefinition<Internal>): GraphQLScalarType<Internal, string> {
  const { name, description, specifiedByURL } = definition;
  return new GraphQLScalarType<Internal, string>({
    name,
    description,
    specifiedByURL,
    parseValue: (value) => parseInput(definition, value),
    parseLiteral: (node) => parseInput(definition, node.kind === Kind.STRING ? node.value : undefined, node),
    serialize: (value) => serializeOutput(definition, value),
  });
}

/** A serializer for scalars whose internal value is the string that `parse` gives: takes that and nothing else. */
export function serializeCanonical(parse: (text: string) => string): (value: unknown) => string {
  return (value) => {
    if (typeof value !== 'string' || parse(value) !== value) throw new TypeError('Not in canonical form.');
    return value;
  };
}

function parseInput<Internal>(definition: ScalarDefinition<Internal>, value: unknown, node?: ValueNode): Internal {
  try {
    if (typeof value !== 'string') throw new InvalidValue(`a string: ${definition.format}`);
    return definition.parse(value);
  } catch (error) {
    if (!(error instanceof InvalidValue)) throw error;
    // Any other kind of error makes graphql-js print the literal itself into the message.
    throw new GraphQLError(`${definition.name}: ${error.message}`, {
      nodes: node ?? null,
      extensions: { code: 'BAD_USER_INPUT' },
    });
  }
}

function serializeOutput<Internal>(definition: ScalarDefinition<Internal>, value: unknown): string {
  try {
    return definition.serialize(value);
  } catch {
    throw new GraphQLError(`${definition.name}: the stored value is not ${definition.format}.`, {
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    });
  }
}
