import { AuditRow } from '@crimegraph/shared/audit/audit-row';
import { RecordChangeRow } from '@crimegraph/shared/feed/record-change-row';
import { databaseId, globalId } from '@crimegraph/shared/ids/global-id';
import { specimenIds } from '@crimegraph/shared/seed/specimen-world';
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
    const orderId = await done(client, 'OrderCorrection', { caseId, recordId: person, instruction }, asker);
    await orderIn(client, asker, caseId, orderId, 'IN_FORCE');
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
    await world.store('persons').write(async (manager) => {
      const id = databaseId('Person', person);
      await manager.query(
        `UPDATE person SET birthDate = '1981-02-03', updatedAt = '2090-01-01 00:00:00' WHERE id = '${id}'`,
      );
    });
    await done(client, 'ReportCorrection', report, owner);
    await orderIn(client, asker, caseId, orderId, 'DONE');
    await world.store('notices').write((manager) => manager.query(`UPDATE commission_order SET correctBy = orderedAt`));
    expect((await world.caseOf(caseId, asker)).orders).toMatchObject([{ overdue: false }]);
    await done(client, 'CloseCommissionCase', { caseId, outcome: 'CORRECTED', reason: 'Told.' }, asker);
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
    const { records } = JSON.parse(at<string>(extract, 'commissionExtract.document')) as { records: { id: string }[] };
    expect(records.map(({ id }) => id).sort()).toEqual([...ids].sort());
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
