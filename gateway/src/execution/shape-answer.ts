import {
  getNamedType,
  getNullableType,
  type GraphQLCompositeType,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { type Collection, type CollectedField, collectFields } from './collect-fields';
import { isObject, type JsonObject, own, setOwn } from './json-object';
import { leafCheck, type LeafCheck } from './leaf-value';

/** What the client is to get of the data that subgraphs gave. */
export interface ShapedAnswer {
  data: JsonObject | null;
  /** Values that do not fit the schema, and were dropped with whatever cannot be without them. */
  misfits: GraphQLError[];
}

/** Shapes the data of one operation. */
export type Shaper = (data: JsonObject, absent: ReadonlySet<JsonObject>) => ShapedAnswer;

/** The state of one shaping. */
interface Shaping {
  absent: ReadonlySet<JsonObject>;
  misfits: GraphQLError[];
  path: (string | number)[];
}

/** Stands for a value that must not be null and is: whoever holds it cannot be there either (GraphQL section 6.4.4). */
const MISSING = Symbol('missing');

/** A list or an object as the client gets it. */
type Complete = (value: unknown, shaping: Shaping) => unknown;
type ShapeObject = (source: JsonObject, shaping: Shaping) => JsonObject | typeof MISSING;

/** How the value of one response name is completed; most are leaves, which are looked at where they stand. */
interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly fits: LeafCheck | undefined;
  readonly complete: Complete;
}

/**
 * Compiles an operation into the function that shapes its answers: the fields that were asked for, under their names and in
 * their order, nothing that was fetched on the way; nulls where a value is missing, up to where null is allowed.
 *
 * An absent entity (see `entityFetch`) is null, and no item of a list: for this viewer it is not there.
 */
export function compileShaper(collection: Collection, root: GraphQLObjectType, selectionSet: SelectionSetNode): Shaper {
  const shapeRoot = objectShaper(collection, root, [selectionSet]);
  return (data, absent) => {
    const shaping: Shaping = { absent, misfits: [], path: [] };
    const shaped = shapeRoot(data, shaping);
    return { data: shaped === MISSING ? null : shaped, misfits: shaping.misfits };
  };
}

/** Fields are compiled for each type that an object turns out to have, when the first of it comes. */
function objectShaper(
  collection: Collection,
  declared: GraphQLCompositeType,
  selectionSets: readonly SelectionSetNode[],
): ShapeObject {
  const byType = new Map<string, ShapeObject>();
  // Objects of one type come one after another.
  let last = '';
  let shapeLast: ShapeObject | undefined;
  return (source, shaping) => {
    const typename = source['__typename'];
    const name = typeof typename === 'string' ? typename : declared.name;
    if (name === last && shapeLast !== undefined) return shapeLast(source, shaping);
    let shape = byType.get(name);
    if (shape === undefined) {
      const type = collection.schema.getType(name);
      if (!isCompositeType(type)) {
        misfit(shaping, `Invalid __typename found for object of type ${declared.name}.`);
        return MISSING;
      }
      shape = fieldsShaper(collection, type, selectionSets);
      byType.set(name, shape);
    }
    [last, shapeLast] = [name, shape];
    return shape(source, shaping);
  };
}

function fieldsShaper(
  collection: Collection,
  type: GraphQLCompositeType,
  selectionSets: readonly SelectionSetNode[],
): ShapeObject {
  const fields = collectFields(collection, type, selectionSets).map((field) => fieldOf(collection, type, field));
  return (source, shaping) => {
    const output: JsonObject = {};
    for (const field of fields) {
      const given = own(source, field.name) ?? null;
      let value: unknown = given;
      if (field.fits === undefined || given === null || !field.fits(given)) {
        value = completeField(field, type, given, shaping);
        if (value === MISSING) return MISSING;
      }
      setOwn(output, field.name, value);
    }
    return output;
  };
}

/** What is no leaf, no good, or null. */
function completeField(field: Field, type: GraphQLCompositeType, given: unknown, shaping: Shaping): unknown {
  const { name, required, complete } = field;
  const before = shaping.misfits.length;
  shaping.path.push(name);
  const value = complete(given, shaping);
  // What is missing further in has been told there.
  if (value === null && required && shaping.misfits.length === before) {
    misfit(shaping, `Cannot return null for non-nullable field ${type.name}.${name}.`);
  }
  shaping.path.pop();
  return value === null && required ? MISSING : value;
}

function fieldOf(collection: Collection, parent: GraphQLCompositeType, field: CollectedField): Field {
  const { responseName: name, type } = field;
  const nullable = type && getNullableType(type);
  return {
    name,
    required: isNonNullType(type),
    fits: isLeafType(nullable) ? leafCheck(nullable) : undefined,
    complete: completer(collection, parent, field),
  };
}

function completer(collection: Collection, parent: GraphQLCompositeType, field: CollectedField): Complete {
  const [node] = field.nodes;
  if (node?.name.value === '__typename') {
    const name = isObjectType(parent) ? parent.name : MISSING;
    return () => name;
  }
  // The fields of introspection are answered from the schema; their values are put into the data as they are.
  if (field.type === undefined) return (value) => value;
  const selectionSets = field.nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  return completeType(collection, field.type, selectionSets, `${parent.name}.${field.responseName}`);
}

function completeType(
  collection: Collection,
  declared: GraphQLOutputType,
  selectionSets: readonly SelectionSetNode[],
  coordinate: string,
): Complete {
  const type = getNullableType(declared);
  if (isListType(type)) {
    const item = completeType(collection, type.ofType, selectionSets, coordinate);
    return completeList(item, isNonNullType(type.ofType), coordinate);
  }
  if (isLeafType(type)) {
    const fits = leafCheck(type);
    return (value, shaping) => {
      if (value === null || fits(value)) return value;
      misfit(shaping, `Invalid value found for field ${coordinate}.`);
      return null;
    };
  }
  const shape = objectShaper(collection, getNamedType(type) as GraphQLCompositeType, selectionSets);
  return (value, shaping) => {
    if (value === null) return null;
    if (!isObject(value)) {
      misfit(shaping, `Invalid value found for field ${coordinate}.`);
      return null;
    }
    if (shaping.absent.size > 0 && shaping.absent.has(value)) return null;
    const shaped = shape(value, shaping);
    return shaped === MISSING ? null : shaped;
  };
}

function completeList(complete: Complete, required: boolean, coordinate: string): Complete {
  return (value, shaping) => {
    if (value === null) return null;
    if (!Array.isArray(value)) {
      misfit(shaping, `Invalid value found for field ${coordinate}.`);
      return null;
    }
    const output: unknown[] = [];
    let missing = false;
    for (let index = 0; index < value.length; index += 1) {
      const item: unknown = value[index];
      if (shaping.absent.size > 0 && isObject(item) && shaping.absent.has(item)) continue;
      const before = shaping.misfits.length;
      shaping.path.push(index);
      const completed = complete(item ?? null, shaping);
      if (completed === null && required) {
        missing = true;
        if (shaping.misfits.length === before)
          misfit(shaping, `Cannot return null for non-nullable item of ${coordinate}.`);
      }
      shaping.path.pop();
      output.push(completed);
    }
    return missing ? null : output;
  };
}

function misfit(shaping: Shaping, message: string): void {
  shaping.misfits.push(new GraphQLError(message, { path: [...shaping.path], extensions: { code: 'INVALID_GRAPHQL' } }));
}
