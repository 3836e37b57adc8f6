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
    // One piece with its length: no chunked encoding. As many bytes as characters are ASCII, the same in both encodings, and
    // latin1 is copied as it is; no buffer waits for the garbage collector.
    const text = answer.body.string;
    const length = Buffer.byteLength(text);
    response.setHeader('content-length', length);
    response.end(text, length === text.length ? 'latin1' : 'utf8');
    return;
  }
  for await (const chunk of answer.body.asyncIterator) response.write(chunk);
  response.end();
}
