import { GraphQLError, parse } from 'graphql';
import { codedError } from '@crimegraph/shared/errors/coded-error';
import { ProtectedCache } from '../caching/protected-cache';
import type { Safelist } from '../safelist/safelist';
import type { Limits } from './limits';
import { demandSize } from './operation-size';
import { scanTokens } from './scan-tokens';
import type { TokenBuckets } from './token-buckets';
import { demandVariablesSize } from './variables-size';

/** Operations that are known to be within the limits; some ten megabytes at most. */
const SIZES = { once: 300, again: 700 };

/**
 * Lets through the requests whose operation and variables are within the limits, before anything else is done with them. An operation
 * that has been seen is not measured again; new ones are rationed to each bureau, since planning is what costs. Those of the list are
 * neither forgotten nor rationed: there are only so many.
 */
export class OperationGate {
  private readonly known: ProtectedCache<true>;

  /** @param fresh what each bureau may have planned anew; without it nothing is rationed */
  constructor(
    private readonly limits: Limits,
    private readonly fresh?: TokenBuckets,
    private readonly safelist?: Safelist,
  ) {
    const isPinned = (query: string) => this.safelist?.has(query) === true;
    this.known = new ProtectedCache({ ...SIZES, pinned: this.safelist?.size ?? 0 }, isPinned);
  }

  /**
   * @param query the text of the operation; what is no text is left to be refused by whoever reads it
   * @throws OPERATION_TOO_LARGE, VARIABLES_TOO_LARGE, BUDGET_EXHAUSTED, GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED
   */
  demand(bureau: string, query: unknown, variables: unknown): void {
    demandVariablesSize(variables, this.limits);
    if (typeof query !== 'string' || this.known.get(query) === true) return;
    try {
      scanTokens(query, this.limits);
      demandSize(parse(query), this.limits);
    } catch (error) {
      throw coded(error);
    }
    if (this.safelist?.has(query) !== true) this.fresh?.take(bureau, 1);
    this.known.set(query, true);
  }

  /** For what turned out not to be valid: it is new, and rationed, each time that it comes. */
  forget(query: string): void {
    this.known.delete(query);
  }
}

function coded(error: unknown): unknown {
  if (!(error instanceof GraphQLError) || error.extensions['code'] !== undefined) return error;
  return codedError('GRAPHQL_PARSE_FAILED', error.message);
}
