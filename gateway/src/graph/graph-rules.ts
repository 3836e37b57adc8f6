import { type GraphQLSchema, parse } from 'graphql';
import { AuthorizationRules } from '../authorization/authorization-rules';
import { CostRules } from '../limits/cost-rules';

/** What a supergraph says beyond what Apollo's gateway reads of it. */
export interface GraphRules {
  readonly authorization: AuthorizationRules;
  readonly costs: CostRules;
}

/**
 * Reads it.
 *
 * @param agencies the external agencies that are known here
 * @throws when the supergraph asks for something that is not enforced here, or has a subgraph of somebody unknown
 */
export function graphRules(supergraphSdl: string, agencies: ReadonlySet<string>): GraphRules {
  return { authorization: new AuthorizationRules(supergraphSdl, agencies), costs: new CostRules(parse(supergraphSdl)) };
}

/** The rules of each schema that is or was in force: a request goes by those of the schema it was read by, whatever came since. */
export class RulesOfSchemas {
  private readonly rules = new WeakMap<GraphQLSchema, GraphRules>();

  set(schema: GraphQLSchema, rules: GraphRules): void {
    this.rules.set(schema, rules);
  }

  of(schema: GraphQLSchema): GraphRules {
    const rules = this.rules.get(schema);
    if (rules === undefined) throw new Error('a schema whose rules are not known is not served');
    return rules;
  }
}
