import type { FetchNode } from '@apollo/query-planner';
import { OperationTypeNode } from 'graphql';
import { entityFetch } from './entity-fetch';
import type { JsonObject } from './json-object';
import type { Run } from './run';

const conditions = (typename: string, condition: string) => typename === condition;

const fetchOf = (selection: string): FetchNode => ({
  kind: 'Fetch',
  serviceName: 'things',
  operation: `query($representations:[_Any!]!){_entities(representations:$representations){...on T{${selection}}}}`,
  operationName: undefined,
  operationKind: OperationTypeNode.QUERY,
  requires: [
    {
      kind: 'InlineFragment',
      typeCondition: 'T',
      selections: [
        { kind: 'Field', name: '__typename' },
        { kind: 'Field', name: 'id' },
      ],
    },
  ],
});

const thing = (id: string) => ({ __typename: 'T', id });

function runOn(data: JsonObject, found: (id: string) => unknown, asked: Run['asked'] = new Map()) {
  const sent: string[][] = [];
  const failed: unknown[] = [];
  const run: Run = {
    data,
    variables: {},
    conditions: {},
    absent: new Set(),
    asked,
    send: (_fetch, { representations }) => {
      const ids = (representations as { id: string }[]).map(({ id }) => id);
      sent.push(ids);
      return new Promise((resolve) => setTimeout(() => resolve({ data: { _entities: ids.map(found) } }), 5));
    },
    fail: (error) => failed.push(error),
  };
  return { run, sent, failed };
}

const named = (id: string) => ({ name: `name of ${id}` });

test('what a run has asked in the same words, or is asking, is not asked again', async () => {
  const { run, sent } = runOn({ a: [thing('1'), thing('1')], b: [thing('1'), thing('2')] }, named);
  const at = (path: string) => entityFetch(fetchOf('name'), [[path, '@']], conditions);
  await Promise.all([at('a')(run), at('b')(run)]);
  await at('b')(run);
  expect(sent).toEqual([['1'], ['2']]);
  const [one, two] = ['1', '2'].map((id) => ({ ...thing(id), ...named(id) }));
  expect(run.data).toEqual({ a: [one, one], b: [one, two] });
});

test('what the planner calls a fetch is no part of what it asks', async () => {
  const { run, sent } = runOn({ a: thing('1'), b: thing('1') }, named);
  const at = (path: string, name: string) => {
    const fetch = fetchOf('name');
    return entityFetch(
      { ...fetch, operation: fetch.operation.replace('query', `query ${name}`) },
      [[path]],
      conditions,
    );
  };
  await Promise.all([at('a', 'Check__things__1')(run), at('b', 'Check__things__4')(run)]);
  expect(sent).toEqual([['1']]);
});

test('another question, another run, and a mutation ask anew', async () => {
  const data = { a: thing('1'), b: thing('1') };
  const at = (path: string, selection: string) => entityFetch(fetchOf(selection), [[path]], conditions);
  const first = runOn(data, named);
  await at('a', 'name')(first.run);
  await at('b', 'name other')(first.run);
  expect(first.sent).toEqual([['1'], ['1']]);
  const mutation = { ...runOn(data, named) };
  const run = { ...mutation.run, asked: undefined };
  await at('a', 'name')(run);
  await at('b', 'name')(run);
  expect(mutation.sent).toEqual([['1'], ['1']]);
});

test('objects inside an entity are no one place’s: what is merged at one path does not show at another', async () => {
  const { run } = runOn({ a: thing('1'), b: thing('1') }, () => ({ inner: { id: 'i' } }));
  await entityFetch(fetchOf('inner{id}'), [['a'], ['b']], conditions)(run);
  const { a, b } = run.data as Record<string, { inner: JsonObject }>;
  expect(a?.inner).toEqual(b?.inner);
  expect(a?.inner).not.toBe(b?.inner);
});

test('an entity that is null is absent at every place that asked for it', async () => {
  const { run } = runOn({ a: thing('1'), b: thing('1') }, () => null);
  const at = (path: string) => entityFetch(fetchOf('name'), [[path]], conditions);
  await Promise.all([at('a')(run), at('b')(run)]);
  expect(run.absent).toEqual(new Set([run.data['a'], run.data['b']]));
});

test('a service that does not answer fails every fetch that waits for it', async () => {
  const { run } = runOn({ a: thing('1'), b: thing('1') }, named);
  const broken = { ...run, send: () => Promise.reject(new Error('gone')) };
  const at = (path: string) => entityFetch(fetchOf('name'), [[path]], conditions)(broken);
  const outcomes = await Promise.allSettled([at('a'), at('b')]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
