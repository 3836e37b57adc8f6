import type { Right } from '@crimegraph/shared/identity/scope-requirement';
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { switchValues, switchVariables } from '../execution/switch-variables';
import type { AuthorizationRules } from './authorization-rules';
import { type AskedOperation, type Authorization, authorizeOperation } from './authorize-operation';

/** Sets of rights, and of fields switched off and on, for which the outcome is kept for one document: more than roles make. */
const MAX_KEPT = 64;

interface Kept {
  /** The variables on which it depends what is asked for. */
  readonly switches: readonly string[];
  readonly outcomes: LRUCache<string, Authorization>;
}

/**
 * Authorizes operations, remembering the outcome as long as the server keeps the parsed document: clients send the same few
 * over and over. What was planned for the outcome is kept with it, so it is only ever shared by callers of the same rights, for
 * the same fields.
 */
export class RememberedAuthorizations {
  private readonly known = new WeakMap<DocumentNode, Kept>();

  constructor(private readonly rules: AuthorizationRules) {}

  /** @throws OPERATION_TOO_LARGE */
  authorize(asked: AskedOperation, held: readonly Right[], accepted: readonly string[] = []): Authorization {
    const { document, operation, variables } = asked;
    const { switches, outcomes } = this.keptOf(document);
    const values = switches.length === 0 ? {} : switchValues(operation, variables);
    // Whatever is neither true nor false counts as asked for, both ways.
    const switched = switches.map((name) => (typeof values[name] === 'boolean' ? Number(values[name]) : '?'));
    const effective = this.rules.effective(held);
    const key = JSON.stringify([operation.name?.value, switched, effective, accepted]);
    let outcome = outcomes.get(key);
    if (outcome === undefined) {
      outcome = authorizeOperation(asked, this.rules, effective, accepted);
      outcomes.set(key, outcome);
    }
    return outcome;
  }

  private keptOf(document: DocumentNode): Kept {
    let kept = this.known.get(document);
    if (kept === undefined) {
      kept = { switches: switchVariables(document), outcomes: new LRUCache({ max: MAX_KEPT }) };
      this.known.set(document, kept);
    }
    return kept;
  }
}
