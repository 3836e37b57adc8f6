import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { databaseId } from '@crimegraph/shared/ids/global-id';
import { type Asker, at, type Client, utopian } from '../support/client';
import { HitStreamReader } from '../support/hit-stream';
import { act, commission, done, openedCase, owner, read } from './commission-client';
import { CommissionWorld, eriksson, type Held } from './commission-world';

let world: CommissionWorld;
let client: Client;
beforeAll(async () => {
  world = await CommissionWorld.start();
  client = world.client;
}, 60_000);
afterAll(() => world.system.stop());

describe('a request for access, from its opening to its end', () => {
  const asker = commission('CCF/ACCESS');
  let caseId: string;
  let records: Held[];

  test('is opened once, and its clock starts when it is found admissible', async () => {
    const input = { requestId: 'open-access', kind: 'ACCESS', applicant: eriksson };
    caseId = await done(client, 'OpenCommissionCase', input, asker);
    expect(await done(client, 'OpenCommissionCase', input, asker)).toBe(caseId);
    const other = { ...input, applicant: { names: ['Somebody Else'] } };
    expect(await act(client, 'OpenCommissionCase', other, asker)).toMatchObject({ __typename: 'RequestConflict' });
    expect(await act(client, 'OpenCommissionCase', { ...input, requestId: 'again' }, asker)).toMatchObject({
      __typename: 'WrongState',
    });
    const tooSoon = await act(client, 'AddCommissionRecords', { caseId, recordIds: ['x'] }, asker);
    expect(tooSoon).toMatchObject({ __typename: 'InvalidInput' });
    await done(
      client,
      'DecideCommissionAdmissibility',
      { caseId, admissible: true, reason: 'Identity proven.' },
      asker,
    );
    const shown = (await world.caseOf(caseId, asker)) as unknown as Record<string, string>;
    const due = new Date(shown['admissibleAt'] ?? '');
    due.setUTCMonth(due.getUTCMonth() + 4);
    // A month may be too short for the day of today: then it is its last day.
    expect(Math.abs(new Date(shown['dueAt'] ?? '').getTime() - due.getTime())).toBeLessThan(4 * 86_400_000);
    expect(shown).toMatchObject({
      reference: 'CCF/ACCESS',
      status: 'ADMISSIBLE',
      applicant: { names: ['Anna Maria Eriksson'] },
    });
  });

  test('an act in it has to name its case, or nothing is done', async () => {
    const input = { caseId, until: '2100-01-01T00:00:00Z', reason: 'x' };
    expect(await act(client, 'ExtendCommissionCase', input, commission('CCF/OTHER'))).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ path: 'x-case-reference' }],
    });
    expect(await act(client, 'ExtendCommissionCase', input, asker)).toMatchObject({ fields: [{ path: 'until' }] });
    const { dueAt } = (await world.caseOf(caseId, asker)) as unknown as { dueAt: string };
    const until = new Date(new Date(dueAt).getTime() + 30 * 86_400_000).toISOString();
    await done(client, 'ExtendCommissionCase', { caseId, until, reason: 'An owner needs longer.' }, asker);
    expect(await world.caseOf(caseId, asker)).toMatchObject({ dueAt: until, firstDueAt: dueAt });
  });

  test('owners are asked, are told of it, and answer for each record', async () => {
    records = await world.search(eriksson, asker);
    const recordIds = records.map(({ recordId }) => recordId);
    await done(client, 'AddCommissionRecords', { caseId, recordIds }, asker);
    const stream = await HitStreamReader.open(client, { ...utopian, purpose: 'INVESTIGATION' });
    const narrow = await HitStreamReader.open(client, { ...utopian, scope: 'hits:read' });
    const told = await webhook(utopian);
    const notTold = await webhook({ ...utopian, scope: 'hits:read hits:write' });
    await stream.until(({ messages }) => messages.length > 0);
    await narrow.until(({ messages }) => messages.length > 0);
    const own = records.filter((record) => record.owner.code === 'UTO').map(({ recordId }) => recordId);
    const question = 'May the person be told?';
    await done(client, 'ConsultOwners', { caseId, recordIds: own, question }, asker);
    await stream.until(
      ({ messages }) => messages.filter(({ event }) => event === 'commission.consulted').length === own.length,
    );
    expect(JSON.stringify(stream.messages)).not.toMatch(/eriksson/i);
    expect(narrow.messages.map(({ event }) => event)).toEqual(['ready']);
    stream.close();
    narrow.close();
    const deadline = Date.now() + 20_000;
    while (told.events.length < own.length && Date.now() < deadline) await new Promise((done) => setTimeout(done, 50));
    expect(new Set(told.events)).toEqual(new Set(['commission.consulted']));
    expect(told.events).toHaveLength(own.length);
    expect(notTold.events).toEqual([]);
    told.close();
    notTold.close();

    const asked = at<{ node: { id: string; recordId: string; caseReference: string } }[]>(
      await read(client, 'Consultations', { filter: { answered: false }, first: 100 }, owner),
      'consultations.edges',
    );
    expect(asked.map(({ node }) => node.recordId).sort()).toEqual([...own].sort());
    expect(asked[0]?.node.caseReference).toBe('CCF/ACCESS');
    const french = { ...owner, bureau: 'FRA' };
    const elsewhere = await read(client, 'Consultations', { first: 100 }, french);
    expect(at(elsewhere, 'consultations.edges')).toEqual([]);
    const notTheirs = { consultationId: asked[0]?.node.id, disclosure: 'AGREED', answer: 'Yes.' };
    expect(await act(client, 'AnswerConsultation', notTheirs, french)).toMatchObject({ __typename: 'NotFound' });
    expect(
      await act(client, 'CloseCommissionCase', { caseId, outcome: 'DISCLOSED', reason: 'x' }, asker),
    ).toMatchObject({
      __typename: 'WrongState',
    });

    for (const { node } of asked) {
      const disclosure = databaseId('Notice', node.recordId) === undefined ? 'AGREED' : 'REFUSED';
      await done(client, 'AnswerConsultation', { consultationId: node.id, disclosure, answer: 'As said.' }, owner);
    }
    const again = { consultationId: asked[0]?.node.id, disclosure: 'REFUSED', answer: 'No.' };
    expect(await act(client, 'AnswerConsultation', again, owner)).toMatchObject({ __typename: 'WrongState' });
  });

  test('the extract has what owners agree to, nothing of the rest, and is the same each time', async () => {
    const extract = async (first: number, after: string | null = null) => {
      const answer = await read(client, 'CommissionExtract', { caseId, first, after }, asker);
      expect(answer.errors).toBeUndefined();
      return answer.data?.['commissionExtract'] as {
        document: string;
        items: { included: boolean; record: { recordId: string; disclosure: string } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    };
    const whole = await extract(50);
    const agreed = records.filter(({ recordType, owner: { code } }) => recordType !== 'NOTICE' && code === 'UTO');
    const document = JSON.parse(whole.document) as { case: string; records: { id: string; data: object }[] };
    expect(document.case).toBe('CCF/ACCESS');
    expect(document.records.map(({ id }) => id).sort()).toEqual(agreed.map(({ recordId }) => recordId).sort());
    expect(whole.document).toContain('Zenith');
    for (const { record } of whole.items.filter(({ included }) => !included)) {
      expect(record.disclosure).not.toBe('AGREED');
      expect(whole.document).not.toContain(record.recordId);
    }
    expect((await extract(50)).document).toBe(whole.document);
    const pages: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page = await extract(2, after);
      pages.push(...(JSON.parse(page.document) as typeof document).records.map(({ id }) => id));
      [after, more] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
    }
    expect(pages).toEqual(document.records.map(({ id }) => id));
  });

  test('is closed with its history kept and whoever asked forgotten', async () => {
    const outcome = { caseId, outcome: 'DISCLOSED', reason: 'Told by letter.' };
    await done(client, 'CloseCommissionCase', outcome, asker);
    expect(await act(client, 'CloseCommissionCase', outcome, asker)).toMatchObject({ __typename: 'WrongState' });
    const shown = await world.caseOf(caseId, asker);
    expect(shown).toMatchObject({ status: 'CLOSED', outcome: 'DISCLOSED', applicant: null, overdue: false });
    const kinds = shown.history.map(({ kind }) => kind);
    expect(kinds.slice(0, 4)).toEqual(['OPENED', 'FOUND_ADMISSIBLE', 'EXTENDED', 'RECORDS_ADDED']);
    expect(kinds.at(-1)).toBe('CLOSED');
    // The officer of another bureau stays unnamed.
    expect(shown.history.find(({ kind }) => kind === 'OWNER_ANSWERED')).toMatchObject({
      bureau: { code: 'UTO' },
      officer: null,
    });
    // A person who asks again is known.
    const filter = { applicant: { names: eriksson.names, birthDate: eriksson.birthDate } };
    const cases = at<{ node: { id: string } }[]>(
      await read(client, 'CommissionCases', { filter, first: 10 }, asker),
      'commissionCases.edges',
    );
    expect(cases.map(({ node }) => node.id)).toContain(caseId);
  });

  test('nothing of the person stands in clear in what the desk keeps', async () => {
    for (const table of [
      'commission_case',
      'commission_record',
      'commission_act',
      'write_request',
      'desk_event',
      'audit_row',
    ]) {
      const rows = await world.store('notices').reader.query<object[]>(`SELECT * FROM ${table}`);
      expect(rows.length).toBeGreaterThan(0);
      expect(JSON.stringify(rows)).not.toMatch(/eriksson|l898902c3/i);
    }
  });
});

/** A system of a bureau's that is told of what its webhook tells. */
async function webhook(asker: Asker) {
  const events: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      events.push((JSON.parse(body) as { type: string }).type);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const mutation = `mutation ($input: RegisterWebhookInput!) { registerWebhook(input: $input) { __typename } }`;
  const answer = await client.ask(mutation, { input: { requestId: url, url } }, asker);
  expect(answer.data).toEqual({ registerWebhook: { __typename: 'RegisterWebhookSuccess' } });
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { events, close };
}

test('what is overdue comes first, then what is due next, then what was closed last', async () => {
  const notices = world.store('notices');
  await notices.write((manager) => manager.query('DELETE FROM commission_case'));
  for (const number of [1, 2, 3, 4]) await openedCase(client, `CCF/LIST/${number}`, 'ACCESS', []);
  const ids = await notices.reader.query<{ id: string; reference: string }[]>(
    'SELECT id, reference FROM commission_case',
  );
  const idOf = (number: number) => ids.find(({ reference }) => reference === `CCF/LIST/${number}`)?.id;
  // As it would be months later.
  const due = `UPDATE commission_case SET dueAt = '2020-01-01 00:00:00.000000', listKey = '0 2020-01-01T00:00:00.000Z'`;
  await notices.write((manager) => manager.query(`${due} WHERE id = '${idOf(3)}'`));
  const input = (number: number) => ({
    caseId: Buffer.from(`CommissionCase:${idOf(number)}`).toString('base64url'),
    outcome: 'NO_DATA',
    reason: 'x',
  });
  await done(client, 'CloseCommissionCase', input(1), commission('CCF/LIST/1'));
  await done(client, 'CloseCommissionCase', input(2), commission('CCF/LIST/2'));
  const list = async (variables: object) => {
    const answer = await read(client, 'CommissionCases', { first: 100, ...variables }, commission('CCF/LIST'));
    const edges = at<{ node: { reference: string; overdue: boolean } }[]>(answer, 'commissionCases.edges');
    return { answer, references: edges.map(({ node }) => node.reference.slice(-1)).join('') };
  };
  expect((await list({})).references).toBe('3421');
  expect((await list({ filter: { overdue: true } })).references).toBe('3');
  expect((await list({ filter: { overdue: false } })).references).toBe('421');
  expect((await list({ filter: { statuses: ['CLOSED'] } })).references).toBe('21');
  const first = await list({ first: 3 });
  const after = at<string>(first.answer, 'commissionCases.pageInfo.endCursor');
  expect((await list({ after })).references).toBe('1');
});
