import { bothOf, type Requirement, requirementOf } from '@crimegraph/shared/identity/scope-requirement';
import type { SecurityDirectives } from '@crimegraph/shared/identity/security-directives';
import { type InterfaceTypeDefinitionNode, Kind, type ObjectTypeDefinitionNode } from 'graphql';
import { fieldOf, type SupergraphTypes, usesOf } from './supergraph-types';

/** What types ask for, by name, and fields of objects, by coordinate (`Type.field`). */
export type Requirements = Map<string, Requirement>;

/**
 * What the directives of a supergraph ask for, on objects, scalars and enums, and on the fields of objects.
 *
 * Composers write on interfaces what the types behind them ask for, which is ignored: each object is judged by itself. But what an
 * interface asks for and none of the types behind it does is asked for by each of them: a field of an `@interfaceObject`, or the work
 * of a composer that does not carry restrictions down (GHSA-mx7m-j9xf-62hw).
 */
export function ownRequirements(types: SupergraphTypes, names: SecurityDirectives): Requirements {
  const written = new Map<string, Requirement>();
  const add = (requirements: Requirements, coordinate: string, requirement: Requirement | undefined) => {
    const both = bothOf(requirements.get(coordinate), requirement);
    if (both !== undefined) requirements.set(coordinate, both);
  };
  for (const type of types.all()) {
    add(written, type.name.value, requirementOf(type.directives, names));
    for (const field of 'fields' in type ? (type.fields ?? []) : []) {
      add(written, `${type.name.value}.${field.name.value}`, requirementOf(field.directives, names));
    }
  }
  const asked = new Map(written);
  for (const type of types.interfaces()) {
    const objects = types.possible(type.name.value);
    for (const field of [undefined, ...(type.fields ?? []).map(({ name }) => name.value)]) {
      const at = (name: string) => (field === undefined ? name : `${name}.${field}`);
      const requirement = written.get(at(type.name.value));
      asked.delete(at(type.name.value));
      if (requirement === undefined) continue;
      const behind = new Set(objects.flatMap((object) => written.get(at(object.name.value))?.flat() ?? []));
      const joined = requirement.flat().every((right) => behind.has(right)) && requirement.length > 0;
      for (const object of objects) {
        if (!joined || (field !== undefined && isOfInterfaceObject(object, field))) {
          add(asked, at(object.name.value), requirement);
        }
      }
    }
  }
  return asked;
}

/** Whether a subgraph that knows the interface alone contributed the field: it is no subgraph's of the object itself. */
function isOfInterfaceObject(type: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode, name: string): boolean {
  if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) return false;
  const uses = usesOf(fieldOf(type, name)?.directives, 'join__field');
  return uses.length > 0 && uses.every(({ graph }) => graph === undefined);
}
