import { type Requirement, requirementOf } from '@crimegraph/shared/identity/scope-requirement';
import { Kind, parse } from 'graphql';
import { AgencyFields } from './agency-fields';

/** Directives that ask for something we could not enforce: a graph that carries one is not served. */
const UNKNOWN = new Set(['policy']);

/**
 * What `@requiresScopes` asks for in the supergraph, on objects and on their fields. Interfaces are left out: the composer
 * only joins there what the types behind them ask for, and each of those is judged by itself.
 */
export class AuthorizationRules {
  private readonly types = new Map<string, Requirement>();
  private readonly fields = new Map<string, Requirement>();
  private readonly ofAgencies: AgencyFields;

  /**
   * @param agencies the external agencies that are known here
   * @throws when the supergraph carries `@policy`, a field that takes another's value with it (`@requires`), or a subgraph of somebody
   * unknown
   */
  constructor(supergraphSdl: string, agencies: ReadonlySet<string> = new Set()) {
    const document = parse(supergraphSdl);
    this.ofAgencies = new AgencyFields(document, agencies);
    for (const definition of document.definitions) {
      if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
      const { name, directives = [], fields = [] } = definition;
      refuseUnknown(name.value, directives);
      const requirement = requirementOf(directives);
      if (requirement !== undefined) this.types.set(name.value, requirement);
      for (const field of fields) {
        const coordinate = `${name.value}.${field.name.value}`;
        refuseUnknown(coordinate, field.directives ?? []);
        const ofField = requirementOf(field.directives);
        if (ofField !== undefined) this.fields.set(coordinate, ofField);
      }
    }
  }

  /** What every way to an object of this type asks for. */
  ofType(name: string): Requirement | undefined {
    return this.types.get(name);
  }

  /** The agency whose data this field is, where it is not ours: the field's own, or what it leads to. */
  agencyOf(type: string, field: string, target: string): string | undefined {
    return this.ofAgencies.ofField(type, field) ?? this.ofAgencies.ofType(target);
  }

  /** What this field of this object asks for by itself. */
  ofField(type: string, field: string): Requirement | undefined {
    return this.fields.get(`${type}.${field}`);
  }
}

type Directives = Parameters<typeof requirementOf>[0] & object;

/** `@requires` would fetch a value on behalf of a caller who may not have it: nobody checks that yet, so nobody may use it. */
function refuseUnknown(coordinate: string, directives: Directives): void {
  for (const { name, arguments: given = [] } of directives) {
    const hidden = name.value === 'join__field' && given.some((argument) => argument.name.value === 'requires');
    if (UNKNOWN.has(name.value) || hidden) {
      throw new Error(`${coordinate}: @${hidden ? 'requires' : name.value} is not enforced here, so it is not served.`);
    }
  }
}
