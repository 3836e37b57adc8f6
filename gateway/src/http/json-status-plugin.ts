import type { ApolloServerPlugin } from '@apollo/server';

/**
 * Answers an operation that is not valid with 200 where the client takes `application/json` and nothing else, as GraphQL over
 * HTTP (section 6.4.1) asks for: such clients take every other status for one of a proxy. All others get 400.
 */
export const jsonStatusPlugin: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ request, source, response }) => {
        const accept = request.http?.headers.get('accept') ?? '*/*';
        if (response.http.status === 400 && source !== undefined && onlyJson(accept)) response.http.status = 200;
        return Promise.resolve();
      },
    }),
};

function onlyJson(accept: string): boolean {
  return accept.split(',').every((type) => type.split(';', 1)[0]?.trim().toLowerCase() === 'application/json');
}
