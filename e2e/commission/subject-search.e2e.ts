import { AuditRow } from '@crimegraph/shared/audit/audit-row';
import type { SubgraphName } from '@crimegraph/shared/config/subgraphs';
import { databaseId } from '@crimegraph/shared/ids/global-id';
import { type Asker, at, type Client, officer, utopian } from '../support/client';
import { commission, done, openedCase, owner, read } from './commission-client';
import { CommissionWorld, type Database, eriksson } from './commission-world';

let world: CommissionWorld;
let client: Client;
beforeAll(async () => {
  world = await CommissionWorld.start();
  client = world.client;
}, 60_000);
afterAll(() => world.system.stop());

async function hitsMade(): Promise<number> {
  const count = async (name: SubgraphName, table: string) => {
    const [row] = await world.store(name).reader.query<{ n: number }[]>(`SELECT COUNT(*) AS n FROM ${table}`);
    return Number(row?.n);
  };
  const waiting = await Promise.all([...world.system.subgraphs.keys()].map((name) => count(name, 'outbox_event')));
  return waiting.reduce((sum, one) => sum + one, await count('notices', 'hit'));
}

describe('the search by subject', () => {
  test('finds what every database holds, whoever owns it, whatever its restriction and level, and what was withdrawn', async () => {
    const before = await world.search(eriksson);
    const types = new Set(before.map(({ recordType }) => recordType));
    expect([...types].sort()).toEqual(['FINGERPRINT_RECORD', 'NOTICE', 'PERSON', 'TRAVEL_DOCUMENT', 'VEHICLE']);
    const ids = before.flatMap(({ recordId }) => databaseId('Person', recordId) ?? []);
    const documents = before.flatMap(({ recordId }) => databaseId('TravelDocument', recordId) ?? []);
    await world
      .store('persons')
      .write((manager) =>
        manager.query(`UPDATE person SET restriction = 'ALLOW', confidentiality = 3 WHERE id = '${ids[0]}'`),
      );
    await world
      .store('documents')
      .write((manager) =>
        manager.query(
          `UPDATE travel_document SET withdrawnAt = recordedAt, activeKey = NULL WHERE id IN ('${documents.join("','")}')`,
        ),
      );
    await world.store('notices').write((manager) => manager.query(`UPDATE notice SET status = 'SUBMITTED'`));
    const after = await world.search(eriksson);
    expect(after.map(({ recordId }) => recordId).sort()).toEqual(before.map(({ recordId }) => recordId).sort());
    const person = after.find(({ recordType }) => recordType === 'PERSON');
    expect(person).toMatchObject({ restriction: 'ALLOW', owner: { code: 'UTO' }, grounds: ['NAME'] });
    expect(JSON.parse(person?.data ?? '')).toMatchObject({ birthPlace: 'Zenith', status: 'WANTED' });
    // To everybody else they are hidden.
    expect(await world.isSeenBy(officer, person?.recordId ?? '')).toBe(false);
  });

  test('is in the log of every database with purpose and case, keyed, and no owner is told', async () => {
    const asker = commission('CCF/AUDITED');
    const hitsBefore = await hitsMade();
    const found = await world.search(eriksson, asker);
    for (const name of ['persons', 'documents', 'fingerprints', 'vehicles', 'notices'] as const) {
      const rows = await world.store(name).reader.findBy(AuditRow, {
        action: 'internal/subject-search',
        caseReference: 'CCF/AUDITED',
      });
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) {
        expect(row).toMatchObject({ subject: 'ccf@xpo', bureau: 'XPO', role: 'commission', purpose: 'SUPERVISION' });
        expect(JSON.stringify(row)).not.toMatch(/eriksson|L898902C3/i);
      }
      const shown = rows.flatMap((row) => JSON.parse(row.shown) as string[]);
      const own = found.filter(({ recordType }) => holds[name].includes(recordType));
      expect(own.filter(({ recordId }) => !shown.includes(recordId))).toEqual([]);
    }
    // Hits that were made would be in an outbox or at the desk.
    expect(await hitsMade()).toBe(hitsBefore);
  });

  test.each([
    ['no case', { ...commission(''), caseReference: null }, 'CASE_REFERENCE_REQUIRED'],
    ['another purpose', { ...commission('CCF/1'), purpose: 'INVESTIGATION' }, 'PURPOSE_NOT_ALLOWED'],
    ['an officer', { ...utopian, purpose: 'SUPERVISION' }, 'FORBIDDEN'],
    ['the Secretariat', { bureau: 'XPO', role: 'secretariat', purpose: 'SUPERVISION' }, 'FORBIDDEN'],
    ['whoever calls themselves the commission elsewhere', { ...commission('CCF/1'), bureau: 'FRA' }, 'FORBIDDEN'],
  ] as [string, Asker, string][])('is refused: %s', async (_name, asker, code) => {
    const answer = await read(client, 'SubjectSearch', { subject: eriksson }, asker);
    expect(answer.data?.['subjectSearch'] ?? null).toBeNull();
    expect(answer.errors).toMatchObject([{ extensions: { code } }]);
  });

  test.each([
    ['nothing to go by', {}],
    ['a name of signs', { names: ['?!'] }],
    ['an id of nothing', { recordIds: ['abc'] }],
  ])('is told what was expected, and nothing repeated: %s', async (_name, subject) => {
    const answer = await read(client, 'SubjectSearch', { subject }, commission('CCF/1'));
    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(JSON.stringify(answer.errors)).not.toContain('?!');
  });
});

test('a database that does not answer is told of, and no extract is shorter for it', async () => {
  const asker = commission('CCF/AWAY');
  const { person, name } = await world.recorded();
  const caseId = await openedCase(client, 'CCF/AWAY', 'ACCESS', [person]);
  await done(client, 'ConsultOwners', { caseId, recordIds: [person], question: 'May they?' }, asker);
  const asked = await read(client, 'Consultations', { filter: { recordId: person }, first: 1 }, owner);
  const [edge] = at<{ node: { id: string } }[]>(asked, 'consultations.edges');
  const answer = { consultationId: edge?.node.id, disclosure: 'AGREED', answer: 'Yes.' };
  await done(client, 'AnswerConsultation', answer, owner);
  await world.system.subgraphs.get('persons')?.stop();
  (world.system.subgraphs as Map<SubgraphName, unknown>).delete('persons');

  const searched = await read(client, 'SubjectSearch', { subject: { names: [name] } }, asker);
  expect(at(searched, 'subjectSearch.verdict')).toBeNull();
  const databases = at<Database[]>(searched, 'subjectSearch.databases');
  expect(databases.find(({ database }) => database === 'persons')).toMatchObject({ searched: false, records: null });
  expect(databases.filter(({ searched: was }) => was)).toHaveLength(4);
  const extract = await read(client, 'CommissionExtract', { caseId, first: 50 }, asker);
  expect(extract.data?.['commissionExtract']).toBeNull();
  expect(extract.errors).toMatchObject([{ extensions: { code: 'SERVICE_UNAVAILABLE' } }]);
});

const holds: Readonly<Record<SubgraphName, string[]>> = {
  persons: ['PERSON'],
  documents: ['TRAVEL_DOCUMENT'],
  fingerprints: ['FINGERPRINT_RECORD', 'DNA_PROFILE', 'FACE_RECORD', 'RELATIVE_PROFILE'],
  vehicles: ['VEHICLE'],
  notices: ['NOTICE'],
};
