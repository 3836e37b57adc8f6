import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';

/**
 * Last look at each answer: a service that did not answer is told once, however many fetches it missed, and a value that
 * was dropped because it did not fit the schema is told as an error, never left to look like nothing found. Errors stand in
 * the order of their places in the answer: the order in which services happened to answer would tell how long each took.
 */
export const answerPlugin: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response }) => {
        if (response.body.kind === 'single') {
          const result = response.body.singleResult;
          const errors = oncePerService(result.errors ?? []);
          if (result.extensions?.['valueCompletion'] !== undefined) {
            const { valueCompletion: _, ...others } = result.extensions;
            if (Object.keys(others).length > 0) result.extensions = others;
            else delete result.extensions;
            errors.push({ message: 'A part of the answer is missing.', extensions: { code: 'INTERNAL' } });
          }
          if (errors.length > 0) result.errors = errors.sort(byPlace);
        }
        response.http.headers.set('cache-control', 'no-store');
        return Promise.resolve();
      },
    }),
};

function byPlace(a: GraphQLFormattedError, b: GraphQLFormattedError): number {
  const [one, other] = [a, b].map(({ path, message }) => `${JSON.stringify(path ?? [])} ${message}`);
  return (one ?? '') < (other ?? '') ? -1 : 1;
}

function oncePerService(errors: readonly GraphQLFormattedError[]): GraphQLFormattedError[] {
  const told = new Set<unknown>();
  return errors.flatMap((error) => {
    const { code, service } = error.extensions ?? {};
    if (code !== 'SERVICE_UNAVAILABLE') return [error];
    if (told.has(service)) return [];
    told.add(service);
    const { message, extensions } = error;
    return [{ message, ...(extensions && { extensions }) }];
  });
}
