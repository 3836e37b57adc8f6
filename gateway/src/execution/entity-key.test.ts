import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import fc from 'fast-check';
import { entityKey } from './entity-key';
import { representer } from './representation';

const conditions = (typename: string, condition: string) => typename === condition || condition === 'Any';

const fragment = (typeCondition: string, ...names: string[]): QueryPlanSelectionNode => ({
  kind: 'InlineFragment',
  typeCondition,
  selections: ['__typename', ...names].map((name) => ({ kind: 'Field', name })),
});

const nested: QueryPlanSelectionNode = {
  kind: 'InlineFragment',
  typeCondition: 'T',
  selections: [
    { kind: 'Field', name: '__typename' },
    { kind: 'Field', name: 'a', selections: [{ kind: 'Field', name: 'b' }] },
  ],
};

const required = [
  [fragment('T', 'a', 'b')],
  [fragment('T', 'a'), fragment('U', 'b')],
  [fragment('T', 'a'), fragment('Any', 'constructor')],
  [nested],
];

/** Values that are close to one another, some of which look like pieces of keys. */
const value = fc.oneof(
  fc.constantFrom('1', '1,1:1', '', 'null', 'true', ',', '=1,', 1, 0, 1.5, true, null),
  fc.array(fc.constantFrom(1, '1', null), { maxLength: 2 }),
  fc.record({ b: fc.constantFrom(1, '1') }),
);
const entity = fc.record(
  { __typename: fc.constantFrom('T', 'U', 'V'), a: value, b: value, constructor: value },
  { requiredKeys: ['__typename'], noNullPrototype: true },
);

test.each(required)(
  'entities have one key exactly when they are represented alike, and none when they are not (%#)',
  (...requires) => {
    const represent = representer(requires, conditions);
    const keyOf = entityKey(requires, represent, conditions);
    const text = (one: Parameters<typeof represent>[0]) => {
      const representation = represent(one);
      return typeof representation?.['__typename'] === 'string' ? JSON.stringify(representation) : undefined;
    };
    fc.assert(
      fc.property(entity, entity, (one, other) => {
        expect(keyOf(one) === undefined).toBe(text(one) === undefined);
        expect(keyOf(one) === keyOf(other)).toBe(text(one) === text(other));
      }),
      { numRuns: 2_000 },
    );
  },
);
