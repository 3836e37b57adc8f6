import type { Right } from '@crimegraph/shared/identity/scope-requirement';
import { type DocumentNode, visit } from 'graphql';
import type { AuthorizationRules } from './authorization-rules';
import { type AskedOperation, type Authorization, authorizeOperation } from './authorize-operation';

/** Sets of scopes of which the outcome is kept for one document: more than roles make, fewer than an attacker could. */
const MAX_KEPT = 64;

/**
 * Authorizes operations, remembering the outcome as long as the server keeps the parsed document: clients send the same few
 * over and over. Documents with conditions depend on the variables too, and are judged each time.
 */
export class RememberedAuthorizations {
  private readonly known = new WeakMap<DocumentNode, Map<string, Authorization> | 'depends on variables'>();

  constructor(private readonly rules: AuthorizationRules) {}

  /** @throws OPERATION_TOO_LARGE */
  authorize(asked: AskedOperation, held: readonly Right[], accepted: readonly string[] = []): Authorization {
    const { document, operation } = asked;
    const kept = this.known.get(document) ?? this.keep(document);
    if (kept === 'depends on variables') return authorizeOperation(asked, this.rules, held, accepted);
    const key = `${operation.name?.value ?? ''} ${held.join(' ')} ${accepted.join(' ')}`;
    const found = kept.get(key);
    if (found !== undefined) return found;
    const authorization = authorizeOperation(asked, this.rules, held, accepted);
    if (kept.size >= MAX_KEPT) kept.clear();
    kept.set(key, authorization);
    return authorization;
  }

  private keep(document: DocumentNode): Map<string, Authorization> | 'depends on variables' {
    let conditions = false;
    visit(document, {
      Directive: ({ name }) => {
        conditions ||= name.value === 'skip' || name.value === 'include';
      },
    });
    const kept = conditions ? 'depends on variables' : new Map<string, Authorization>();
    this.known.set(document, kept);
    return kept;
  }
}
