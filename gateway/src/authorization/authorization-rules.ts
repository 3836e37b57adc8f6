import { bothOf, type Requirement, type Right } from '@crimegraph/shared/identity/scope-requirement';
import { securityDirectives } from '@crimegraph/shared/identity/security-directives';
import { parse } from 'graphql';
import { AgencyFields } from './agency-fields';
import { ownRequirements, type Requirements } from './own-requirements';
import { SupergraphTypes } from './supergraph-types';
import { type FieldPlace, takenAlong } from './taken-along';

const ROOTS = ['Query', 'Mutation', 'Subscription'];

/**
 * What `@authenticated`, `@requiresScopes` and `@policy` ask for in a supergraph, and whose data it is where it is an agency's. A field
 * asks for all that it takes along by `@requires` as well, and a field of the root for what its type asks for.
 */
export class AuthorizationRules {
  private readonly types: Requirements;
  private readonly fields: Requirements = new Map();
  private readonly agencies = new Map<string, ReadonlySet<string>>();
  private readonly ofAgencies: AgencyFields;
  /** Every right that something here asks for. */
  private readonly rights: ReadonlySet<Right>;

  /**
   * @param agencies the external agencies that are known here
   * @throws when the supergraph asks for what is not enforced here (another security feature, `@fromContext`, a scope that does not
   * exist), or has a subgraph of somebody unknown
   */
  constructor(supergraphSdl: string, agencies: ReadonlySet<string> = new Set()) {
    const document = parse(supergraphSdl);
    const types = new SupergraphTypes(document);
    this.ofAgencies = new AgencyFields(document, agencies);
    this.types = ownRequirements(types, securityDirectives(document));
    for (const type of types.objects()) {
      const ofRoot = ROOTS.includes(type.name.value) ? this.types.get(type.name.value) : undefined;
      for (const field of type.fields ?? []) {
        const coordinate = `${type.name.value}.${field.name.value}`;
        const along = takenAlong(types, type, field);
        const requirement = along
          .map((place) => this.ofPlace(place, type.name.value))
          .reduce(bothOf, bothOf(ofRoot, this.types.get(coordinate)));
        if (requirement !== undefined) this.fields.set(coordinate, requirement);
        if (along.length > 0)
          this.agencies.set(coordinate, new Set(along.flatMap((place) => this.ownAgency(place) ?? [])));
      }
    }
    this.rights = new Set([...this.types.values(), ...this.fields.values()].flat(2));
  }

  /** What every way to a value of this type asks for. */
  ofType(name: string): Requirement | undefined {
    return this.types.get(name);
  }

  /** What this field of this object asks for by itself and by what it takes along. */
  ofField(type: string, field: string): Requirement | undefined {
    return this.fields.get(`${type}.${field}`);
  }

  /** The agencies whose data this field is, leads to, or takes along. */
  agenciesOf(type: string, field: string, target: string): readonly string[] {
    const own = this.ownAgency({ type, field, target });
    const along = this.agencies.get(`${type}.${field}`);
    if (along === undefined) return own === undefined ? [] : [own];
    return [...new Set([...(own === undefined ? [] : [own]), ...along])];
  }

  /** What a caller's rights come to here: those that nothing asks for make no difference. */
  effective(held: readonly Right[]): Right[] {
    return held.filter((right) => this.rights.has(right));
  }

  /** Behind an interface it is not known which object it will be, so what leads there does not ask for what the object does. */
  private ofPlace({ type, field, target }: FieldPlace, asker: string): Requirement | undefined {
    const ofObject = type === asker ? undefined : this.types.get(type);
    return [ofObject, this.types.get(target)].reduce(bothOf, this.types.get(`${type}.${field}`));
  }

  private ownAgency({ type, field, target }: FieldPlace): string | undefined {
    return this.ofAgencies.ofField(type, field) ?? this.ofAgencies.ofType(target);
  }
}
