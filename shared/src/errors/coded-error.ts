import { GraphQLError } from 'graphql';
import type { ErrorCode } from './error-codes';

/**
 * An error that a client is meant to see.
 *
 * @param message what was expected and what to do; never personal data, hosts or SQL
 * @param details further `extensions`, under the same rule
 */
export function codedError(code: ErrorCode, message: string, details: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...details } });
}
