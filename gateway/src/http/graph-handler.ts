import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApolloServer, type BaseContext, HeaderMap } from '@apollo/server';

/**
 * Has Apollo Server answer a request whose body has been read: every hook of every plugin fires as behind its own
 * integrations. The answer is written at once.
 *
 * @param body the body as JSON, undefined when it was none
 */
export async function answerGraph<Context extends BaseContext>(
  server: ApolloServer<Context>,
  request: IncomingMessage,
  response: ServerResponse,
  body: unknown,
  context: Context,
): Promise<void> {
  const headers = new HeaderMap();
  for (const name in request.headers) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, typeof value === 'string' ? value : value.join(', '));
  }
  const url = request.url ?? '';
  const question = url.indexOf('?');
  const answer = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method ?? 'POST',
      headers,
      search: question === -1 ? '' : url.slice(question),
      body,
    },
    context: () => Promise.resolve(context),
  });
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  response.statusCode = answer.status ?? 200;
  if (answer.body.kind === 'complete') {
    // One piece with its length, encoded once: no chunked encoding.
    const bytes = Buffer.from(answer.body.string);
    response.setHeader('content-length', bytes.length);
    response.end(bytes);
    return;
  }
  for await (const chunk of answer.body.asyncIterator) response.write(chunk);
  response.end();
}
