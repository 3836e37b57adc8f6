import type { GraphQLFormattedError } from 'graphql';

/**
 * What a client sees when a service's own database did not answer in time: never an answer that could be taken for a clean
 * one, and what to do.
 */
export function storeUnavailableError(
  { locations, path }: GraphQLFormattedError,
  service: string,
  requestId: string,
): GraphQLFormattedError {
  return {
    message:
      `The ${service} service could not reach its records in time. They were not searched; ` +
      'a write may be sent again with the same requestId, and is done once.',
    ...(locations && { locations }),
    ...(path && { path }),
    extensions: { code: 'SERVICE_UNAVAILABLE', service, requestId },
  };
}
