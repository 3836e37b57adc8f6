import { randomUUID } from 'node:crypto';
import { AuditRow } from '@crimegraph/shared/audit/audit-row';
import { globalId } from '@crimegraph/shared/ids/global-id';
import { syntheticId } from '@crimegraph/shared/synthetic/synthetic-id';
import { type Answer, type Asker, at, guard, officer } from '../support/client';
import { type InProcessSystem, startInProcess } from '../support/in-process-system';
import { operation } from '../support/operations';

/** Somebody who looks into what others did. */
const paris: Asker = { ...officer, subject: 'inspector@fra', purpose: 'SUPERVISION' };
const berlin: Asker = { ...paris, bureau: 'DEU', subject: 'inspector@deu' };
const commission: Asker = { bureau: 'XPO', role: 'commission', subject: 'ccf', purpose: 'SUPERVISION' };
const expert: Asker = { bureau: 'FRA', role: 'forensic', subject: 'expert@fra', purpose: 'INVESTIGATION' };

const person = globalId('Person', syntheticId('person', 3));
let running: InProcessSystem;
let checkId: string;

beforeAll(async () => {
  running = await startInProcess({ persons: 20, documents: 50, fingerprints: 5, vehicles: 20, notices: 10 });
  const check = 'query Border { documentCheck(number: "TRAIL 1", issuingCountry: "UTO") { checkId } }';
  const found = await running.client.ask(check, {}, { ...guard, subject: 'guard@fra', caseReference: 'T-7' });
  checkId = at(found, 'documentCheck.checkId');
  await running.client.ask(check, {}, { ...guard, bureau: 'DEU', subject: 'guard@deu' });
  const dossier = 'query ($id: ID!) { person(id: $id) { name { full } vehicles { vin } documents { number } } }';
  await running.client.ask(dossier, { id: person }, { ...officer, subject: 'officer@fra' });
  await running.client.ask(dossier, { id: person }, { ...officer, bureau: 'DEU', subject: 'officer@deu' });
}, 60_000);
afterAll(() => running.stop());

interface Node {
  id: string;
  subject: string;
  bureau: { code: string };
  action: string;
  asked: string[];
  shown: string[];
  keys: string[];
  result: string;
}
type Page = { edges: { node: Node }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };

const ask = (filter: object, asker: Asker, more: object = {}) =>
  running.client.ask(operation('AuditTrail'), { filter, first: 20, ...more }, asker);
const nodes = (answer: Answer, database: string) =>
  at<Page>(answer, `auditTrail.${database}`).edges.map(({ node }) => node);
const subjects = (answer: Answer, database: string) => new Set(nodes(answer, database).map(({ subject }) => subject));

test('a bureau sees what its own users did, in all databases, and nothing of others', async () => {
  const answer = await ask({}, paris);
  expect(answer.errors).toBeUndefined();
  expect(subjects(answer, 'documents')).toEqual(new Set(['guard@fra', 'officer@fra']));
  expect(subjects(answer, 'persons')).toEqual(new Set(['officer@fra']));
  expect(nodes(answer, 'documents').find(({ action }) => action === 'documentCheck')).toMatchObject({
    id: checkId,
    bureau: { code: 'FRA', name: 'NCB Paris' },
    role: 'border',
    purpose: 'BORDER_CONTROL',
    caseReference: 'T-7',
    operation: 'Border',
    result: 'MISS',
    refusals: [],
  });
  expect(subjects(await ask({}, berlin), 'documents')).toEqual(new Set(['guard@deu', 'officer@deu']));
});

test('another bureau’s trail is refused, by name and by subject', async () => {
  for (const filter of [{ bureau: 'DEU' }, { bureau: 'DEU', subject: 'guard@deu' }]) {
    const answer = await ask(filter, paris);
    expect(answer.errors?.map(({ extensions }) => extensions['code'])).toEqual(Array(5).fill('FORBIDDEN'));
    expect(answer.data).toMatchObject({ auditTrail: { documents: null, persons: null } });
  }
  expect(nodes(await ask({ subject: 'guard@deu' }, paris), 'documents')).toEqual([]);
});

test('whoever may see their own acts alone sees those alone', async () => {
  const own = 'query Own { auditTrail { fingerprints(filter: {}, first: 20) { edges { node { subject } } } } }';
  await running.client.ask(own, {}, expert);
  await running.client.ask(own, {}, { ...expert, subject: 'colleague@fra' });
  const answer = await running.client.ask(own, {}, expert);
  expect(answer.errors).toBeUndefined();
  expect(subjects(answer, 'fingerprints')).toEqual(new Set(['expert@fra']));
  const other = own.replace('filter: {}', 'filter: { subject: "colleague@fra" }');
  expect((await running.client.ask(other, {}, expert)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
});

test('without a scope for it there is no trail', async () => {
  const answer = await ask({}, { ...guard, purpose: 'INVESTIGATION' });
  expect(answer.errors?.[0]?.extensions['code']).toMatch(/FORBIDDEN/);
  expect(answer.data?.['auditTrail'] ?? null).toBeNull();
});

test('the commission sees all bureaus: who searched for this number, who was shown this person, which check was this', async () => {
  const searched = { kind: 'DOCUMENT', value: 'tra1l-i', issuingCountry: 'UTO' };
  const byNumber = await ask({ searched }, commission);
  expect(subjects(byNumber, 'documents')).toEqual(new Set(['guard@fra', 'guard@deu']));
  const [first] = nodes(byNumber, 'documents');
  // An entry's own digest leads to the other searches, and to this look for them.
  const byDigest = await ask({ key: first?.keys[0] }, commission);
  expect(subjects(byDigest, 'documents')).toEqual(new Set(['guard@fra', 'guard@deu', 'ccf']));
  expect(nodes(await ask({ searched: { ...searched, issuingCountry: 'DEU' } }, commission), 'documents')).toEqual([]);

  const byRecord = await ask({ record: person }, commission);
  expect(subjects(byRecord, 'persons')).toEqual(new Set(['officer@fra', 'officer@deu']));
  // The other databases were asked about the person, and so have it in their logs as well.
  expect(new Set(nodes(byRecord, 'vehicles').map(({ action }) => action))).toEqual(new Set(['Person.vehicles']));

  expect(nodes(await ask({ check: checkId }, commission), 'documents')).toMatchObject([{ subject: 'guard@fra' }]);
});

test('the commission has to say what it looks for', async () => {
  const answer = await ask({ from: '2026-01-01T00:00:00Z' }, commission);
  expect(answer.errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
});

test('a list goes on where its page ended', async () => {
  const all = nodes(await ask({ bureau: 'FRA' }, commission), 'documents').map(({ id }) => id);
  const one = at<Page>(await ask({ bureau: 'FRA' }, commission, { first: 1 }), 'auditTrail.documents');
  const rest = await ask({ bureau: 'FRA' }, commission, { afterDocuments: one.pageInfo.endCursor });
  expect(one.pageInfo.hasNextPage).toBe(true);
  expect([one.edges[0]?.node.id, ...nodes(rest, 'documents').map(({ id }) => id)].slice(0, all.length)).toEqual(all);
});

test('reading the trail is in the trail: who looked at whose', async () => {
  const subject = `inspector-${randomUUID()}`;
  await ask({ bureau: 'FRA', subject: 'guard@fra', record: person }, { ...commission, subject });
  for (const [name, { store }] of running.subgraphs) {
    const rows = await store.reader.findBy(AuditRow, { subject });
    const trail = rows.find(({ action }) => action === `AuditTrail.${name}`);
    expect(JSON.parse(trail?.asked ?? '[]')).toEqual(
      expect.arrayContaining(['bureau:FRA', 'subject:guard@fra', person]),
    );
  }
});
