import { globalId } from '@crimegraph/shared/ids/global-id';
import { syntheticId } from '@crimegraph/shared/synthetic/synthetic-id';
import { startTestSubgraph, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { notices } from '@crimegraph/notices/definition';

import { ENTITIES, MRZ, NOTICE, noticeClient, orange, red, REQUEST, SEARCH, utopia, zone } from './notice-client';

let subgraph: TestSubgraph;
const { request, noticesOf, searched, change } = noticeClient(() => subgraph);

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
      documents: [{ number: 'd2314-5890', issuingCountry: 'UTO', type: 'IDENTITY_CARD' }],
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
    [{ colours: ['BLUE', 'RED'], kinds: ['DIFFUSION'], statuses: ['PUBLISHED'], owner: 'UTO' }],
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
    await change(id, 'validUntil', new Date('2026-01-01T00:00:00.000Z'));
    expect((await subgraph.ask(NOTICE, { id })).data).toEqual({ notice: null });
    expect((await subgraph.ask(NOTICE, { id }, utopia)).data).toEqual({ notice: { id, status: 'EXPIRED' } });
    expect(await searched({ statuses: ['EXPIRED'] }, utopia)).toContain(id);
    expect(await searched({ statuses: ['PUBLISHED'] }, utopia)).not.toContain(id);
    const answer = await subgraph.ask(MRZ, { mrz: zone }, utopia);
    expect(answer.data?.['noticeSearchByMrz']).toMatchObject({ verdict: 'NO_RECORD' });
    await change(id, 'validUntil', new Date('2031-01-01T00:00:00.000Z'));
  });

  test.each([
    ['restricted to its owner', 'restriction', 'ALLOW', 'NONE'],
    ['above the clearance', 'confidentiality', 3, 1],
    ['suspended', 'status', 'SUSPENDED', 'PUBLISHED'],
  ] as const)('does not exist for others when it is %s', async (_case, column, value, usual) => {
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
    await change(id, 'expiresAt', new Date('2026-01-01T00:00:00.000Z'));
    expect((await subgraph.ask(NOTICE, { id }, utopia)).data).toEqual({ notice: null });
    await change(id, 'expiresAt', new Date('2031-01-01T00:00:00.000Z'));
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
