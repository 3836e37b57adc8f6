import type { ApolloServerPlugin } from '@apollo/server';
import { takesJsonAlone } from './takes-json-alone';

/** Answers an operation that is not valid with the status that the client expects. */
export const jsonStatusPlugin: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ request, source, response }) => {
        const invalid = response.http.status === 400 && source !== undefined;
        if (invalid && takesJsonAlone(request.http?.headers.get('accept'))) response.http.status = 200;
        return Promise.resolve();
      },
    }),
};
