import { GraphQLError, type GraphQLFormattedError } from 'graphql';

const UNSPECIFIED = 'DOWNSTREAM_SERVICE_ERROR';

/** An error of a subgraph as the client sees it: at the place in the client's own answer, with the name of the service. */
export function answerError(
  error: GraphQLFormattedError,
  service: string,
  path: readonly (string | number)[] | undefined,
): GraphQLError {
  const message = error.message || `Error while fetching from the service "${service}".`;
  const extensions = { ...error.extensions, code: error.extensions?.['code'] ?? UNSPECIFIED, serviceName: service };
  return new GraphQLError(message, { ...(path && { path }), extensions });
}
