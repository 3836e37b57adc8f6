import { codedError } from '@crimegraph/shared/errors/coded-error';
import {
  bothOf,
  databasesOf,
  forbidden,
  isMet,
  type Requirement,
  type Right,
} from '@crimegraph/shared/identity/scope-requirement';
import type { Database } from '@crimegraph/shared/identity/scopes';
import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  GraphQLError,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { type Collection, collectFields } from '../execution/collect-fields';
import { switchValues } from '../execution/switch-variables';
import { typeConditions } from '../execution/type-conditions';
import { type FieldShape, type ObjectShape, type ShapeBelow, TYPE_KEY } from './answer-shape';
import type { AuthorizationRules } from './authorization-rules';

/** What a caller may have of an operation. */
export interface Authorization {
  /** What is left of the operation: itself when nothing was refused, undefined when nothing is left. */
  readonly operation: OperationDefinitionNode | undefined;
  /** Each thing that was refused: FORBIDDEN with its path, list places left out. */
  readonly refusals: readonly GraphQLError[];
  /** What the answer looks like, with what was refused in its place; null when it has to be null as a whole. */
  readonly shape: ObjectShape | null;
  /** The databases that what is left opens. */
  readonly databases: ReadonlySet<Database>;
}

/** An operation as a client sent it, valid and with its name resolved. */
export interface AskedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * Takes out of an operation what asks for scopes or policies that its caller does not have, before anything is planned or fetched.
 * Each object is judged by its own type, however it is reached: by interfaces, fragments and aliases as well. So does what external
 * agencies contribute, unless the caller's bureau has accepted it.
 *
 * @throws OPERATION_TOO_LARGE
 */
export function authorizeOperation(
  asked: AskedOperation,
  rules: AuthorizationRules,
  held: readonly Right[],
  accepted: readonly string[] = [],
): Authorization {
  return new Authorizer(asked, rules, held, accepted).run();
}

/** What is left of the selections on one object. */
interface Left {
  nodes: SelectionNode[];
  /** Null when something was refused that may not be null, and takes the object along. */
  shape: ObjectShape | null;
}

/** A dossier selects about a hundred. */
const MAX_SELECTIONS = 10_000;

class Authorizer {
  private readonly refusals = new Map<string, GraphQLError>();
  private readonly databases = new Set<Database>();
  private readonly from: Collection;
  private selections = 0;

  constructor(
    private readonly asked: AskedOperation,
    private readonly rules: AuthorizationRules,
    private readonly held: readonly Right[],
    private readonly accepted: readonly string[],
  ) {
    const { schema, operation, document, variables } = asked;
    const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
    this.from = {
      schema,
      fragments: new Map(fragments.map((fragment) => [fragment.name.value, fragment])),
      variables: switchValues(operation, variables),
      conditions: typeConditions(schema),
      spend: () => this.spend(),
    };
  }

  run(): Authorization {
    const { schema, operation } = this.asked;
    const root = schema.getRootType(operation.operation);
    if (root === undefined || root === null) throw new Error('the graph has no such kind of operation');
    const { nodes, shape } = this.onObject(root, [operation.selectionSet], []);
    const refusals = [...this.refusals.values()];
    const left: OperationDefinitionNode = {
      ...operation,
      selectionSet: { kind: Kind.SELECTION_SET, selections: nodes },
    };
    return {
      operation: refusals.length === 0 ? operation : nodes.length === 0 || shape === null ? undefined : left,
      refusals,
      shape,
      databases: this.databases,
    };
  }

  private onObject(type: GraphQLObjectType, asked: readonly SelectionSetNode[], path: readonly string[]): Left {
    const nodes: SelectionNode[] = [];
    const shape = new Map<string, FieldShape>();
    let complete = true;
    for (const { responseName: key, nodes: same } of collectFields(this.from, type, asked)) {
      const first = same[0] as FieldNode;
      const field = type.getFields()[first.name.value];
      if (field === undefined) {
        // The name of a type, and introspection: nobody's data.
        nodes.push(...same.map(withoutConditions));
        shape.set(key, 'value');
        continue;
      }
      const left = this.onField(type, field, same, [...path, key]);
      if (left === undefined) {
        shape.set(key, 'withheld');
        complete &&= !isNonNullType(field.type);
      } else {
        nodes.push(left.node);
        shape.set(key, left.shape);
      }
    }
    return { nodes, shape: complete ? shape : null };
  }

  private onField(
    type: GraphQLObjectType,
    field: GraphQLField<unknown, unknown>,
    same: readonly FieldNode[],
    path: readonly string[],
  ): { node: FieldNode; shape: FieldShape } | undefined {
    const target = getNamedType(field.type);
    for (const agency of this.rules.agenciesOf(type.name, field.name, target.name)) {
      if (!this.accepts(agency, `${type.name}.${field.name}`, path)) return undefined;
    }
    const ofTarget = isAbstractType(target) ? undefined : this.rules.ofType(target.name);
    const requirement = bothOf(this.rules.ofField(type.name, field.name), ofTarget);
    if (!this.mayHave(requirement, `${type.name}.${field.name}`, path)) return undefined;
    const node = withoutConditions(same[0] as FieldNode);
    if (!isCompositeType(target)) return { node, shape: 'value' };
    const selections = same.flatMap(({ selectionSet }) => selectionSet ?? []);
    const below = isObjectType(target)
      ? this.onObject(target, selections, path)
      : this.onAbstract(target, selections, path);
    if (below.shape === null) return undefined;
    return {
      node: { ...node, selectionSet: selectionSet(below.nodes) },
      shape: { type: field.type, below: below.shape },
    };
  }

  /** Which type an object has shows in the answer only, so each of them is judged, and told apart by its name there. */
  private onAbstract(
    type: GraphQLAbstractType,
    asked: readonly SelectionSetNode[],
    path: readonly string[],
  ): { nodes: SelectionNode[]; shape: ShapeBelow } {
    const nodes: SelectionNode[] = [typeName];
    const byType = new Map<string, ObjectShape | null>();
    for (const possible of this.asked.schema.getPossibleTypes(type)) {
      const shown = collectFields(this.from, possible, asked);
      const onlyItsName = shown.every(({ nodes: [field] }) => field?.name.value === '__typename');
      const requirement = onlyItsName ? undefined : this.rules.ofType(possible.name);
      if (!this.mayHave(requirement, possible.name, path)) {
        byType.set(possible.name, null);
        continue;
      }
      const left = this.onObject(possible, asked, path);
      byType.set(possible.name, left.shape);
      if (left.shape !== null && left.nodes.length > 0) nodes.push(fragmentOn(possible.name, left.nodes));
    }
    return { nodes, shape: { byType } };
  }

  /** Fragments that multiply themselves end here. */
  private spend(): void {
    this.selections += 1;
    if (this.selections <= MAX_SELECTIONS) return;
    const message = `The operation selects more than ${MAX_SELECTIONS} fields and fragments.`;
    throw codedError('OPERATION_TOO_LARGE', message, { limit: MAX_SELECTIONS });
  }

  private accepts(agency: string, coordinate: string, path: readonly string[]): boolean {
    if (this.accepted.includes(agency)) return true;
    const message = `${coordinate} is of the agency "${agency}", whose data the bureau has not accepted.`;
    const { extensions } = codedError('FORBIDDEN', message, { service: agency });
    this.refusals.set(`${path.join('.')} ${coordinate}`, new GraphQLError(message, { path, extensions }));
    return false;
  }

  private mayHave(requirement: Requirement | undefined, coordinate: string, path: readonly string[]): boolean {
    if (requirement === undefined) return true;
    if (isMet(requirement, this.held)) {
      databasesOf(requirement).forEach((database) => this.databases.add(database));
      return true;
    }
    const { message, extensions } = forbidden(coordinate, requirement);
    this.refusals.set(`${path.join('.')} ${coordinate}`, new GraphQLError(message, { path, extensions }));
    return false;
  }
}

const typeName: FieldNode = {
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: TYPE_KEY },
  name: { kind: Kind.NAME, value: '__typename' },
};

/** An object of which nothing is left is still there. */
function selectionSet(nodes: readonly SelectionNode[]): NonNullable<FieldNode['selectionSet']> {
  return { kind: Kind.SELECTION_SET, selections: nodes.length === 0 ? [typeName] : nodes };
}

function fragmentOn(type: string, nodes: readonly SelectionNode[]): SelectionNode {
  return {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
    selectionSet: { kind: Kind.SELECTION_SET, selections: nodes },
  };
}

/** Conditions have been judged; nothing else is asked of a field by directives. */
function withoutConditions(field: FieldNode): FieldNode {
  return { ...field, directives: [] };
}
