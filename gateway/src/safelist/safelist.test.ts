import { createHash } from 'node:crypto';
import { parse, print } from 'graphql';
import { Safelist } from './safelist';

const text = 'query A($id: ID!) {\n  person(id: $id) { id name { full } }\n}\n';
const sha256 = (of: string) => createHash('sha256').update(of).digest('hex');
const enforced = new Safelist([text], 'enforced');
const known = new Safelist([text], 'known');
const other = '{ person(id: "1") { id } }';
const code = (work: () => unknown) => {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as { extensions: { code: string } }).extensions.code;
  }
};

test.each([
  ['as in its file', text],
  ['printed', print(parse(text))],
  [
    'as Apollo Client sends it',
    print(parse('query A($id: ID!) { person(id: $id) { id name { full __typename } __typename } }')),
  ],
])('an operation of the list is carried out, by text and by hash: %s', (_name, query) => {
  expect(enforced.resolve({ query, variables: { id: '1' } })).toEqual({ query, variables: { id: '1' } });
  const extensions = { persistedQuery: { version: 1, sha256Hash: sha256(query) }, x: 1 };
  expect(enforced.resolve({ extensions })).toEqual({ query, extensions: { x: 1 } });
  expect(enforced.resolve({ documentId: `sha256:${sha256(query)}` })).toEqual({ query });
  expect(enforced.resolve({ id: sha256(query), query })).toEqual({ query });
});

test('another is refused where the list is enforced, however it comes', () => {
  expect(code(() => enforced.resolve({ query: other }))).toBe('OPERATION_NOT_ALLOWED');
  expect(code(() => enforced.resolve({ query: `${text} ` }))).toBe('OPERATION_NOT_ALLOWED');
  expect(code(() => enforced.resolve({ query: other, id: sha256(text) }))).toBe('MALFORMED_REQUEST');
  const extensions = { persistedQuery: { version: 1, sha256Hash: sha256(other) } };
  expect(code(() => enforced.resolve({ query: other, extensions }))).toBe('OPERATION_NOT_ALLOWED');
  expect(known.resolve({ query: other, extensions })).toEqual({ query: other, extensions: {} });
});

test('what clients send is never registered', () => {
  const extensions = { persistedQuery: { version: 1, sha256Hash: sha256(other) } };
  known.resolve({ query: other, extensions });
  expect(code(() => known.resolve({ extensions }))).toBe('PERSISTED_QUERY_NOT_FOUND');
  expect(code(() => known.resolve({ id: { toString: 1 } }))).toBe('PERSISTED_QUERY_NOT_FOUND');
});
