import type { ApolloServerPlugin } from '@apollo/server';
import type { ErrorCode } from '@crimegraph/shared/errors/error-codes';
import { type DocumentNode, GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { RequestContext } from '../http/request-context';
import { type ActualCost, actualCost } from './actual-cost';
import type { CostRules } from './cost-rules';
import { type Estimate, estimateCost } from './estimate-cost';
import type { Limits } from './limits';
import { demandPlanSize } from './plan-size';
import { beyond } from './refusal';
import { statusOf } from './refuse-error';
import type { TokenBuckets } from './token-buckets';

/** How dear an operation is, before and after. */
interface Costs {
  readonly estimate: Estimate;
  readonly actual: ActualCost;
}

/**
 * Demand control: before an operation is planned its cost is estimated, refused when it is too high, and taken from the budget of the
 * bureau; what it came to is told in a header. The budget is charged with the estimate, which depends on the question alone: what is
 * left of it tells nobody anything of what colleagues were answered.
 *
 * @param rules those of the schema that an operation is about
 */
export function costPlugin(
  rules: (schema: GraphQLSchema) => CostRules,
  limits: Limits,
  budgets: TokenBuckets,
): ApolloServerPlugin<RequestContext> {
  const known = new WeakMap<GraphQLSchema, WeakMap<DocumentNode, Map<string, Costs>>>();
  const costsOf = (schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Costs => {
    const ofSchema = known.get(schema) ?? new WeakMap<DocumentNode, Map<string, Costs>>();
    known.set(schema, ofSchema);
    const ofDocument = ofSchema.get(document) ?? new Map<string, Costs>();
    ofSchema.set(document, ofDocument);
    const name = operation.name?.value ?? '';
    let costs = ofDocument.get(name);
    if (costs === undefined) {
      demandPlanSize(schema, document, operation, limits);
      costs = {
        estimate: estimateCost(schema, rules(schema), document, operation),
        actual: actualCost(schema, rules(schema), document, operation),
      };
      ofDocument.set(name, costs);
    }
    return costs;
  };
  const policy = `"cost";q=${limits.bureauCostBurst};w=${Math.ceil(limits.bureauCostBurst / limits.bureauCostPerSecond)}`;
  return {
    requestDidStart: () => {
      let costs: Costs | undefined;
      return Promise.resolve({
        didResolveOperation: ({ schema, document, operation, request, contextValue, response }) => {
          if (operation === undefined) return Promise.resolve();
          try {
            costs = costsOf(schema, document, operation);
            const estimated = costs.estimate(request.variables ?? {});
            contextValue.cost = { estimated };
            response.http.headers.set('x-cost-estimated', String(estimated));
            if (estimated > limits.cost) throw beyond('cost', limits.cost, 'COST_TOO_HIGH');
            const left = budgets.take(contextValue.viewer.bureau, estimated);
            response.http.headers.set('ratelimit-policy', policy);
            // In tenths of it: no more than a client needs, and nothing from which to tell what colleagues ask.
            const step = limits.bureauCostBurst / 10;
            response.http.headers.set('ratelimit', `"cost";r=${Math.floor(left / step) * step}`);
          } catch (error) {
            costs = undefined;
            throw withStatus(error);
          }
          return Promise.resolve();
        },
        willSendResponse: ({ response, contextValue }) => {
          if (costs === undefined || response.body.kind !== 'single') return Promise.resolve();
          const actual = costs.actual(response.body.singleResult.data);
          contextValue.cost = { ...contextValue.cost, actual };
          response.http.headers.set('x-cost-actual', String(actual));
          return Promise.resolve();
        },
      });
    },
  };
}

/** For Apollo Server, which answers errors of plugins itself. */
function withStatus(error: unknown): unknown {
  if (!(error instanceof GraphQLError)) return error;
  const { code, retryAfterSeconds } = error.extensions;
  const headers = new Map(retryAfterSeconds === undefined ? [] : [['retry-after', String(Number(retryAfterSeconds))]]);
  const http = { status: statusOf(code as ErrorCode), headers };
  return new GraphQLError(error.message, { extensions: { ...error.extensions, http } });
}
