import { buildSchema, type GraphQLObjectType, type GraphQLOutputType } from 'graphql';
import { type FieldShape, type ObjectShape, shapedAnswer, type ShapeBelow, TYPE_KEY } from './answer-shape';

const schema = buildSchema(`
  interface R { id: ID! }
  type A implements R { id: ID! }
  type Query { nullable: A must: A! list: [A] mustItems: [A!] mustAll: [A!]! r: R mustR: R! rs: [R!] }`);
const typeOf = (field: string) =>
  (schema.getQueryType() as GraphQLObjectType).getFields()[field]?.type as GraphQLOutputType;
const one = (field: string, below: ShapeBelow): ObjectShape => new Map([[field, { type: typeOf(field), below }]]);
const withheldId: ObjectShape = new Map<string, FieldShape>([
  ['x', 'value'],
  ['id', 'withheld'],
]);
const onlyA = {
  byType: new Map<string, ObjectShape | null>([
    ['A', new Map([['id', 'value' as const]])],
    ['B', null],
  ]),
};
const a = { [TYPE_KEY]: 'A', id: '1' };
const b = { [TYPE_KEY]: 'B' };

test('what was withheld is null in its place, in the order of the question', () => {
  expect(
    JSON.stringify(
      shapedAnswer(
        { x: 1 },
        new Map<string, FieldShape>([
          ['id', 'withheld'],
          ['x', 'value'],
        ]),
      ),
    ),
  ).toBe('{"id":null,"x":1}');
  expect(shapedAnswer({ list: [{ x: 1 }, null, { x: 2 }] }, one('list', withheldId))).toEqual({
    list: [{ x: 1, id: null }, null, { x: 2, id: null }],
  });
  expect(shapedAnswer({ nullable: null }, one('nullable', withheldId))).toEqual({ nullable: null });
});

test.each([
  ['one that may be shown', 'r', a, { r: { id: '1' } }],
  ['one that may not', 'r', b, { r: null }],
  ['one that may not and has to be there', 'mustR', b, null],
  ['one of a list that may not', 'rs', [a, b], { rs: null }],
  ['one of a type that was never judged', 'r', { [TYPE_KEY]: 'C', id: '3' }, { r: null }],
  ['one that does not say what it is', 'r', { id: '3' }, { r: null }],
])('behind an interface: %s', (_name, field, value, expected) => {
  expect(shapedAnswer({ [field]: value }, one(field, onlyA))).toEqual(expected);
});
