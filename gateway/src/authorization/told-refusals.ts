import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';

/** Where refusals are told beside an answer rather than among its errors: the name that Apollo Router has for it. */
export const TOLD_BESIDE = 'authorizationErrors';

/** All that a client is told went wrong, wherever it is told. */
export function toldErrors({ errors = [], extensions }: FormattedExecutionResult): readonly GraphQLFormattedError[] {
  const beside = extensions?.[TOLD_BESIDE] as readonly GraphQLFormattedError[] | undefined;
  return beside === undefined ? errors : [...errors, ...beside];
}
