import { isSubgraphName } from '@crimegraph/shared/config/subgraphs';
import { type ConstDirectiveNode, type DocumentNode, Kind } from 'graphql';

/** Which types and fields of a supergraph only external agencies answer. */
export class AgencyFields {
  private readonly types = new Map<string, string>();
  private readonly fields = new Map<string, string>();

  /** @throws when a subgraph is neither ours nor of a known agency */
  constructor(supergraph: DocumentNode, agencies: ReadonlySet<string>) {
    const names = namesOfGraphs(supergraph);
    for (const name of names.values()) {
      if (!isSubgraphName(name) && !agencies.has(name)) {
        throw new Error(`The subgraph "${name}" is neither ours nor of an agency with which anything was agreed.`);
      }
    }
    // Of several agencies, one is enough to keep it from those who have not accepted that one.
    const agencyOf = (graphs: readonly string[]) => {
      const owners = graphs.map((graph) => names.get(graph) ?? graph);
      return owners.every((owner) => !isSubgraphName(owner)) ? owners[0] : undefined;
    };
    for (const definition of supergraph.definitions) {
      if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
      const ofType = graphsOf(definition.directives, 'join__type');
      const agency = agencyOf(ofType);
      if (agency !== undefined) this.types.set(definition.name.value, agency);
      for (const field of definition.fields ?? []) {
        const told = graphsOf(field.directives, 'join__field');
        const ofField = agencyOf(told.length === 0 ? ofType : told);
        if (ofField !== undefined) this.fields.set(`${definition.name.value}.${field.name.value}`, ofField);
      }
    }
  }

  ofType(name: string): string | undefined {
    return this.types.get(name);
  }

  ofField(type: string, field: string): string | undefined {
    return this.fields.get(`${type}.${field}`);
  }
}

/** The subgraphs, by the names that the supergraph has for them. */
function namesOfGraphs(supergraph: DocumentNode): ReadonlyMap<string, string> {
  const graphs = supergraph.definitions.find(
    (node) => node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === 'join__Graph',
  );
  if (graphs?.kind !== Kind.ENUM_TYPE_DEFINITION) return new Map();
  return new Map(
    (graphs.values ?? []).map((value) => [value.name.value, argumentOf(value.directives?.[0], 'name') ?? '']),
  );
}

/** The graphs that answer; where a field is only known to one, as an external one is, that one does not. */
function graphsOf(directives: readonly ConstDirectiveNode[] = [], name: string): string[] {
  return directives
    .filter((node) => node.name.value === name && argumentOf(node, 'external') !== 'true')
    .flatMap((node) => argumentOf(node, 'graph') ?? []);
}

function argumentOf(directive: ConstDirectiveNode | undefined, name: string): string | undefined {
  const value = directive?.arguments?.find((argument) => argument.name.value === name)?.value;
  if (value?.kind === Kind.BOOLEAN) return String(value.value);
  return value !== undefined && 'value' in value ? value.value : undefined;
}
