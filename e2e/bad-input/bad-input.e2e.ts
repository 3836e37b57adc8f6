import { gzipSync } from 'node:zlib';
import { type Answer, guard, utopian } from '../support/client';
import { sharedClient } from '../support/shared-system';

const client = sharedClient();

const CHECK = `query ($number: String!, $country: CountryCode!, $type: TravelDocumentType) {
  documentCheck(number: $number, issuingCountry: $country, type: $type) { verdict }
}`;
const REPORT = `mutation ($input: ReportTravelDocumentInput!) { reportTravelDocument(input: $input) { __typename } }`;
const document = { number: 'BAD1', issuingCountry: 'UTO', type: 'PASSPORT', status: 'LOST' };

async function raw(body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Answer> {
  const authorization = `Bearer ${await client.token(guard)}`;
  const response = await client.post(body, { authorization, 'x-purpose': 'BORDER_CONTROL', ...headers });
  return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
}

const code = (answer: Answer) => answer.errors?.[0]?.extensions['code'];

describe('values that are not what the schema asks for', () => {
  test.each([
    ['an unknown country', { number: 'A1', country: 'ZZZ' }, /country code/],
    ['an unknown kind of document', { number: 'A1', country: 'UTO', type: 'LIBRARY_CARD' }, /TravelDocumentType/],
    ['an over-long number', { number: 'SECRET'.repeat(10), country: 'UTO' }, /1 to 32/],
    ['a number without a letter or digit', { number: '--', country: 'UTO' }, /letters and digits/],
    ['a missing variable', { number: 'A1' }, /required/],
    ['a number that is a number', { number: 12, country: 'UTO' }, /String/],
  ])('%s', async (_name, variables, message) => {
    const answer = await client.ask(CHECK, variables, guard);
    expect(code(answer)).toBe('BAD_USER_INPUT');
    expect(answer.errors?.[0]?.message).toMatch(message);
    expect(JSON.stringify(answer.errors)).not.toMatch(/ZZZ|LIBRARY_CARD|SECRET/);
    expect(answer.data?.['documentCheck'] ?? null).toBeNull();
  });

  test.each([
    ['an impossible date', { lossDate: '2026-02-31' }],
    ['a date in words', { issuedOn: 'yesterday' }],
    ['an unknown status', { status: 'EATEN' }],
    ['an unknown field', { colour: 'red' }],
  ])('in a mutation, %s changes nothing', async (_name, change) => {
    const answer = await client.ask(
      REPORT,
      { input: { requestId: 'bad', document: { ...document, ...change } } },
      utopian,
    );
    expect(code(answer)).toBe('BAD_USER_INPUT');
    const check = await client.ask(CHECK, { number: 'BAD1', country: 'UTO' }, guard);
    expect(check.data).toEqual({ documentCheck: { verdict: 'NO_RECORD' } });
  });
});

test('an over-large bulk of reports is refused whole', async () => {
  const query =
    'mutation ($input: ReportTravelDocumentsInput!) { reportTravelDocuments(input: $input) { __typename } }';
  const documents = Array.from({ length: 1_001 }, () => document);
  const answer = await client.ask(query, { input: { requestId: 'large', documents } }, utopian);
  expect(code(answer)).toBe('LIST_TOO_LONG');
  const check = await client.ask(CHECK, { number: 'BAD1', country: 'UTO' }, guard);
  expect(check.data).toEqual({ documentCheck: { verdict: 'NO_RECORD' } });
});

describe('requests that are no requests', () => {
  test.each<[string, string | Uint8Array, Record<string, string>, number, string]>([
    ['malformed JSON', '{"query": ', {}, 400, 'MALFORMED_REQUEST'],
    ['JSON that is no object', '"query"', {}, 400, 'MALFORMED_REQUEST'],
    ['a batch', '[{"query":"{ __typename }"}]', {}, 400, 'MALFORMED_REQUEST'],
    ['no query', '{}', {}, 400, 'MALFORMED_REQUEST'],
    ['variables that are no object', '{"query":"{ __typename }","variables":[1]}', {}, 400, 'MALFORMED_REQUEST'],
    ['plain text', '{"query":"{ __typename }"}', { 'content-type': 'text/plain' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['another charset', '{}', { 'content-type': 'application/json; charset=utf-16' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a compressed body', gzipSync('{}'), { 'content-encoding': 'gzip' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a body beyond the limit', `{"query":"${'x'.repeat(600_000)}"}`, {}, 413, 'PAYLOAD_TOO_LARGE'],
    ['what is not GraphQL', '{"query":"{ a "}', {}, 400, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{"query":"{ documentCheckz }"}', {}, 400, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a hash in place of an operation',
      '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}',
      {},
      200,
      'PERSISTED_QUERY_NOT_FOUND',
    ],
    ['thousands of tokens', `{"query":"{ ${'a '.repeat(5_000)} }"}`, {}, 400, 'OPERATION_TOO_LARGE'],
    ['one field many times', `{"query":"{ ${'__typename '.repeat(30)} }"}`, {}, 400, 'OPERATION_TOO_LARGE'],
    [
      'more than any answer should hold',
      '{"query":"{ hits(first: 100) { edges { node { record { ... on Person { notices { documents { holder { notices { id } } } } } } } } } }"}',
      {},
      400,
      'COST_TOO_HIGH',
    ],
  ])('%s', async (_name, body, headers, status, expected) => {
    const answer = await raw(body, headers);
    expect([answer.status, code(answer)]).toEqual([status, expected]);
    expect(JSON.stringify(answer)).not.toMatch(/Did you mean|node_modules|stack|127\.0\.0\.1/);
  });

  test('GET and unknown addresses', async () => {
    const get = await fetch(`${client.url}?query={__typename}`);
    expect(get.status).toBe(405);
    expect(get.headers.get('allow')).toBe('POST');
    const elsewhere = await fetch(new URL('/admin', client.url));
    expect(elsewhere.status).toBe(404);
  });
});
