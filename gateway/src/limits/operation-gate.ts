import { GraphQLError, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { codedError } from '@crimegraph/shared/errors/coded-error';
import type { Limits } from './limits';
import { demandSize } from './operation-size';
import { scanTokens } from './scan-tokens';
import type { TokenBuckets } from './token-buckets';
import { demandVariablesSize } from './variables-size';

/** Operations that are known to be within the limits; a few megabytes at most. */
const MAX_KNOWN = 1_000;

/**
 * Lets through the requests whose operation and variables are within the limits, before anything else is done with them. An operation
 * that has been seen is not measured again; new ones are rationed to each bureau, since planning is what costs.
 */
export class OperationGate {
  private readonly known = new LRUCache<string, true>({ max: MAX_KNOWN });

  /** @param fresh what each bureau may have planned anew; without it nothing is rationed */
  constructor(
    private readonly limits: Limits,
    private readonly fresh?: TokenBuckets,
  ) {}

  /**
   * @param query the text of the operation; what is no text is left to be refused by whoever reads it
   * @throws OPERATION_TOO_LARGE, VARIABLES_TOO_LARGE, BUDGET_EXHAUSTED, GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED
   */
  demand(bureau: string, query: unknown, variables: unknown): void {
    demandVariablesSize(variables, this.limits);
    if (typeof query !== 'string' || this.known.has(query)) {
      if (typeof query === 'string') this.known.get(query);
      return;
    }
    try {
      scanTokens(query, this.limits);
      demandSize(parse(query), this.limits);
    } catch (error) {
      throw coded(error);
    }
    this.fresh?.take(bureau, 1);
    this.known.set(query, true);
  }
}

function coded(error: unknown): unknown {
  if (!(error instanceof GraphQLError) || error.extensions['code'] !== undefined) return error;
  return codedError('GRAPHQL_PARSE_FAILED', error.message);
}
