import { AuditRow } from '@crimegraph/shared/audit/audit-row';
import { scopesOfRole } from '@crimegraph/shared/identity/roles';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { globalId } from '@crimegraph/shared/ids/global-id';
import { accessesTo, queryPlans } from '@crimegraph/shared/testing/query-plan';
import { CaseRecord } from '@crimegraph/notices/commission/entities/case-record';
import { CommissionCase } from '@crimegraph/notices/commission/entities/commission-case';
import { CommissionOrder } from '@crimegraph/notices/commission/entities/commission-order';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import type { TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { v7 as uuid } from 'uuid';
import { HitClient, utopian } from './hit-client';

let desk: HitClient;
beforeAll(async () => {
  desk = await HitClient.start();
  await desk.subgraph.store.write(async (manager) => {
    // Of a handful of rows an engine rightly reads all.
    await insertRows(
      manager,
      CaseRecord,
      Array.from({ length: 2_000 }, (_, index) => someRecord(index)),
    );
    await insertRows(
      manager,
      CommissionOrder,
      Array.from({ length: 2_000 }, (_, index) => someOrder(index)),
    );
  });
});
afterAll(() => desk.stop());

const commission: Partial<Viewer> = {
  bureau: 'XPO',
  role: 'commission',
  scopes: scopesOfRole('commission'),
  clearance: 3,
  purpose: 'SUPERVISION',
  caseReference: 'CCF/1',
};
const at = new Date('2026-03-01T00:00:00.000Z');
const owners = ['UTO', 'FRA', 'DEU', 'NOR', 'SWE', 'ESP', 'ITA', 'PRT', 'BEL', 'NLD'];

function about(index: number) {
  return {
    id: uuid(),
    caseId: uuid(),
    caseReference: `CCF/${index}`,
    recordId: globalId('Person', uuid()),
    recordType: 'Person' as const,
    owner: owners[index % owners.length] ?? '',
  };
}

function someCase(index: number): CommissionCase {
  return {
    id: uuid(),
    reference: `CCF/${index}`,
    kind: 'ACCESS',
    status: 'ADMISSIBLE',
    sealedApplicant: null,
    applicantKey: 'key',
    openedAt: at,
    admissibleAt: at,
    dueAt: at,
    firstDueAt: null,
    closedAt: null,
    outcome: null,
    listKey: `0 ${new Date(at.getTime() + index).toISOString()}`,
  };
}

function someRecord(index: number): CaseRecord {
  const nothing = { answer: null, answeredAt: null, answeredBy: null };
  const asked = { disclosure: 'ASKED' as const, question: 'May they?', askedAt: at, answerBy: at };
  return { ...about(index), addedAt: at, ...asked, ...nothing };
}

function someOrder(index: number): CommissionOrder {
  return {
    ...about(index),
    act: 'BLOCK',
    status: 'IN_FORCE',
    instruction: 'x',
    fields: null,
    contentBefore: null,
    orderedAt: new Date(at.getTime() + index),
    orderedBy: 'ccf',
    trace: '0'.repeat(32),
    correctBy: null,
    carriedOutAt: at,
    reportedAt: null,
    doneAt: null,
    formerRestriction: 'NONE',
    step: null,
    dueAt: null,
    claim: null,
    failures: 0,
    activeKey: `BLOCK ${index}`,
  };
}

test.each([
  ['consultations(first: 100)', 'commission_record_asked'],
  ['commissionOrders(first: 100)', 'commission_order_of_owner'],
])('%s is read from its index', async (field, index) => {
  const query = `{ ${field} { edges { node { id } } } }`;
  const plans = await queryPlans(desk.subgraph.store, async () => {
    const answer = await desk.ask(query, {}, { ...utopian, purpose: 'SUPERVISION' });
    expect(answer.errors).toBeUndefined();
  });
  const list = plans.filter(({ tables }) => tables.some((one) => one.table === 'one'));
  expect(accessesTo('one', list).map((access) => access.index)).toEqual([index]);
  expect(list.map(({ sorts }) => sorts)).toEqual([false]);
});

test('a page of cases with all that is in them takes no more statements than one case', async () => {
  const cases = Array.from({ length: 20 }, (_, index) => someCase(index));
  await desk.subgraph.store.write(async (manager) => {
    await insertRows(manager, CommissionCase, cases);
    const records = cases.flatMap(({ id }, index) => [0, 1].map(() => ({ ...someRecord(index), caseId: id })));
    await insertRows(manager, CaseRecord, records);
  });
  const query = `query ($first: Int!) { commissionCases(first: $first) {
    edges { node { records { recordId } orders { id } history { kind } } }
  } }`;
  const statements = (first: number) =>
    (desk.subgraph as TestSubgraph).countQueries(async () => {
      const answer = await desk.ask(query, { first }, commission);
      const { edges } = answer.data?.['commissionCases'] as { edges: { node: { records: object[] } }[] };
      expect(edges.map(({ node }) => node.records.length)).toEqual(Array(first).fill(2));
    });
  expect(await statements(20)).toBe(await statements(1));
});

test.each([
  ['subject-search', { names: ['Ina'], birthDate: null, documents: [], records: [] }],
  ['subject-records', { ids: [globalId('Notice', uuid())] }],
  ['commission-order', { requestId: 'x', act: 'DELETE', recordId: globalId('Notice', uuid()), restriction: null }],
])('the internal call %s is for the commission alone, whoever signs it, and is audited', async (name, body) => {
  const refused: [Partial<Viewer>, boolean][] = [
    [utopian, true],
    [{ ...commission, scopes: [] }, true],
    [{ ...commission, purpose: 'INVESTIGATION' }, true],
    [{ ...commission, caseReference: null }, true],
    [commission, false],
  ];
  for (const [viewer, signed] of refused) {
    const { status, answer } = await desk.internal(name, body, viewer, signed);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(Object.keys(answer as object)).toEqual(['errors']);
  }
  expect((await desk.internal(name, { ...body, more: 1 }, commission)).status).toBe(400);
  const { status } = await desk.internal(name, body, commission);
  expect(status).toBe(200);
  const rows = await desk.subgraph.store.reader.findBy(AuditRow, { action: `internal/${name}` });
  expect(rows).toMatchObject([{ bureau: 'XPO', role: 'commission', caseReference: 'CCF/1' }]);
});
