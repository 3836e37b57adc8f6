import { globalId } from '@crimegraph/shared/ids/global-id';
import { syntheticId } from '@crimegraph/shared/synthetic/synthetic-id';
import { startTestSubgraph, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { notices } from '@crimegraph/notices/definition';

const REQUEST = `mutation ($input: RequestNoticeInput!) {
  requestNotice(input: $input) {
    __typename
    ... on RequestNoticeSuccess {
      notice {
        id reference colour kind status publishedAt validUntil actionToTake owner { code }
        charges { text code } warrant { reference issuingCountry issuedOn charge }
        identity { names { family given } birthDates sex nationalities documents { number issuingCountry type } }
        subject { id } documents { id } vehicles { id } fingerprints { id } unListing { reference }
      }
    }
    ... on InvalidInput { fields { path expected } }
    ... on UnmetConditions { conditions { code text } }
    ... on Problem { code }
  }
}`;
const MRZ = `query ($mrz: Mrz!, $first: Int! = 10) {
  noticeSearchByMrz(mrz: $mrz, first: $first) {
    verdict matches { level score notice { id reference } reasons { feature score } } mrz { surname }
  }
}`;
const NOTICE = `query ($id: ID!) { notice(id: $id) { id status } }`;
const SEARCH = `query ($filter: NoticeFilter!, $first: Int! = 100, $after: String) {
  noticeSearch(filter: $filter, first: $first, after: $after) {
    edges { cursor node { id status } } pageInfo { hasNextPage endCursor }
  }
}`;
const ENTITIES = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on Person { id notices { id } } ... on TravelDocument { id notices { id } } ... on Vehicle { id notices { id } } }
}`;

interface Requested {
  __typename: string;
  notice: { id: string; reference: string; status: string };
  fields: { path: string }[];
}

const utopia = { bureau: 'UTO' };
const zone = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10';
const red = {
  colour: 'RED',
  kind: 'DIFFUSION',
  summary: 'Wanted for fraud.',
  subject: {
    names: [{ family: 'Eriksson', given: 'Anna Maria' }],
    birthDate: '1974-08-12',
    sex: 'F',
    nationalities: ['UTO'],
  },
  charges: [{ text: 'Fraud', code: '0701' }],
  warrant: { reference: 'W1', issuingCountry: 'UTO', issuedOn: '2025-01-02', charge: 'Fraud' },
};
const orange = { colour: 'ORANGE', kind: 'DIFFUSION', summary: 'A threat.' };
let subgraph: TestSubgraph;
let requests = 0;

async function request(notice: object, viewer: object = utopia, requestId = `r${(requests += 1)}`): Promise<Requested> {
  const answer = await subgraph.ask(REQUEST, { input: { requestId, notice } }, viewer);
  expect(answer.errors).toBeUndefined();
  return answer.data?.['requestNotice'] as Requested;
}

async function noticesOf(__typename: string, id: string, viewer = {}): Promise<string[]> {
  const answer = await subgraph.ask(ENTITIES, { representations: [{ __typename, id }] }, viewer);
  const [entity] = answer.data?.['_entities'] as { notices: { id: string }[] }[];
  return (entity?.notices ?? []).map((notice) => notice.id);
}

async function searched(filter: object, viewer = {}): Promise<string[]> {
  const answer = await subgraph.ask(SEARCH, { filter }, viewer);
  const { edges } = answer.data?.['noticeSearch'] as { edges: { node: { id: string } }[] };
  return edges.map(({ node }) => node.id);
}

const uuidOf = (id: string) => Buffer.from(id, 'base64url').toString().split(':')[1] as string;
const change = (id: string, column: string, value: unknown) =>
  subgraph.store.write((manager) =>
    manager.query(`UPDATE notice SET "${column}" = ? WHERE id = ?`, [value, uuidOf(id)]),
  );

beforeAll(async () => {
  subgraph = await startTestSubgraph(notices);
});
afterAll(() => subgraph.stop());

test('a search that finds nothing says so, and reads the zone', async () => {
  const answer = await subgraph.ask(MRZ, { mrz: zone });
  expect(answer).toEqual({
    data: { noticeSearchByMrz: { verdict: 'NO_RECORD', matches: [], mrz: { surname: 'ERIKSSON' } } },
  });
});

describe('a diffusion', () => {
  const personId = globalId('Person', syntheticId('person', 2 ** 39));
  const documentId = globalId('TravelDocument', syntheticId('document', 2 ** 39));
  const vehicleId = globalId('Vehicle', syntheticId('vehicle', 2 ** 39));
  const fingerprintId = globalId('FingerprintRecord', syntheticId('fingerprint', 2 ** 39));
  let id: string;

  beforeAll(async () => {
    const result = await request({
      ...red,
      subjectId: personId,
      documentIds: [documentId],
      documents: [{ number: 'd2314-5890', issuingCountry: 'UT0'.replace('0', 'O'), type: 'IDENTITY_CARD' }],
      vehicleIds: [vehicleId],
      fingerprintIds: [fingerprintId],
    });
    expect(result).toMatchObject({
      __typename: 'RequestNoticeSuccess',
      notice: {
        colour: 'RED',
        kind: 'DIFFUSION',
        status: 'PUBLISHED',
        owner: { code: 'UTO' },
        charges: [{ text: 'Fraud', code: '0701' }],
        warrant: red.warrant,
        identity: {
          names: [{ family: 'Eriksson', given: 'Anna Maria' }],
          birthDates: ['1974-08-12'],
          sex: 'F',
          nationalities: ['UTO'],
          documents: [{ number: 'D23145890', issuingCountry: 'UTO', type: 'IDENTITY_CARD' }],
        },
        subject: { id: personId },
        documents: [{ id: documentId }],
        vehicles: [{ id: vehicleId }],
        fingerprints: [{ id: fingerprintId }],
        unListing: null,
      },
    });
    expect(result.notice.reference).toMatch(/^20\d\d\/\d{8}$/);
    id = result.notice.id;
  });

  test.each([
    ['by name and birth date', zone, 'MATCH', 'STRONG'],
    [
      'by document, name and birth date',
      'I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<',
      'MATCH',
      'EXACT',
    ],
  ])('is found at once: %s', async (_case, mrz, verdict, level) => {
    const answer = await subgraph.ask(MRZ, { mrz });
    expect(answer.data?.['noticeSearchByMrz']).toMatchObject({ verdict, matches: [{ level, notice: { id } }] });
  });

  test('is not found for a namesake who was born on another day', async () => {
    const mrz = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C<3UTO6908061F9406236ZE184226B<<<<<14';
    const answer = await subgraph.ask(MRZ, { mrz });
    expect(answer.data?.['noticeSearchByMrz']).toMatchObject({ verdict: 'NO_RECORD', matches: [] });
  });

  test('tells its owner by a hit that somebody else met it', async () => {
    await subgraph.ask(MRZ, { mrz: zone }, { ...utopia });
    const before = await subgraph.store.reader.query<unknown[]>('SELECT * FROM outbox_event');
    await subgraph.ask(MRZ, { mrz: zone });
    const after = await subgraph.store.reader.query<{ event: string }[]>('SELECT * FROM outbox_event');
    expect(after).toHaveLength(before.length + 1);
    expect(after.map(({ event }) => JSON.parse(event) as object)).toContainEqual(
      expect.objectContaining({ recordId: id, recordType: 'Notice', owner: 'UTO', searchedBy: 'FRA', level: 'STRONG' }),
    );
  });

  test('stands on the person, the document and the vehicle that it names', async () => {
    expect(await noticesOf('Person', personId)).toEqual([id]);
    expect(await noticesOf('TravelDocument', documentId)).toEqual([id]);
    expect(await noticesOf('Vehicle', vehicleId)).toEqual([id]);
    expect(await noticesOf('Person', 'made-up')).toEqual([]);
  });

  test.each([
    [{ subjectName: 'eriksson' }],
    [{ subjectName: 'ANNA MARIA ERIKSSON' }],
    [{ colours: ['BLUE', 'RED'], kinds: ['DIFFUSION'], statuses: ['PUBLISHED'], owner: 'UT'.concat('O') }],
    [{ publishedFrom: '2026-01-01', publishedTo: '2999-01-01' }],
  ])('is listed by %j', async (filter) => {
    expect(await searched(filter)).toContain(id);
  });

  test.each([
    [{ subjectName: 'anna' }],
    [{ colours: ['BLUE'] }],
    [{ kinds: ['NOTICE'] }],
    [{ statuses: ['SUBMITTED'] }],
    [{ owner: 'FRA' }],
    [{ publishedTo: '2026-01-01' }],
  ])('is not listed by %j', async (filter) => {
    expect(await searched(filter)).not.toContain(id);
  });

  test('is valid no longer than it says', async () => {
    await change(id, 'validUntil', '2026-01-01 00:00:00.000');
    expect((await subgraph.ask(NOTICE, { id })).data).toEqual({ notice: null });
    expect((await subgraph.ask(NOTICE, { id }, utopia)).data).toEqual({ notice: { id, status: 'EXPIRED' } });
    expect(await searched({ statuses: ['EXPIRED'] }, utopia)).toContain(id);
    expect(await searched({ statuses: ['PUBLISHED'] }, utopia)).not.toContain(id);
    const answer = await subgraph.ask(MRZ, { mrz: zone }, utopia);
    expect(answer.data?.['noticeSearchByMrz']).toMatchObject({ verdict: 'NO_RECORD' });
    await change(id, 'validUntil', '2031-01-01 00:00:00.000');
  });

  test.each([
    ['restricted to its owner', 'restriction', 'ALLOW', 'NONE'],
    ['above the clearance', 'confidentiality', 3, 1],
    ['suspended', 'status', 'SUSPENDED', 'PUBLISHED'],
  ])('does not exist for others when it is %s', async (_case, column, value, usual) => {
    await change(id, column, value);
    expect((await subgraph.ask(NOTICE, { id })).data).toEqual({ notice: null });
    expect((await subgraph.ask(NOTICE, { id }, utopia)).data).toMatchObject({ notice: { id } });
    expect(await searched({})).not.toContain(id);
    expect(await searched({ subjectName: 'Eriksson' })).not.toContain(id);
    expect(await noticesOf('Person', personId)).toEqual([]);
    expect(await noticesOf('TravelDocument', documentId)).toEqual([]);
    const answer = await subgraph.ask(MRZ, { mrz: zone });
    expect(answer.data?.['noticeSearchByMrz']).toMatchObject({ verdict: 'NO_RECORD', matches: [] });
    await change(id, column, usual);
  });

  test('does not exist for anybody when its time is over', async () => {
    await change(id, 'expiresAt', '2026-01-01 00:00:00.000');
    expect((await subgraph.ask(NOTICE, { id }, utopia)).data).toEqual({ notice: null });
    await change(id, 'expiresAt', '2031-01-01 00:00:00.000');
  });
});

describe('a requested notice', () => {
  let id: string;
  const subjectId = globalId('Person', syntheticId('person', 2 ** 39 + 5));
  const documents = [{ number: 'SUBMIT1', issuingCountry: 'UTO' }];

  beforeAll(async () => {
    const result = await request({ ...red, kind: 'NOTICE', subjectId, documents });
    expect(result.notice).toMatchObject({ status: 'SUBMITTED', publishedAt: null, validUntil: null });
    id = result.notice.id;
  });

  test('waits for its review, seen by its owner and the Secretariat alone', async () => {
    const secretariat = { bureau: 'XPO', role: 'secretariat' as const, clearance: 3 as const };
    expect((await subgraph.ask(NOTICE, { id })).data).toEqual({ notice: null });
    expect((await subgraph.ask(NOTICE, { id }, utopia)).data).toEqual({ notice: { id, status: 'SUBMITTED' } });
    expect((await subgraph.ask(NOTICE, { id }, secretariat)).data).toEqual({ notice: { id, status: 'SUBMITTED' } });
    expect(await searched({ statuses: ['SUBMITTED'] })).toEqual([]);
    expect(await searched({ statuses: ['SUBMITTED'] }, utopia)).toEqual([id]);
  });

  test('is served as valid to nobody, not even to its owner', async () => {
    const mrz = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nSUBMIT1<<2UTO7408122F1204159<<<<<<<<<<<<<<00';
    const answer = await subgraph.ask(MRZ, { mrz }, utopia);
    const { matches } = answer.data?.['noticeSearchByMrz'] as { matches: { notice: { id: string } }[] };
    expect(matches.map(({ notice }) => notice.id)).not.toContain(id);
    expect(await noticesOf('Person', subjectId, utopia)).toEqual([]);
  });
});

test('all conditions that a colour sets and a request does not meet are told at once', async () => {
  const result = await request({ colour: 'RED', summary: 'Wanted.' });
  expect(result).toMatchObject({
    __typename: 'UnmetConditions',
    code: 'UNMET_CONDITIONS',
    conditions: [{ code: 'SUBJECT' }, { code: 'BIRTH_YEAR' }, { code: 'WARRANT' }, { code: 'CHARGE' }],
  });
});

test('a special notice is requested by the United Nations alone', async () => {
  const special = { colour: 'UN_SECURITY_COUNCIL', summary: 'Listed.', subject: { names: [{ family: 'Entity' }] } };
  expect(await request(special)).toMatchObject({ conditions: [{ code: 'UNITED_NATIONS_REQUEST' }] });
  expect(await request(special, { bureau: 'UNO' })).toMatchObject({ __typename: 'RequestNoticeSuccess' });
});

test('all that is wrong with a request is told at once', async () => {
  const result = await request({
    ...red,
    summary: ' ',
    subjectId: globalId('Vehicle', syntheticId('vehicle', 1)),
    subject: { names: [{ family: '--' }], birthDate: '2999' },
    documentIds: ['made-up'],
    documents: [{ number: '-', issuingCountry: 'UTO' }],
    charges: [{ text: '' }],
    warrant: { ...red.warrant, issuedOn: '2999-01-01' },
  });
  expect(result.__typename).toBe('InvalidInput');
  expect(result.fields.map(({ path }) => path)).toEqual([
    'notice.summary',
    'notice.subjectId',
    'notice.subject.names.0',
    'notice.subject.birthDate',
    'notice.documentIds.0',
    'notice.documents.0.number',
    'notice.charges.0.text',
    'notice.warrant.issuedOn',
  ]);
});

test('a request sent again does nothing twice, and with another input it is refused', async () => {
  const first = await request(orange, utopia, 'same');
  expect(await request(orange, utopia, 'same')).toEqual(first);
  expect(await request({ ...orange, summary: 'Another.' }, utopia, 'same')).toMatchObject({
    __typename: 'RequestConflict',
    code: 'REQUEST_CONFLICT',
  });
  expect((await searched({ colours: ['ORANGE'] })).filter((id) => id === first.notice.id)).toHaveLength(1);
});

test('a scope that is missing is named', async () => {
  const ask = async (query: string, variables: Record<string, unknown>) =>
    (await subgraph.ask(query, variables, { scopes: [] })).errors?.[0]?.extensions['code'];
  expect(await ask(NOTICE, { id: 'x' })).toBe('FORBIDDEN');
  expect(await ask(MRZ, { mrz: zone })).toBe('FORBIDDEN');
  expect(await ask(SEARCH, { filter: {} })).toBe('FORBIDDEN');
  expect(await ask(REQUEST, { input: { requestId: 'x', notice: orange } })).toBe('FORBIDDEN');
  expect(await ask(ENTITIES, { representations: [{ __typename: 'Person', id: 'x' }] })).toBe('FORBIDDEN');
});

test('pages follow one another, newest first, without a gap or a repetition', async () => {
  const made: string[] = [];
  for (let index = 0; index < 5; index += 1) made.push((await request(orange, { bureau: 'ITA' })).notice.id);
  // Three of them at the very same instant.
  for (const id of made.slice(1, 4)) await change(id, 'listedAt', '2026-02-02 02:02:02.222');
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const answer = await subgraph.ask(SEARCH, { filter: { owner: 'ITA' }, first: 2, after });
    const page = answer.data?.['noticeSearch'] as {
      edges: { node: { id: string } }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
    seen.push(...page.edges.map(({ node }) => node.id));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  const [oldest, , , , newest] = made;
  expect(seen.slice(0, 2)).toEqual([newest, oldest]);
  expect(seen.slice(2)).toEqual(made.slice(1, 4).reverse());
});

test.each([
  [{ filter: {}, first: 0 }, 'BAD_USER_INPUT'],
  [{ filter: {}, first: 101 }, 'LIST_TOO_LONG'],
  [{ filter: {}, first: 1, after: 'made-up' }, 'BAD_USER_INPUT'],
  [{ filter: {}, first: 1, after: Buffer.from('["yesterday","1"]').toString('base64url') }, 'BAD_USER_INPUT'],
  [{ filter: { subjectName: '--' }, first: 1 }, 'BAD_USER_INPUT'],
])('a search with %j is refused', async (variables, code) => {
  expect((await subgraph.ask(SEARCH, variables)).errors?.[0]?.extensions['code']).toBe(code);
});

test('a list of references takes two statements, however long it is', async () => {
  const made: string[] = [];
  const ids = Array.from({ length: 50 }, (_, index) => globalId('Person', syntheticId('person', 1_000 + index)));
  for (const subjectId of ids.slice(0, 3)) made.push((await request({ ...red, subjectId })).notice.id);
  const representations = ids.map((id) => ({ __typename: 'Person', id }));
  let entities: { notices: { id: string }[] }[] = [];
  const statements = await subgraph.countQueries(async () => {
    entities = (await subgraph.ask(ENTITIES, { representations })).data?.['_entities'] as typeof entities;
  });
  expect(statements).toBe(2);
  expect(entities.flatMap((entity) => entity.notices.map(({ id }) => id))).toEqual(made);
});

test('a list of notices takes one statement for each of their lists', async () => {
  const query = `{ noticeSearch(filter: { owner: "UTO" }, first: 50) { edges { node {
    subject { id } documents { id } vehicles { id } fingerprints { id } identity { names { family } documents { number } }
  } } } }`;
  const statements = await subgraph.countQueries(() => subgraph.ask(query));
  expect(statements).toBe(5);
});

test('a record with very many notices does not crowd out those of another', async () => {
  const [many, one] = [9_001, 9_002].map((index) => globalId('Person', syntheticId('person', index)));
  const lonely = (await request({ ...red, subjectId: one })).notice.id;
  await subgraph.store.write((manager) => {
    const copy = `INSERT INTO notice SELECT 'c' || number.value || substr(notice.id, length('c' || number.value) + 1), owner, confidentiality, restriction,
      recordedAt, updatedAt, expiresAt, 'X' || number.value, colour, kind, status, summary, actionToTake, charges, warrantReference,
      warrantCountry, warrantIssuedOn, warrantCharge, requestedAt, publishedAt, '2030-01-01 00:00:00.000', validUntil, unListType,
      unListedOn, unMeasures, ?, subjectSex, subjectNationalities FROM notice, json_each(?) AS number WHERE notice.id = ?`;
    const numbers = JSON.stringify(Array.from({ length: 250 }, (_, index) => 1_000 + index));
    return manager.query(copy, [syntheticId('person', 9_001), numbers, uuidOf(lonely)]);
  });
  const representations = [many, one].map((id) => ({ __typename: 'Person', id }));
  const answer = await subgraph.ask(ENTITIES, { representations });
  const [first, second] = answer.data?.['_entities'] as { notices: { id: string }[] }[];
  expect(first?.notices).toHaveLength(100);
  expect(second?.notices).toEqual([{ id: lonely }]);
});

// The last test: on the embedded store an explained statement keeps its snapshot, and later reads would see no later rows.
test('lookups are answered from an index', async () => {
  const seen: string[] = [];
  const stop = subgraph.store.onQuery((sql) => seen.push(sql));
  await subgraph.ask(MRZ, { mrz: zone });
  await noticesOf('Person', globalId('Person', syntheticId('person', 1)));
  await noticesOf('TravelDocument', globalId('TravelDocument', syntheticId('document', 1)));
  await subgraph.ask(SEARCH, { filter: {} });
  stop();
  const planOf = async (index: string) => {
    const plans = await Promise.all(
      seen
        .filter((sql) => sql.startsWith('SELECT') && sql.includes('notice'))
        .map((sql) => subgraph.store.reader.query<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${sql}`)),
    );
    const details = plans.map((plan) => plan.map(({ detail }) => detail).join('\n'));
    return details.filter((detail) => detail.includes(index));
  };
  for (const index of [
    'notice_document_check',
    'notice_subject_name_mrz',
    'notice_subject',
    'notice_document_record',
    'notice_listed',
  ]) {
    expect([index, (await planOf(index)).length > 0]).toEqual([index, true]);
  }
  expect(await planOf('SCAN tie')).toEqual([]);
});
