import { codedError } from '@crimegraph/shared/errors/coded-error';
import type { ErrorCode } from '@crimegraph/shared/errors/error-codes';
import type { GraphQLError } from 'graphql';
import type { LimitName } from './limits';

/** What a client is told whose request is beyond a limit: which, and how much it is. Nothing of the request is repeated. */
export function beyond(name: LimitName, limit: number, code: ErrorCode = 'OPERATION_TOO_LARGE'): GraphQLError {
  return codedError(code, `The request is beyond the limit of ${limit} on ${name}.`, { reason: name, limit });
}
