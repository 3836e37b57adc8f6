import { AuditRow } from '@crimegraph/shared/audit/audit-row';
import type { SubgraphName } from '@crimegraph/shared/config/subgraphs';
import { RecordChangeRow } from '@crimegraph/shared/feed/record-change-row';
import { globalId } from '@crimegraph/shared/ids/global-id';
import { globalIdOf, loadWorld } from '../non-interference/load-world';
import { lociOf } from '../non-interference/operations';
import { type RecordKind, recordKinds, type RecordSpec } from '../non-interference/world';
import { type Asker, at, type Client, officer, utopian } from '../support/client';
import { type InProcessSystem, startInProcess } from '../support/in-process-system';

const RESTRICT = `mutation ($input: RestrictRecordInput!) { restrictRecord(input: $input) {
  __typename
  ... on RestrictRecordSuccess { recordId mode listed { bureau { code } entity } confidentiality }
  ... on Problem { code message }
  ... on InvalidInput { fields { path expected } }
} }`;
const DOSSIER = `query ($person: ID!, $document: ID!, $vehicle: ID!, $notice: ID!, $print: ID!) {
  person(id: $person) { id faces { id } dnaProfiles { id } }
  travelDocument(id: $document) { id }
  vehicle(id: $vehicle) { id }
  notice(id: $notice) { id }
  fingerprintRecord(id: $print) { id }
}`;
const KIN = `query ($loci: [DnaLocusInput!]!) {
  kinshipSearch(input: { kind: UNIDENTIFIED_BODY, loci: $loci }) { candidates { relative { id } } }
}`;
const homes: Readonly<Record<RecordKind, SubgraphName>> = {
  person: 'persons',
  document: 'documents',
  vehicle: 'vehicles',
  notice: 'notices',
  fingerprint: 'fingerprints',
  dna: 'fingerprints',
  face: 'fingerprints',
  relative: 'fingerprints',
};
const customs: Asker = { ...officer, role: 'border', entity: 'customs', purpose: 'IDENTIFICATION' };
const police: Asker = { ...officer, role: 'border', entity: 'border police', purpose: 'IDENTIFICATION' };

let system: InProcessSystem;
let client: Client;
let requests = 0;

beforeAll(async () => {
  system = await startInProcess({ persons: 0, documents: 0, fingerprints: 0, vehicles: 0, notices: 0 });
  client = system.client;
}, 60_000);
afterAll(() => system.stop());
beforeEach(() => loadWorld(system, recordKinds.map(ofUtopia), () => true));

/** One record of each kind, all tied to one person, owned by Utopia and open to all. */
function ofUtopia(kind: RecordKind): RecordSpec {
  const rights = { owner: 'UTO', confidentiality: 1, restriction: 'NONE' as const, listed: [] };
  return { kind, number: 1, ...rights, expired: false, closed: false, subject: 0, person: 1 };
}

async function restrict(kind: RecordKind, change: object, asker: Asker = utopian) {
  const input = { requestId: `restrict-${(requests += 1)}`, recordId: globalIdOf(kind, 1), ...change };
  return at<Record<string, unknown>>(await client.ask(RESTRICT, { input }, asker), 'restrictRecord');
}

/** The kinds of records that `asker` sees. */
async function seenBy(asker: Asker): Promise<RecordKind[]> {
  const answer = await client.ask(
    DOSSIER,
    {
      person: globalIdOf('person', 1),
      document: globalIdOf('document', 1),
      vehicle: globalIdOf('vehicle', 1),
      notice: globalIdOf('notice', 1),
      print: globalIdOf('fingerprint', 1),
    },
    asker,
  );
  // Relatives are met by the search for their kin alone.
  const kin = await client.ask(KIN, { loci: lociOf(0) }, { ...asker, purpose: 'IDENTIFICATION' });
  const text = JSON.stringify([answer.data, kin.data]);
  return recordKinds.filter((kind) => text.includes(globalIdOf(kind, 1)));
}

test.each(recordKinds)('a %s is hidden from a bureau from the next request on, and shown again', async (kind) => {
  const denied = await restrict(kind, { mode: 'DENY', listed: [{ bureau: 'FR' }, { bureau: 'DEU', entity: 'x' }] });
  expect(denied).toEqual({
    __typename: 'RestrictRecordSuccess',
    recordId: globalIdOf(kind, 1),
    mode: 'DENY',
    listed: [
      { bureau: { code: 'FRA' }, entity: null },
      { bureau: { code: 'DEU' }, entity: 'x' },
    ],
    confidentiality: 'OFFICIAL_USE_ONLY',
  });
  // Without the person, nothing leads to her face and her profile.
  const gone = kind === 'person' ? ['person', 'dna', 'face'] : [kind];
  expect(await seenBy(officer)).toEqual(recordKinds.filter((one) => !gone.includes(one)));
  expect(await seenBy({ ...officer, bureau: 'DEU' })).toEqual([...recordKinds]);
  expect(await seenBy(utopian)).toEqual([...recordKinds]);

  expect(await restrict(kind, { mode: 'NONE' })).toMatchObject({ mode: 'NONE', listed: [] });
  expect(await seenBy(officer)).toEqual([...recordKinds]);
  expect(await restrict(kind, { mode: 'NONE', confidentiality: 'CONFIDENTIAL' })).toMatchObject({
    confidentiality: 'CONFIDENTIAL',
  });
  expect(await seenBy(officer)).toEqual(recordKinds.filter((one) => !gone.includes(one)));
});

test('an entity is named apart from its bureau, and allowed alone', async () => {
  await restrict('document', { mode: 'DENY', listed: [{ bureau: 'FRA', entity: 'customs' }] });
  expect(await seenBy(customs)).not.toContain('document');
  expect(await seenBy(police)).toContain('document');
  expect(await seenBy(officer)).toContain('document');
  await restrict('document', { mode: 'ALLOW', listed: [{ bureau: 'FRA', entity: 'customs' }] });
  expect(await seenBy(customs)).toContain('document');
  expect(await seenBy(police)).not.toContain('document');
  expect(await seenBy(officer)).not.toContain('document');
  await restrict('document', { mode: 'ALLOW', listed: [] });
  expect(await seenBy(customs)).not.toContain('document');
  expect(await seenBy(utopian)).toContain('document');
});

test.each(recordKinds)('nobody but its owner restricts a %s: seen, hidden and missing are one answer', async (kind) => {
  const change = { mode: 'DENY', listed: [{ bureau: 'DEU' }] };
  const seen = await restrict(kind, change, officer);
  expect(seen).toEqual({ __typename: 'NotFound', code: 'NOT_FOUND', message: expect.any(String) as string });
  await restrict(kind, { mode: 'DENY', listed: [{ bureau: 'FRA' }] });
  expect(await restrict(kind, change, officer)).toEqual(seen);
  expect(await restrict(kind, { ...change, recordId: globalIdOf(kind, 2) }, officer)).toEqual(seen);
  expect(await restrict(kind, { ...change, recordId: 'anything' }, officer)).toEqual(seen);
});

test('a request sent again is answered with what it did, and does not undo what came after it', async () => {
  const first = { requestId: 'again', mode: 'DENY', listed: [{ bureau: 'FRA' }] };
  const done = await restrict('vehicle', first);
  await restrict('vehicle', { mode: 'NONE' });
  expect(await restrict('vehicle', first)).toEqual(done);
  expect(await seenBy(officer)).toContain('vehicle');
  expect(await restrict('vehicle', { ...first, mode: 'ALLOW' })).toMatchObject({ code: 'REQUEST_CONFLICT' });
});

test('what makes no sense is told whole, and changes nothing', async () => {
  expect(
    await restrict('person', {
      mode: 'DENY',
      listed: [{ bureau: 'UTO' }, { bureau: 'XXA' }, { bureau: 'FRA', entity: '' }],
    }),
  ).toMatchObject({
    fields: [
      { path: 'listed.0.bureau', expected: 'another bureau than your own' },
      { path: 'listed.1.bureau', expected: 'the code of a bureau' },
      { path: 'listed.2.entity', expected: '1 to 64 characters' },
    ],
  });
  expect(await restrict('person', { mode: 'DENY' })).toMatchObject({ fields: [{ path: 'listed' }] });
  expect(await restrict('person', { mode: 'NONE', listed: [{ bureau: 'FRA' }] })).toMatchObject({
    fields: [{ path: 'listed' }],
  });
  expect(await seenBy(officer)).toEqual([...recordKinds]);
});

test('rights in the database of the record are asked for, and an entity that was given none is refused', async () => {
  const input = { requestId: 'rights', recordId: globalIdOf('person', 1), mode: 'NONE' };
  const unscoped = await client.ask(RESTRICT, { input }, { ...utopian, scope: 'records:manage vehicles:write' });
  expect(unscoped.errors?.[0]?.extensions).toMatchObject({
    code: 'FORBIDDEN',
    scopes: [['records:manage', 'persons:write']],
  });
  const entity = await client.ask(RESTRICT, { input }, { ...utopian, role: 'border', purpose: 'IDENTIFICATION' });
  expect(entity.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', scopes: [['records:manage']] });
});

test.each(recordKinds)(
  'restricting a %s is in the audit log of its own database, and noted for copies',
  async (kind) => {
    const store = system.subgraphs.get(homes[kind])?.store;
    await restrict(kind, { mode: 'DENY', listed: [{ bureau: 'FRA' }] });
    const recordId = globalIdOf(kind, 1);
    const [type = '', id = ''] = Buffer.from(recordId, 'base64url').toString().split(':');
    expect(globalId(type as 'Person', id)).toBe(recordId);
    const rows = (await store?.reader.find(AuditRow, { order: { at: 'DESC' }, take: 20 })) ?? [];
    const action = kind === 'notice' ? 'restrictRecord' : 'internal/restrict-record';
    expect(rows).toContainEqual(
      expect.objectContaining({ action, bureau: 'UTO', result: 'RestrictRecordSuccess', shown: `["${recordId}"]` }),
    );
    const changes = (await store?.reader.findBy(RecordChangeRow, { recordId: id })) ?? [];
    expect(changes).toContainEqual(expect.objectContaining({ type, owner: 'UTO', restriction: 'NONE' }));
  },
);
