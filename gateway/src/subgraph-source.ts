import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { codedError } from '@crimegraph/shared/errors/coded-error';
import { CALLER_HEADER, signCallerContext } from '@crimegraph/shared/identity/caller-context';
import type { CallerKeys } from '@crimegraph/shared/identity/caller-keys';
import type { Logger } from '@crimegraph/shared/log/logger';
import { traceparent } from '@crimegraph/shared/tracing/spans';
import { Pool } from 'undici';
import type { RequestContext } from './http/request-context';

type Options = GraphQLDataSourceProcessOptions<RequestContext & Record<string, unknown>>;
type Answer = Awaited<ReturnType<GraphQLDataSource['process']>>;

/** Connections kept open to one subgraph: enough for 64 concurrent border checks with two fetches each. */
const CONNECTIONS = 128;

/**
 * How the gateway asks one subgraph: over kept connections, within a deadline, with the caller's context signed for this
 * body alone. Nothing of the client's request is copied. Whatever goes wrong is one coded error that names the service.
 */
export class SubgraphSource implements GraphQLDataSource<RequestContext & Record<string, unknown>> {
  private readonly pool: Pool;
  private readonly path: string;

  constructor(
    private readonly name: string,
    url: string,
    private readonly keys: CallerKeys,
    private readonly deadlineMs: number,
    private readonly logger: Logger,
  ) {
    const { origin, pathname } = new URL(url);
    this.path = pathname;
    this.pool = new Pool(origin, { connections: CONNECTIONS, pipelining: 1, connect: { timeout: deadlineMs } });
  }

  async process(options: Options): Promise<Answer> {
    const context = options.context as RequestContext;
    const { query, variables } = options.request;
    const operation = operationName(options);
    const body = JSON.stringify({ query, variables });
    const deadline = Math.min(context.deadline, Date.now() + this.deadlineMs);
    try {
      const answer = await this.post(body, { ...context, deadline, operation });
      return answer;
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

  private async post(body: string, context: RequestContext & { operation: string | null }): Promise<Answer> {
    const { viewer, trace, deadline, operation } = context;
    const caller = { viewer, trace, deadline, operation };
    const response = await this.pool.request({
      method: 'POST',
      path: this.path,
      headers: {
        'content-type': 'application/json',
        traceparent: traceparent(trace),
        [CALLER_HEADER]: await signCallerContext(this.keys, this.name, caller, body),
      },
      body,
      signal: patience(body, context, deadline),
    });
    const answer = (await response.body.json()) as Answer;
    const graphql = answer !== null && typeof answer === 'object' && ('data' in answer || 'errors' in answer);
    if (!graphql || response.statusCode === 401) throw new Error(`status ${response.statusCode}`);
    return answer;
  }
}

/** Until the deadline; a read only as long as its client is there. A write that has been sent is not given up. */
function patience(body: string, { cancelled }: RequestContext, deadline: number): AbortSignal {
  const timeout = AbortSignal.timeout(Math.max(1, deadline - Date.now()));
  return cancelled === undefined || body.startsWith('{"query":"mutation')
    ? timeout
    : AbortSignal.any([timeout, cancelled]);
}

/** The name that the client gave its operation, as far as the audit log keeps it. */
function operationName(options: Options): string | null {
  const name = 'incomingRequestContext' in options ? options.incomingRequestContext.operationName : null;
  return name?.slice(0, 128) ?? null;
}
