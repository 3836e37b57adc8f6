import { setTimeout as delay } from 'node:timers/promises';
import { CommissionOrder } from '@crimegraph/notices/commission/entities/commission-order';
import { AuditRow } from '@crimegraph/shared/audit/audit-row';
import { RecordChangeRow } from '@crimegraph/shared/feed/record-change-row';
import { databaseId, globalId } from '@crimegraph/shared/ids/global-id';
import { specimenIds } from '@crimegraph/shared/seed/specimen-world';
import { correctableFields } from '@crimegraph/shared/subject-access/correctable-fields-data';
import { ABOUT_THE_RECORD } from '@crimegraph/shared/subject-access/record-content';
import { PURGE_LEASE } from '@crimegraph/shared/retention/record-purger';
import { giveLeaseBack, takeLease } from '@crimegraph/shared/work/work-lease';
import { type Asker, at, type Client, officer, utopian } from '../support/client';
import { HitStreamReader } from '../support/hit-stream';
import { act, commission, done, openedCase, orderIn, owner, read, type ShownOrder } from './commission-client';
import { CommissionWorld, eriksson } from './commission-world';

let world: CommissionWorld;
let client: Client;
beforeAll(async () => {
  world = await CommissionWorld.start();
  client = world.client;
}, 60_000);
afterAll(() => world.system.stop());

const everyType = ['PERSON', 'TRAVEL_DOCUMENT', 'VEHICLE', 'NOTICE'].concat([
  'FINGERPRINT_RECORD',
  'DNA_PROFILE',
  'FACE_RECORD',
  'RELATIVE_PROFILE',
]);
const ORDERS = 'query ($id: ID!) { person(id: $id) { commissionOrders { act status recordId } } }';
async function ordersSeen(asker: Asker): Promise<unknown[]> {
  const answer = await read(client, 'CommissionOrders', { first: 100 }, asker);
  expect(answer.errors).toBeUndefined();
  return at<{ node: ShownOrder }[]>(answer, 'commissionOrders.edges').map(({ node }) => node.recordId);
}

/** The status of an order once the desk has nothing left to do about it. */
async function checkedOrder(orderId: string): Promise<string | undefined> {
  const id = databaseId('CommissionOrder', orderId) ?? '';
  const deadline = Date.now() + 20_000;
  for (;;) {
    const order = await world.store('notices').reader.findOneBy(CommissionOrder, { id });
    if (order?.step === null) return order.status;
    if (Date.now() > deadline) throw new Error('the desk does not look');
    await delay(20);
  }
}

describe('orders', () => {
  test('a blocked record is seen by its owner and the commission alone, until that is lifted', async () => {
    const asker = commission('CCF/BLOCK');
    const { person, name } = await world.recorded();
    await world
      .store('persons')
      .write((manager) =>
        manager.query(`UPDATE person SET restriction = 'DENY' WHERE id = '${databaseId('Person', person)}'`),
      );
    expect(await world.isSeenBy(officer, person)).toBe(true);
    const caseId = await openedCase(client, 'CCF/BLOCK', 'CORRECTION', [person]);
    const input = { caseId, recordId: person, instruction: 'Doubts of its quality.' };
    const orderId = await done(client, 'OrderBlock', input, asker);
    expect(await act(client, 'OrderBlock', input, asker)).toMatchObject({ __typename: 'WrongState' });
    await orderIn(client, asker, caseId, orderId, 'IN_FORCE');
    expect(await world.isSeenBy(officer, person)).toBe(false);
    expect(await world.isSeenBy(utopian, person)).toBe(true);
    expect((await world.search({ names: [name] }, asker)).map(({ restriction }) => restriction)).toEqual(['BLOCK']);

    expect(await ordersSeen(owner)).toContain(person);
    expect(await ordersSeen({ ...owner, bureau: 'FRA' })).toEqual([]);
    const edge = await client.ask(ORDERS, { id: person }, { ...commission('CCF/BLOCK') });
    expect(at(edge, 'person.commissionOrders')).toMatchObject([{ act: 'BLOCK', status: 'IN_FORCE' }]);

    // Its owner cannot take the block back.
    const restrict = `mutation ($input: RestrictRecordInput!) { restrictRecord(input: $input) { __typename } }`;
    const none = { requestId: 'unblock', recordId: person, mode: 'NONE' };
    const refused = await client.ask(restrict, { input: none }, utopian);
    expect(refused.data).toEqual({ restrictRecord: { __typename: 'RecordBlocked' } });

    await done(client, 'LiftBlock', { orderId, reason: 'The doubts are gone.' }, asker);
    await orderIn(client, asker, caseId, orderId, 'DONE');
    expect(await world.isSeenBy(officer, person)).toBe(true);
    expect(await world.search({ recordIds: [person] }, asker)).toMatchObject([{ restriction: 'DENY' }]);
    expect(await act(client, 'LiftBlock', { orderId, reason: 'x' }, asker)).toMatchObject({ __typename: 'WrongState' });
  });

  test('a deleted record is gone with its parts: what is left is the trace in the log and the tombstone', async () => {
    const asker = commission('CCF/DELETE');
    const { person, name } = await world.recorded();
    const id = databaseId('Person', person);
    const caseId = await openedCase(client, 'CCF/DELETE', 'DELETION', [person]);
    const stream = await HitStreamReader.open(client, { ...utopian, purpose: 'INVESTIGATION' });
    await stream.until(({ messages }) => messages.length > 0);
    const instruction = 'Its purpose is met.';
    const orderId = await done(client, 'OrderDeletion', { caseId, recordId: person, instruction }, asker);
    await orderIn(client, asker, caseId, orderId, 'DONE');
    const told = ({ messages }: HitStreamReader) => messages.map(({ event }) => event);
    await stream.until((reader) => told(reader).includes('commission.carried_out'));
    expect(told(stream)).toEqual(['ready', 'commission.ordered', 'commission.carried_out']);
    stream.close();

    expect(await world.isSeenBy(utopian, person)).toBe(false);
    expect(await world.search({ names: [name] }, asker)).toEqual([]);
    const names = `SELECT * FROM person_name WHERE personId = '${id}'`;
    expect(await world.store('persons').reader.query<object[]>(names)).toEqual([]);
    const { reader } = world.store('persons');
    const changes = await reader.find(RecordChangeRow, { where: { recordId: id ?? '' }, order: { at: 'ASC' } });
    expect(changes).toMatchObject([{ owner: null }, { owner: 'UTO' }]);
    const entries = await reader.findBy(AuditRow, { action: 'internal/commission-order', caseReference: 'CCF/DELETE' });
    expect(entries).toMatchObject([{ result: 'RecordDeleted', subject: 'ccf@xpo', shown: JSON.stringify([person]) }]);

    const late = await act(client, 'OrderBlock', { caseId, recordId: person, instruction }, asker);
    const lateId = (late['order'] as { id: string }).id;
    await orderIn(client, asker, caseId, lateId, 'NOT_HELD');
    await done(client, 'CloseCommissionCase', { caseId, outcome: 'DELETED', reason: 'Told.' }, asker);
  });

  test('a correction is its owner’s, within its time, and the commission sees whether it is done', async () => {
    const asker = commission('CCF/CORRECT');
    const { person } = await world.recorded();
    const caseId = await openedCase(client, 'CCF/CORRECT', 'CORRECTION', [person]);
    const instruction = 'The birth date is wrong.';
    const past = { caseId, recordId: person, instruction, correctBy: '2020-01-01T00:00:00Z' };
    expect(await act(client, 'OrderCorrection', past, asker)).toMatchObject({ fields: [{ path: 'correctBy' }] });
    const correction = { caseId, recordId: person, instruction, fields: ['birthDate'] };
    const unknown = { ...correction, fields: ['birthDate', 'shoeSize'] };
    expect(await act(client, 'OrderCorrection', unknown, asker)).toMatchObject({ fields: [{ path: 'fields' }] });
    const orderId = await done(client, 'OrderCorrection', correction, asker);
    expect(await orderIn(client, asker, caseId, orderId, 'IN_FORCE')).toMatchObject({ fields: ['birthDate'] });
    // What the desk keeps of the record tells nothing of it.
    const [kept] = await world
      .store('notices')
      .reader.findBy(CommissionOrder, { id: databaseId('CommissionOrder', orderId) ?? '' });
    expect(Object.keys(kept?.contentBefore ?? {}).sort()).toEqual(['*', ...correctableFields.Person].sort());
    expect(JSON.stringify(kept?.contentBefore)).not.toMatch(/1980|zuyder/i);
    expect(
      await act(client, 'CloseCommissionCase', { caseId, outcome: 'CORRECTED', reason: 'x' }, asker),
    ).toMatchObject({
      __typename: 'WrongState',
    });
    // On the record itself, for whatever an officer works on: its owner sees the order, and who sees the record does not.
    const edge = async (as: Asker) => at(await client.ask(ORDERS, { id: person }, as), 'person.commissionOrders');
    expect(await edge(utopian)).toMatchObject([{ act: 'CORRECT', status: 'IN_FORCE', recordId: person }]);
    expect(await edge(officer)).toEqual([]);
    const report = { orderId, note: 'Corrected.' };
    expect(await act(client, 'ReportCorrection', report, { ...owner, bureau: 'FRA' })).toMatchObject({
      __typename: 'NotFound',
    });
    await done(client, 'ReportCorrection', report, owner);
    // The owner says so, and the record is as it was.
    await orderIn(client, asker, caseId, orderId, 'REPORTED');
    // It restricts and touches the record, and corrects another field than that which is wrong.
    const id = databaseId('Person', person);
    const reported = async () => {
      await done(client, 'ReportCorrection', report, owner);
      return checkedOrder(orderId);
    };
    const restrict = `mutation ($input: RestrictRecordInput!) { restrictRecord(input: $input) { __typename } }`;
    const deny = { requestId: 'not a correction', recordId: person, mode: 'DENY', listed: [{ bureau: 'DEU' }] };
    expect((await client.ask(restrict, { input: deny }, utopian)).data).toEqual({
      restrictRecord: { __typename: 'RestrictRecordSuccess' },
    });
    expect(await reported()).toBe('REPORTED');
    await world.change(
      'persons',
      `UPDATE person SET birthPlace = 'Elsewhere', updatedAt = '2090-01-01' WHERE id = '${id}'`,
    );
    expect(await reported()).toBe('REPORTED');
    // Changed, and back again before anybody looked.
    await world.change('persons', `UPDATE person SET birthDate = '1981-02-03' WHERE id = '${id}'`);
    await world.change('persons', `UPDATE person SET birthDate = '1980-02-03' WHERE id = '${id}'`);
    expect(await reported()).toBe('REPORTED');
    // However long ago the clock of the database says that it was: the record says something else.
    await world.change(
      'persons',
      `UPDATE person SET birthDate = '1981-02-03', updatedAt = '2020-01-01' WHERE id = '${id}'`,
    );
    expect(await reported()).toBe('DONE');
    await world.store('notices').write((manager) => manager.query(`UPDATE commission_order SET correctBy = orderedAt`));
    expect((await world.caseOf(caseId, asker)).orders).toMatchObject([{ overdue: false }]);
    await done(client, 'CloseCommissionCase', { caseId, outcome: 'CORRECTED', reason: 'Told.' }, asker);
  });

  test('a correction that names no field is any change of what the record says, its parts included; or its end', async () => {
    const asker = commission('CCF/WHOLE');
    const [first, second] = [await world.recorded(), await world.recorded()];
    const caseId = await openedCase(client, 'CCF/WHOLE', 'CORRECTION', [first.person, second.person]);
    const orderIds: string[] = [];
    for (const { person: recordId } of [first, second]) {
      orderIds.push(await done(client, 'OrderCorrection', { caseId, recordId, instruction: 'Wrong.' }, asker));
    }
    const [named = '', gone = ''] = orderIds;
    for (const orderId of orderIds) {
      await orderIn(client, asker, caseId, orderId, 'IN_FORCE');
      await done(client, 'ReportCorrection', { orderId, note: 'Done.' }, owner);
      expect(await checkedOrder(orderId)).toBe('REPORTED');
    }
    const id = databaseId('Person', first.person);
    await world.change('persons', `UPDATE person_name SET given = 'Another' WHERE personId = '${id}'`);
    const other = databaseId('Person', second.person);
    await world.change('persons', `UPDATE person SET expiresAt = '2020-01-01' WHERE id = '${other}'`);
    for (const orderId of [named, gone]) {
      await done(client, 'ReportCorrection', { orderId, note: 'Done.' }, owner);
      expect(await checkedOrder(orderId)).toBe('DONE');
    }
  });

  test('records of every type are blocked and deleted, each in its own database', async () => {
    const asker = commission('CCF/TYPES');
    await world.recordBiometrics(globalId('Person', specimenIds.eriksson));
    const found = await world.search(eriksson, asker);
    const types = new Set(found.map(({ recordType }) => recordType));
    expect([...types].sort()).toEqual([...everyType].sort());
    const ids = found.map(({ recordId }) => recordId);
    const caseId = await openedCase(client, 'CCF/TYPES', 'DELETION', ids);
    await done(client, 'ConsultOwners', { caseId, recordIds: ids, question: 'May they be told?' }, asker);
    for (const recordId of ids) {
      const asked = await read(client, 'Consultations', { filter: { recordId }, first: 1 }, owner);
      const [edge] = at<{ node: { id: string } }[]>(asked, 'consultations.edges');
      const answer = { consultationId: edge?.node.id, disclosure: 'AGREED', answer: 'Yes.' };
      await done(client, 'AnswerConsultation', answer, owner);
    }
    const extract = await read(client, 'CommissionExtract', { caseId, first: 50 }, asker);
    const { records } = JSON.parse(at<string>(extract, 'commissionExtract.document')) as {
      records: { id: string; type: keyof typeof correctableFields; data: object }[];
    };
    expect(records.map(({ id }) => id).sort()).toEqual([...ids].sort());
    // What an order to correct may name is what a record says.
    for (const { type, data } of records) {
      const about = [...ABOUT_THE_RECORD, ...(type === 'Notice' ? ['validUntil'] : [])];
      const said = Object.keys(data).filter((field) => !about.includes(field));
      expect([type, said.sort()]).toEqual([type, [...correctableFields[type]].sort()]);
    }
    const orders = async (name: string, status: string) => {
      const given: string[] = [];
      for (const recordId of ids) given.push(await done(client, name, { caseId, recordId, instruction: 'x' }, asker));
      for (const orderId of given) await orderIn(client, asker, caseId, orderId, status);
    };
    await orders('OrderBlock', 'IN_FORCE');
    const blocked = await world.search(eriksson, asker);
    expect(blocked.map(({ recordId }) => recordId).sort()).toEqual([...ids].sort());
    expect(new Set(blocked.map(({ restriction }) => restriction))).toEqual(new Set(['BLOCK']));
    await orders('OrderDeletion', 'DONE');
    expect(await world.search(eriksson, asker)).toEqual([]);
  });

  test('what is past its time is shown to the commission no more, and an order still deletes it before the purge does', async () => {
    const asker = commission('CCF/EXPIRED');
    const { person, name } = await world.recorded();
    const caseId = await openedCase(client, 'CCF/EXPIRED', 'DELETION', [person]);
    await done(client, 'ConsultOwners', { caseId, recordIds: [person], question: 'May they?' }, asker);
    const asked = await read(client, 'Consultations', { filter: { recordId: person }, first: 1 }, owner);
    const [edge] = at<{ node: { id: string } }[]>(asked, 'consultations.edges');
    await done(
      client,
      'AnswerConsultation',
      { consultationId: edge?.node.id, disclosure: 'AGREED', answer: 'Yes.' },
      owner,
    );
    const store = world.store('persons');
    while (!(await takeLease(store, PURGE_LEASE, 'test', 60_000))) await delay(20);
    const id = databaseId('Person', person);
    await world.change('persons', `UPDATE person SET expiresAt = '2020-01-01' WHERE id = '${id}'`);

    expect(await world.search({ names: [name], recordIds: [person] }, asker)).toEqual([]);
    expect(await world.isSeenBy(asker, person)).toBe(false);
    const extract = await read(client, 'CommissionExtract', { caseId, first: 50 }, asker);
    expect(JSON.parse(at(extract, 'commissionExtract.document'))).toMatchObject({ records: [] });
    const rows = () => store.reader.query<object[]>(`SELECT id FROM person WHERE id = '${id}'`);
    expect(await rows()).toHaveLength(1);
    const input = { caseId, recordId: person, instruction: 'Its time is over.' };
    const orderId = await done(client, 'OrderDeletion', input, asker);
    await orderIn(client, asker, caseId, orderId, 'DONE');
    expect(await rows()).toEqual([]);
    await giveLeaseBack(store, PURGE_LEASE, 'test');
  });

  test('an order is for a record of an admissible case', async () => {
    const asker = commission('CCF/STATE');
    const { person } = await world.recorded();
    const kind = 'DELETION';
    const caseId = await done(client, 'OpenCommissionCase', { kind, applicant: { names: ['Ina'] } }, asker);
    const input = { caseId, recordId: person, instruction: 'x' };
    expect(await act(client, 'OrderDeletion', input, asker)).toMatchObject({ __typename: 'WrongState' });
    await done(client, 'DecideCommissionAdmissibility', { caseId, admissible: true, reason: 'x' }, asker);
    expect(await act(client, 'OrderDeletion', input, asker)).toMatchObject({ __typename: 'NotFound' });
    expect(await world.isSeenBy(utopian, person)).toBe(true);
  });
});
