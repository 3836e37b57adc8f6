import { fingerprints } from '@crimegraph/fingerprints/definition';
import { insertDnaProfiles } from '@crimegraph/fingerprints/dna/insert-dna-profiles';
import { DnaProfile } from '@crimegraph/fingerprints/entities/dna-profile';
import { syntheticAlleles } from '@crimegraph/fingerprints/seed/synthetic-alleles';
import { globalId } from '@crimegraph/shared/ids/global-id';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { newRecord } from '@crimegraph/shared/store/new-record';
import { syntheticId } from '@crimegraph/shared/synthetic/synthetic-id';
import { accessesTo, queryPlans } from '@crimegraph/shared/testing/query-plan';
import {
  startTestSubgraph,
  type TestAnswer,
  type TestSubgraph,
  testViewer,
} from '@crimegraph/shared/testing/test-subgraph';

const RECORD = `mutation ($input: RecordDnaProfileInput!) { recordDnaProfile(input: $input) {
  __typename
  ... on RecordDnaProfileSuccess { profile { id kind loci owner { code } } }
  ... on InvalidInput { fields { path } }
} }`;
const RELATIVE = `mutation ($input: RecordRelativeProfileInput!) { recordRelativeProfile(input: $input) {
  __typename
  ... on RecordRelativeProfileSuccess { relative { id relationship consentedOn loci } }
  ... on InvalidInput { fields { path } }
} }`;
const SEARCH = `query ($input: DnaSearchInput!, $first: Int! = 10) { dnaSearch(input: $input, first: $first) {
  checkId verdict
  candidates { score level quality agreeingLoci randomMatchProbability reasons { feature note } profile { id kind } }
} }`;
const KIN = `query ($input: KinshipSearchInput!) { kinshipSearch(input: $input) {
  verdict candidates { level likelihoodRatio comparedLoci population reasons { feature } relative { id relationship } }
} }`;

type Alleles = Record<string, string[]>;
const lociOf = (alleles: Alleles) => Object.entries(alleles).map(([locus, pair]) => ({ locus, alleles: pair }));
const synthetic = (index: number): Alleles => syntheticAlleles(index);

let subgraph: TestSubgraph;
let requests = 0;
const outcome = (answer: TestAnswer, field: string) => answer.data?.[field] as Record<string, unknown>;
const record = async (alleles: Alleles, more: object = {}, viewer: Partial<Viewer> = {}) => {
  const input = { requestId: `d${(requests += 1)}`, kind: 'PERSON', loci: lociOf(alleles), ...more };
  return outcome(await subgraph.ask(RECORD, { input }, viewer), 'recordDnaProfile') as {
    profile?: { id: string };
    fields?: { path: string }[];
  };
};
const search = async (alleles: Alleles, more: object = {}, viewer: Partial<Viewer> = {}, first = 10) =>
  outcome(
    await subgraph.ask(SEARCH, { input: { kind: 'SCENE', loci: lociOf(alleles), ...more }, first }, viewer),
    'dnaSearch',
  ) as { verdict: string; candidates: { profile: { id: string }; reasons: { feature: string }[] }[] };

beforeAll(async () => {
  subgraph = await startTestSubgraph(fingerprints);
});
afterAll(() => subgraph.stop());

describe('a profile on record', () => {
  let id: string;
  beforeAll(async () => {
    const result = await record(
      { ...synthetic(1), AMEL: ['X', 'Y'] },
      { nationalReference: 'UTO/1' },
      { bureau: 'UTO' },
    );
    expect(result).toMatchObject({ profile: { kind: 'PERSON', loci: 12, owner: { code: 'UTO' } } });
    id = result.profile?.id ?? '';
  });

  test.each<[string, () => Alleles, string, object]>([
    ['in full', () => synthetic(1), 'MATCH', { quality: 'FULL', level: 'EXACT', agreeingLoci: 12, score: 1 }],
    [
      'by fewer loci, perhaps by chance',
      () => Object.fromEntries(Object.entries(synthetic(1)).slice(0, 7)),
      'POSSIBLE_MATCH',
      { quality: 'FULL', level: 'POSSIBLE', agreeingLoci: 7 },
    ],
    [
      'with a wildcard',
      () => ({ ...synthetic(1), FGA: [synthetic(1)['FGA']?.[0] ?? '', '*'] }),
      'MATCH',
      { quality: 'WILDCARD', level: 'STRONG', agreeingLoci: 11 },
    ],
    [
      'but for one allele',
      () => ({ ...synthetic(1), FGA: [synthetic(1)['FGA']?.[0] ?? '', '31'] }),
      'POSSIBLE_MATCH',
      { quality: 'MISMATCH', level: 'POSSIBLE', agreeingLoci: 11 },
    ],
  ])('is found %s', async (_how, alleles, verdict, candidate) => {
    const found = await search(alleles());
    expect(found).toMatchObject({ verdict, candidates: [{ ...candidate, profile: { id } }] });
  });

  test('is not found when two alleles differ', async () => {
    expect(await search({ ...synthetic(1), FGA: ['31', '32'] })).toMatchObject({
      verdict: 'NO_RECORD',
      candidates: [],
    });
  });

  test('tells how likely a stranger agrees, and that the sex markers differ, but no allele', async () => {
    const found = await search({ ...synthetic(1), AMEL: ['X', 'X'], FGA: [synthetic(1)['FGA']?.[0] ?? '', '31'] });
    expect(found.candidates[0]).toMatchObject({
      randomMatchProbability: expect.closeTo(0, 8) as number,
      reasons: [
        { feature: 'loci', note: '11 of 12 loci agree with two alleles each.' },
        { feature: 'mismatch', note: 'FGA has one allele that differs.' },
        { feature: 'sexMarker' },
      ],
    });
  });
});

test('kinds are compared as the policy says, and a missing person never with a scene', async () => {
  const ids: Record<string, string> = {};
  for (const kind of ['PERSON', 'SCENE', 'MISSING_PERSON', 'UNIDENTIFIED_BODY']) {
    ids[kind] = (await record(synthetic(2), { kind })).profile?.id ?? '';
  }
  const compared = async (kind: string, kinds?: string[]) =>
    (await search(synthetic(2), { kind, kinds })).candidates.map(({ profile }) => profile.id).sort();
  const of = (...kinds: string[]) => kinds.map((kind) => ids[kind]).sort();
  expect(await compared('PERSON')).toEqual(of('PERSON', 'SCENE', 'UNIDENTIFIED_BODY'));
  expect(await compared('SCENE')).toEqual(of('PERSON', 'SCENE'));
  expect(await compared('MISSING_PERSON')).toEqual(of('MISSING_PERSON', 'UNIDENTIFIED_BODY'));
  expect(await compared('UNIDENTIFIED_BODY', ['PERSON'])).toEqual(of('PERSON'));
  const refused = await subgraph.ask(SEARCH, {
    input: { kind: 'MISSING_PERSON', kinds: ['SCENE'], loci: lociOf(synthetic(2)) },
  });
  expect(refused.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
});

test('a request sent again records nothing twice', async () => {
  const input = { requestId: 'same', kind: 'PERSON', loci: lociOf(synthetic(3)) };
  const first = await subgraph.ask(RECORD, { input });
  expect(await subgraph.ask(RECORD, { input })).toEqual(first);
  expect((await search(synthetic(3))).candidates).toHaveLength(1);
});

test.each([
  ['no loci', { loci: [] }, ['loci']],
  ['too few', { loci: lociOf(synthetic(4)).slice(0, 3) }, ['loci']],
  ['no allele', { loci: [{ locus: 'TH01', alleles: ['6', '9.9'] }] }, ['loci.0.alleles']],
  ['a person at a scene', { kind: 'SCENE', personId: globalId('Person', syntheticId('person', 1)) }, ['personId']],
  ['no person', { personId: 'x', nationalReference: 'x'.repeat(65) }, ['nationalReference', 'personId']],
])('what is wrong with a profile is told: %s', async (_what, more, paths) => {
  expect((await record(synthetic(4), more)).fields?.map(({ path }) => path)).toEqual(paths);
});

test('what is wrong with a search is told, and it is not taken for a search', async () => {
  const answer = await subgraph.ask(SEARCH, { input: { kind: 'SCENE', loci: lociOf(synthetic(4)).slice(0, 2) } });
  expect(answer.data).toEqual({ dnaSearch: null });
  expect(answer.errors?.[0]?.message).toBe('"input.loci": expected at least 6 loci with two designated alleles.');
});

describe('whom a profile may not be shown to', () => {
  test('finds it by no search, and it takes no place among the others', async () => {
    const hidden = await record(synthetic(5), { confidentiality: 'CONFIDENTIAL' }, { bureau: 'UTO' });
    const found = await search(synthetic(5), {}, { bureau: 'FRA', clearance: 2 });
    expect(found).toMatchObject({ verdict: 'NO_RECORD', candidates: [] });
    const own = await search(synthetic(5), {}, { bureau: 'UTO', clearance: 1 });
    expect(own.candidates.map(({ profile }) => profile.id)).toEqual([hidden.profile?.id]);
    const shown = await record({ ...synthetic(5), FGA: [synthetic(5)['FGA']?.[0] ?? '', '31'] });
    const first = await search(synthetic(5), {}, { bureau: 'FRA', clearance: 2 }, 1);
    expect(first.candidates.map(({ profile }) => profile.id)).toEqual([shown.profile?.id]);
  });
});

test('a match with another bureau’s profile is a hit for it', async () => {
  const { profile } = await record(synthetic(6), {}, { bureau: 'UTO' });
  await search(synthetic(6), {}, { bureau: 'FRA' });
  const rows = await subgraph.store.reader.query<{ event: string }[]>('SELECT event FROM outbox_event');
  expect(rows.map(({ event }) => JSON.parse(event) as object)).toContainEqual(
    expect.objectContaining({ recordId: profile?.id, recordType: 'DnaProfile', owner: 'UTO', searchedBy: 'FRA' }),
  );
});

test('the audit log has a digest of what was searched, and no allele', async () => {
  await search(synthetic(7));
  const rows = await subgraph.store.reader.query<{ keys: string }[]>(
    "SELECT * FROM audit_row WHERE action = 'dnaSearch' ORDER BY seq DESC LIMIT 1",
  );
  expect(rows[0]?.keys).toMatch(/^\["[\w-]{22}"\]$/);
  expect(JSON.stringify(rows)).not.toMatch(/TH01|9\.3/);
});

test('a search reads what is new along the primary key, and no more', async () => {
  await search(synthetic(8));
  await record(synthetic(8));
  const plans = await queryPlans(subgraph.store, () => search(synthetic(8)));
  expect(accessesTo('DnaGenotype', plans)).toEqual([
    { table: 'DnaGenotype', index: 'PRIMARY', columns: [expect.stringMatching(/^(sequence|rowid)$/)] },
  ]);
  expect(plans.flatMap(({ tables }) => tables).every(({ index }) => index === 'PRIMARY')).toBe(true);
  const statements: string[] = [];
  const stop = subgraph.store.onQuery((sql) => statements.push(sql));
  await search(synthetic(9));
  stop();
  expect(statements.filter((sql) => /FROM .?dna_genotype/.test(sql))).toEqual([]);
});

test('profiles that are there in thousands are found, and a table that begins again is read again', async () => {
  const rows = Array.from({ length: 12_000 }, (_, index) =>
    Object.assign(new DnaProfile(), newRecord('fingerprints', testViewer, new Date()), {
      kind: 'PERSON' as const,
      personId: null,
      alleles: JSON.stringify(synthetic(100_000 + index)),
      nationalReference: null,
    }),
  );
  await subgraph.store.write((manager) => insertDnaProfiles(manager, rows));
  const last = globalId('DnaProfile', rows.at(-1)?.id ?? '');
  expect((await search(synthetic(111_999))).candidates.map(({ profile }) => profile.id)).toEqual([last]);
  await subgraph.store.write(async (manager) => {
    for (const table of ['dna_genotype', 'gallery_sequence']) await manager.query(`DELETE FROM ${table}`);
  });
  expect((await search(synthetic(111_999))).candidates).toEqual([]);
  const { profile } = await record(synthetic(10));
  expect((await search(synthetic(10))).candidates.map((one) => one.profile.id)).toEqual([profile?.id]);
}, 60_000);

describe('relatives of missing persons', () => {
  const purpose = { purpose: 'IDENTIFICATION' as const, caseReference: null };
  /** A child has one allele of each parent at every locus. */
  const child = Object.fromEntries(
    Object.entries(synthetic(20)).map(([locus, pair]) => [locus, [pair[0] ?? '', synthetic(21)[locus]?.[1] ?? '']]),
  );
  const relative = (more: object = {}, viewer: Partial<Viewer> = purpose) => {
    const input = {
      requestId: `r${(requests += 1)}`,
      relationship: 'PARENT',
      consentedOn: '2026-01-02',
      loci: lociOf(synthetic(20)),
      ...more,
    };
    return subgraph.ask(RELATIVE, { input }, viewer);
  };
  const kin = (alleles: Alleles, viewer: Partial<Viewer> = purpose) =>
    subgraph.ask(KIN, { input: { kind: 'UNIDENTIFIED_BODY', loci: lociOf(alleles) } }, viewer);

  test('are found by their missing child, and by no criminal search', async () => {
    const recorded = outcome(await relative(), 'recordRelativeProfile');
    expect(recorded).toMatchObject({ relative: { relationship: 'PARENT', consentedOn: '2026-01-02', loci: 12 } });
    const { relative: parent } = recorded as { relative: { id: string } };
    const found = outcome(await kin(child), 'kinshipSearch');
    expect(found).toMatchObject({
      verdict: 'POSSIBLE_MATCH',
      candidates: [{ comparedLoci: 12, relative: { id: parent.id } }],
    });
    const [candidate] = (found as { candidates: { likelihoodRatio: number; population: string }[] }).candidates;
    expect(candidate?.likelihoodRatio).toBeGreaterThan(100);
    expect(candidate?.population).toMatch(/FBI 2015/);
    expect(outcome(await kin(synthetic(30)), 'kinshipSearch')).toEqual({ verdict: 'NO_RECORD', candidates: [] });
    for (const kind of ['PERSON', 'SCENE', 'MISSING_PERSON', 'UNIDENTIFIED_BODY']) {
      expect((await search(synthetic(20), { kind })).candidates).toEqual([]);
    }
  });

  test.each(['kinshipSearch', 'recordRelativeProfile'])('for another purpose %s is refused', async (field) => {
    const viewer = { purpose: 'INVESTIGATION' as const };
    const answer = await (field === 'kinshipSearch' ? kin(child, viewer) : relative({}, viewer));
    expect(answer.data).toEqual({ [field]: null });
    expect(answer.errors?.[0]?.extensions['code']).toBe('PURPOSE_NOT_ALLOWED');
  });

  test('are read by reference for no other purpose either', async () => {
    const { relative: one } = outcome(await relative(), 'recordRelativeProfile') as { relative: { id: string } };
    const read = (viewer: Partial<Viewer>) =>
      subgraph.ask(
        'query ($id: ID!) { _entities(representations: [{ __typename: "RelativeProfile", id: $id }]) { ... on RelativeProfile { loci } } }',
        { id: one.id },
        viewer,
      );
    expect((await read(purpose)).data).toEqual({ _entities: [{ loci: 12 }] });
    expect((await read({ purpose: 'INVESTIGATION' })).data).toEqual({ _entities: [null] });
  });

  test('of whom a consent to come is not one', async () => {
    const result = outcome(await relative({ consentedOn: '2999-01-01' }), 'recordRelativeProfile');
    expect(result['fields']).toEqual([{ path: 'consentedOn' }]);
  });

  test('that may not be shown are not found', async () => {
    const mother = Object.fromEntries(Object.entries(synthetic(40)));
    await relative({ loci: lociOf(mother), confidentiality: 'CONFIDENTIAL' }, { ...purpose, bureau: 'UTO' });
    const own = outcome(await kin(mother, { ...purpose, bureau: 'UTO' }), 'kinshipSearch');
    expect(own['candidates']).toHaveLength(1);
    expect(outcome(await kin(mother), 'kinshipSearch')).toEqual({ verdict: 'NO_RECORD', candidates: [] });
  });
});
