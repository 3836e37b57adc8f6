import { codedError } from '@crimegraph/shared/errors/coded-error';
import { isMet, type Requirement, type Right } from '@crimegraph/shared/identity/scope-requirement';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { AuthorizationRules } from './authorization-rules';
import { schemaDocument, visibleSchema } from './visible-schema';

/** Sets of rights for which a schema is kept, of some megabytes each: more than roles make. */
const MAX_KEPT = 32;

/** What each caller may be told of a schema: what their rights let them use. */
export class VisibleSchemas {
  private readonly kept = new LRUCache<string, GraphQLSchema>({ max: MAX_KEPT });
  private document: DocumentNode | undefined;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly rules: AuthorizationRules,
  ) {}

  /**
   * @param accepted the agencies whose data the caller's bureau has accepted
   * @throws FORBIDDEN when they may use nothing of it
   */
  of(held: readonly Right[], accepted: readonly string[]): GraphQLSchema {
    const effective = this.rules.effective(held);
    const key = JSON.stringify([effective, accepted]);
    let visible = this.kept.get(key);
    if (visible === undefined) {
      visible = this.cut(effective, accepted);
      this.kept.set(key, visible);
    }
    return visible;
  }

  private cut(held: readonly Right[], accepted: readonly string[]): GraphQLSchema {
    const met = (requirement: Requirement | undefined) => requirement === undefined || isMet(requirement, held);
    this.document ??= schemaDocument(this.schema);
    const visible = visibleSchema(this.document, {
      type: (name) => met(this.rules.ofType(name)),
      field: (type, field, target) =>
        met(this.rules.ofField(type, field)) &&
        this.rules.agenciesOf(type, field, target).every((agency) => accepted.includes(agency)),
    });
    if (visible === undefined) throw codedError('FORBIDDEN', 'There is nothing here that the caller may use.');
    return visible;
  }
}
