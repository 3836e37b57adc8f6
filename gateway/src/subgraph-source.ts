import { randomBytes } from 'node:crypto';
import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { codedError } from '@crimegraph/shared/errors/coded-error';
import { CALLER_HEADER, signCallerContext } from '@crimegraph/shared/identity/caller-context';
import type { CallerKeys } from '@crimegraph/shared/identity/caller-keys';
import type { Logger } from '@crimegraph/shared/log/logger';
import { Pool } from 'undici';
import { postJson } from './http/post-json';
import type { RequestContext } from './http/request-context';

/** What a subgraph has to know of the request that a call is made for. */
export interface Call {
  readonly trace: string;
  /** Instant by which the client has its answer, in ms since 1970. */
  readonly deadline: number;
}

/** The headers of one call, names and values by turns. */
export type CallHeaders<Context> = (
  context: Context,
  call: { operation: string | null; deadline: number; body: string },
) => string[] | Promise<string[]>;

type Options<Context extends Call> = GraphQLDataSourceProcessOptions<Context & Record<string, unknown>>;
type Answer = Awaited<ReturnType<GraphQLDataSource['process']>>;

/** Connections kept open to one subgraph: enough for 64 concurrent border checks with two fetches each. */
const CONNECTIONS = 128;

/**
 * How the gateway asks one subgraph: over kept connections, within a deadline. Nothing of the client's request is copied.
 * Whatever goes wrong is one coded error that names the service.
 */
export class SubgraphSource<Context extends Call> implements GraphQLDataSource<Context & Record<string, unknown>> {
  private readonly pool: Pool;
  private readonly path: string;

  constructor(
    private readonly name: string,
    url: string,
    private readonly headers: CallHeaders<Context>,
    private readonly deadlineMs: number,
    private readonly logger: Logger,
  ) {
    const { origin, pathname, search } = new URL(url);
    this.path = `${pathname}${search}`;
    this.pool = new Pool(origin, { connections: CONNECTIONS, pipelining: 1, connect: { timeout: deadlineMs } });
  }

  async process(options: Options<Context>): Promise<Answer> {
    const context = options.context as Context;
    const { query, variables } = options.request;
    const body = JSON.stringify({ query, variables });
    const now = Date.now();
    const deadline = Math.min(context.deadline, now + this.deadlineMs);
    try {
      const headers = this.headers(context, { operation: operationName(options), deadline, body });
      const given = Array.isArray(headers) ? headers : await headers;
      const { status, value } = await postJson(this.pool, this.path, given, body, Math.max(1, deadline - now));
      const graphql = value !== null && typeof value === 'object' && ('data' in value || 'errors' in value);
      if (!graphql || status === 401) throw new Error(`status ${status}`);
      return value as Answer;
    } catch (error) {
      this.logger.warn({ subgraph: this.name, trace: context.trace, error: (error as Error).message }, 'no answer');
      throw codedError('SERVICE_UNAVAILABLE', `The ${this.name} service did not answer. It was not searched.`, {
        service: this.name,
      });
    }
  }

  close(): Promise<void> {
    return this.pool.destroy();
  }
}

/** Headers that carry the caller's context, signed for this service and this body alone. */
export function signedHeaders(name: string, keys: CallerKeys): CallHeaders<RequestContext> {
  return async ({ viewer, trace }, { operation, deadline, body }) => [
    'content-type',
    'application/json',
    'traceparent',
    `00-${trace}-${randomBytes(8).toString('hex')}-01`,
    CALLER_HEADER,
    await signCallerContext(keys, name, { viewer, trace, deadline, operation }, body),
  ];
}

/** The name that the client gave its operation, as far as the audit log keeps it. */
function operationName<Context extends Call>(options: Options<Context>): string | null {
  const name = 'incomingRequestContext' in options ? options.incomingRequestContext.operationName : null;
  return name?.slice(0, 128) ?? null;
}
