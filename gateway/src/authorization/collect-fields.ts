import { codedError } from '@crimegraph/shared/errors/coded-error';
import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';

/** A dossier selects about a hundred; fragments that multiply themselves end here. */
const MAX_SELECTIONS = 10_000;

/**
 * Finds the fields that an operation selects on an object, as execution does: fragments in their places, what is skipped
 * left out, fields of one response key together.
 */
export class FieldCollector {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private selections = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly operation: OperationDefinitionNode,
    fragments: readonly FragmentDefinitionNode[],
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {
    this.fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  }

  /** @throws OPERATION_TOO_LARGE */
  fieldsOf(type: GraphQLObjectType, selections: readonly SelectionNode[]): Map<string, FieldNode[]> {
    const found = new Map<string, FieldNode[]>();
    this.collect(type, selections, found);
    return found;
  }

  private collect(
    type: GraphQLObjectType,
    selections: readonly SelectionNode[],
    found: Map<string, FieldNode[]>,
  ): void {
    for (const selection of selections) {
      this.selections += 1;
      if (this.selections > MAX_SELECTIONS) {
        const message = `The operation selects more than ${MAX_SELECTIONS} fields and fragments.`;
        throw codedError('OPERATION_TOO_LARGE', message, { limit: MAX_SELECTIONS });
      }
      if (this.isLeftOut(selection.directives ?? [])) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        found.set(key, [...(found.get(key) ?? []), selection]);
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.fragments.get(selection.name.value);
      if (fragment === undefined) continue;
      const condition = fragment.typeCondition?.name.value;
      if (condition === undefined || this.isOf(type, condition)) {
        this.collect(type, fragment.selectionSet.selections, found);
      }
    }
  }

  private isOf(type: GraphQLObjectType, condition: string): boolean {
    if (type.name === condition) return true;
    const wanted = this.schema.getType(condition);
    return wanted !== undefined && isAbstractType(wanted) && this.schema.isSubType(wanted, type);
  }

  /** Whatever is not plainly true or false counts as asked for. */
  private isLeftOut(directives: readonly DirectiveNode[]): boolean {
    return directives.some(({ name, arguments: [condition] = [] }) => {
      if (condition === undefined) return false;
      const value = this.valueOf(condition.value);
      return (name.value === 'skip' && value === true) || (name.value === 'include' && value === false);
    });
  }

  private valueOf(node: NonNullable<DirectiveNode['arguments']>[number]['value']): unknown {
    if (node.kind === Kind.BOOLEAN) return node.value;
    if (node.kind !== Kind.VARIABLE) return undefined;
    const name = node.name.value;
    if (Object.hasOwn(this.variables, name) && this.variables[name] !== undefined) return this.variables[name];
    const definition = this.operation.variableDefinitions?.find(({ variable }) => variable.name.value === name);
    return definition?.defaultValue?.kind === Kind.BOOLEAN ? definition.defaultValue.value : undefined;
  }
}
