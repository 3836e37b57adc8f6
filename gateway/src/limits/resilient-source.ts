import { setTimeout as delay } from 'node:timers/promises';
import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { codedError } from '@crimegraph/shared/errors/coded-error';
import type { Logger } from '@crimegraph/shared/log/logger';
import { inSpan } from '@crimegraph/shared/tracing/spans';
import {
  bulkhead,
  type BulkheadPolicy,
  circuitBreaker,
  type CircuitBreakerPolicy,
  CircuitState,
  handleWhen,
  SamplingBreaker,
} from 'cockatiel';
import type { RequestContext } from '../http/request-context';
import type { GatewayMetrics } from '../metrics/gateway-metrics';
import type { Limits } from './limits';

type Context = RequestContext & Record<string, unknown>;
type Options = GraphQLDataSourceProcessOptions<Context>;
type Answer = Awaited<ReturnType<GraphQLDataSource['process']>>;

/** The breaker opens when half of the fetches of the last seconds failed, and there were enough of them to tell. */
const BREAKER = { threshold: 0.5, duration: 5_000, minimumRps: 4 };
/** Then nothing is sent for so long, and one fetch after that finds out. */
const OPEN_MS = 1_000;
/** Of so many fetches one may be sent again. */
const FETCHES_PER_RETRY = 10;
const MOST_RETRIES = 20;
const RETRY_MS = { least: 20, most: 120 };
/** A fetch that failed later than this has used up its time. */
const FAST_FAILURE_MS = 400;

/**
 * What keeps one subgraph's trouble its own: a bounded number of fetches to it at once, none while it keeps failing, and a second try
 * for a read whose connection broke, as long as few need one. Writes are sent once.
 */
export class ResilientSource implements GraphQLDataSource<Context> {
  private readonly room: BulkheadPolicy;
  private readonly breaker: CircuitBreakerPolicy;
  private retries = MOST_RETRIES;

  constructor(
    private readonly name: string,
    private readonly source: GraphQLDataSource<Context>,
    limits: Pick<Limits, 'subgraphConcurrent' | 'subgraphQueued'>,
    logger: Logger,
    private readonly metrics: Pick<GatewayMetrics, 'fetch' | 'breaker'>,
  ) {
    this.room = bulkhead(limits.subgraphConcurrent, limits.subgraphQueued);
    this.breaker = circuitBreaker(
      // What a client gave up says nothing about the subgraph.
      handleWhen((error) => !(error instanceof GivenUp)),
      { halfOpenAfter: OPEN_MS, breaker: new SamplingBreaker(BREAKER) },
    );
    this.breaker.onStateChange((state) => metrics.breaker(name, state === CircuitState.Open));
    this.breaker.onBreak(() =>
      logger.error({ subgraph: name }, 'nothing is sent to it for a second: it keeps failing'),
    );
    this.breaker.onReset(() => logger.info({ subgraph: name }, 'it answers again'));
  }

  /** Whether fetches are sent. */
  get open(): boolean {
    return this.breaker.state === CircuitState.Open;
  }

  async process(options: Options): Promise<Answer> {
    const cancelled = isWrite(options) ? undefined : (options.context as Context).cancelled;
    this.retries = Math.min(MOST_RETRIES, this.retries + 1 / FETCHES_PER_RETRY);
    try {
      return await this.room.execute(() =>
        this.breaker.execute(() =>
          inSpan(`ask ${this.name}`, { 'server.address': this.name }, () => this.send(options, cancelled), true),
        ),
      );
    } catch (error) {
      if (isCoded(error)) throw error;
      if (error instanceof GivenUp) throw error.cause;
      throw codedError('SERVICE_UNAVAILABLE', `The ${this.name} service did not answer. It was not searched.`, {
        service: this.name,
      });
    }
  }

  private async send(options: Options, cancelled: AbortSignal | undefined): Promise<Answer> {
    const started = performance.now();
    try {
      return await this.timed(options);
    } catch (error) {
      if (cancelled?.aborted) throw new GivenUp('cancelled', { cause: error });
      const late = performance.now() - started > FAST_FAILURE_MS;
      if (isWrite(options) || late || this.retries < 1) throw error;
      this.retries -= 1;
      await delay(RETRY_MS.least + Math.random() * (RETRY_MS.most - RETRY_MS.least), undefined, { ref: false });
      return await this.timed(options);
    }
  }

  private async timed(options: Options): Promise<Answer> {
    const started = performance.now();
    let outcome: 'answered' | 'failed' = 'failed';
    try {
      const answer = await this.source.process(options);
      outcome = 'answered';
      return answer;
    } finally {
      this.metrics.fetch(this.name, outcome, (performance.now() - started) / 1_000);
    }
  }
}

class GivenUp extends Error {}

function isWrite(options: Options): boolean {
  return /^\s*mutation\b/.test(options.request.query ?? '');
}

function isCoded(error: unknown): boolean {
  return (error as { extensions?: { code?: unknown } } | undefined)?.extensions?.code !== undefined;
}
