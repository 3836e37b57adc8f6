import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { codedError } from '@crimegraph/shared/errors/coded-error';
import { CALLER_HEADER, signCallerContext } from '@crimegraph/shared/identity/caller-context';
import type { CallerKeys } from '@crimegraph/shared/identity/caller-keys';
import type { Logger } from '@crimegraph/shared/log/logger';
import { traceparent } from '@crimegraph/shared/tracing/spans';
import { Pool } from 'undici';
import { postJson } from './http/post-json';
import type { RequestContext } from './http/request-context';

/** What a subgraph has to know of the request that a call is made for. */
export interface Call {
  readonly trace: string;
  /** Instant by which the client has its answer, in ms since 1970. */
  readonly deadline: number;
  /** Aborted when the client is gone. */
  readonly cancelled?: AbortSignal | undefined;
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
      const limits = {
        withinMs: Math.max(1, deadline - now),
        cancelled: isWrite(query) ? undefined : context.cancelled,
      };
      const { status, value } = await postJson(this.pool, this.path, given, body, limits);
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
    traceparent(trace),
    CALLER_HEADER,
    await signCallerContext(keys, name, { viewer, trace, deadline, operation }, body),
  ];
}

/** A write that has been sent is not given up, whoever goes. */
function isWrite(query: string | undefined): boolean {
  return query?.startsWith('mutation') === true;
}

/** The name that the client gave its operation, as far as the audit log keeps it. */
function operationName<Context extends Call>(options: Options<Context>): string | null {
  const name = 'incomingRequestContext' in options ? options.incomingRequestContext.operationName : null;
  return name?.slice(0, 128) ?? null;
}
