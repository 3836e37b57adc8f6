import { getNullableType, type GraphQLOutputType, isListType, isNonNullType } from 'graphql';

/** What an object of the answer has, key by key, in the order in which it was asked for. */
export type ObjectShape = ReadonlyMap<string, FieldShape>;

/** One key of an object: withheld, a value to pass on as it is, or what holds objects of a shape. */
export type FieldShape = 'withheld' | 'value' | { readonly type: GraphQLOutputType; readonly below: ShapeBelow };

/** The shape of an object; by the name of its type where that shows in the answer only, null for one that is withheld. */
export type ShapeBelow = ObjectShape | { readonly byType: ReadonlyMap<string, ObjectShape | null> };

/** The key under which the name of a type is asked for where it decides what may be shown. */
export const TYPE_KEY = '__authorizedType';

/**
 * Puts null where something was withheld, so that the answer has the shape that was asked for. What may not be null takes
 * the object around it along, as everywhere in GraphQL.
 */
export function shapedAnswer(object: Readonly<Record<string, unknown>>, shape: ObjectShape): Answer | null {
  const answer: Answer = {};
  for (const [key, field] of shape) {
    if (field === 'withheld') {
      answer[key] = null;
    } else if (Object.hasOwn(object, key)) {
      const value = field === 'value' ? object[key] : shapedValue(object[key], field.type, field.below);
      if (value === null && field !== 'value' && isNonNullType(field.type)) return null;
      answer[key] = value;
    }
  }
  return answer;
}

type Answer = Record<string, unknown>;

function shapedValue(value: unknown, type: GraphQLOutputType, below: ShapeBelow): unknown {
  if (value === null || value === undefined) return null;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const item = nullable.ofType;
    const items = (value as unknown[]).map((one) => shapedValue(one, item, below));
    return isNonNullType(item) && items.includes(null) ? null : items;
  }
  const shape = 'byType' in below ? below.byType.get((value as Answer)[TYPE_KEY] as string) : below;
  return shape === null || shape === undefined ? null : shapedAnswer(value as Answer, shape);
}
