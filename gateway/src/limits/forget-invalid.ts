import type { ApolloServerPlugin } from '@apollo/server';
import type { OperationGate } from './operation-gate';

/** An operation that is not valid is not kept by the server, so it costs as much each time: it counts as new each time. */
export function forgetInvalid(operations: OperationGate): ApolloServerPlugin {
  return {
    requestDidStart: () =>
      Promise.resolve({
        validationDidStart: ({ source }) =>
          Promise.resolve((errors) => {
            if (errors !== undefined && errors.length > 0) operations.forget(source);
            return Promise.resolve();
          }),
      }),
  };
}
