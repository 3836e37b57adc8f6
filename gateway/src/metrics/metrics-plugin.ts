import type { ApolloServerPlugin } from '@apollo/server';
import type { Logger } from '@crimegraph/shared/log/logger';
import { currentSpan } from '@crimegraph/shared/tracing/spans';
import { toldErrors } from '../authorization/told-refusals';
import type { RequestContext } from '../http/request-context';
import type { GatewayMetrics, Outcome } from './gateway-metrics';

/** Counts operations as they are answered, names their spans, and logs those that took longer than `slowMs`. */
export function metricsPlugin(
  metrics: GatewayMetrics,
  slowMs: number,
  logger: Logger,
): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: () => {
      const started = performance.now();
      return Promise.resolve({
        didResolveOperation: ({ operationName, contextValue }) => {
          const { bureau, role, purpose } = contextValue.viewer;
          const name = operationName?.slice(0, 128) ?? 'anonymous';
          currentSpan()?.setAttributes({ 'graphql.operation.name': name, bureau, role, purpose });
          return Promise.resolve();
        },
        willSendResponse: ({ operationName, contextValue, response }) => {
          if (response.body.kind !== 'single') return Promise.resolve();
          const { data } = response.body.singleResult;
          const errors = toldErrors(response.body.singleResult);
          const outcome: Outcome =
            data === undefined || data === null ? 'refused' : errors.length > 0 ? 'partial' : 'answered';
          const ms = performance.now() - started;
          const { viewer, cost = {} } = contextValue;
          metrics.operation(operationName ?? null, viewer.bureau, outcome, ms / 1_000);
          metrics.cost(cost);
          for (const { extensions } of errors) metrics.error(String(extensions?.['code']));
          if (ms > slowMs) {
            const operation = operationName?.slice(0, 128) ?? null;
            logger.warn({ operation, ms: Math.round(ms), outcome, bureau: viewer.bureau, cost }, 'slow operation');
          }
          return Promise.resolve();
        },
      });
    },
  };
}
