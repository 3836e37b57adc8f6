import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { MRZ_SPECIMENS } from '@crimegraph/shared/mrz/specimens';
import { runSeeds } from '@crimegraph/shared/seed/run-seeds';
import { specimenIds } from '@crimegraph/shared/seed/specimen-world';
import { globalId } from '@crimegraph/shared/ids/global-id';
import { syntheticNotice } from '@crimegraph/shared/synthetic/notice';
import { syntheticPerson } from '@crimegraph/shared/synthetic/person';
import { readUnList } from '@crimegraph/shared/un-list/read-un-list';
import { startTestSubgraph, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { notices } from '@crimegraph/notices/definition';
import { importUnList } from '@crimegraph/notices/import/un-list';

const counts = { persons: 40, documents: 300, vehicles: 100, notices: 60, fingerprints: 0 };
const MRZ = `query ($mrz: Mrz!) {
  noticeSearchByMrz(mrz: $mrz) { verdict matches { level notice { id colour } } }
}`;
let subgraph: TestSubgraph;

const specimen = (name: string) => MRZ_SPECIMENS.find((item) => item.name.startsWith(name))?.mrz;
const count = async (table: string, where = '1 = 1') =>
  Number(
    (await subgraph.store.reader.query<{ n: number }[]>(`SELECT COUNT(*) AS n FROM ${table} WHERE ${where}`))[0]?.n,
  );
const seed = () => runSeeds(subgraph.store, notices.seeds, counts, () => undefined);

beforeAll(async () => {
  subgraph = await startTestSubgraph(notices);
  await seed();
});
afterAll(() => subgraph.stop());

test.each([
  [
    'Passport (Doc 9303 part 4)',
    [
      ['EXACT', 'blueNotice'],
      ['STRONG', 'redNotice'],
    ],
  ],
  ['Identity card of size TD1', [['EXACT', 'redNotice']]],
  ['Document of size TD2', [['EXACT', 'redNotice']]],
  // Born in 1969 and 1940: namesakes of the wanted person, with documents that nobody looks for.
  ['Passport (Doc 9303 part 1', []],
  ['Visa of format A', []],
  ['Visa of format B', []],
] as [string, [string, 'redNotice' | 'blueNotice'][]][])('the specimen "%s" meets %j', async (name, expected) => {
  const answer = await subgraph.ask(MRZ, { mrz: specimen(name) });
  const search = answer.data?.['noticeSearchByMrz'] as {
    verdict: string;
    matches: { level: string; notice: { id: string } }[];
  };
  expect(search.verdict).toBe(expected.length > 0 ? 'MATCH' : 'NO_RECORD');
  expect(search.matches.map(({ level, notice }) => [level, notice.id])).toEqual(
    expected.map(([level, notice]) => [level, globalId('Notice', specimenIds[notice])]),
  );
});

test('the seeded notices are those of the synthetic world, tied to its records only', async () => {
  const source = syntheticNotice(30);
  const query = `query ($id: ID!) { notice(id: $id) { reference colour charges { text } subject { id } identity { names { family } } } }`;
  const answer = await subgraph.ask(query, { id: globalId('Notice', source.id) }, { bureau: source.owner });
  expect(answer.data?.['notice']).toEqual({
    reference: source.reference,
    colour: source.colour,
    charges: source.charges.map(({ text }) => ({ text })),
    subject: { id: globalId('Person', syntheticPerson(30).id) },
    identity: { names: syntheticPerson(30).names.map(({ family }) => ({ family })) },
  });
  const subjects = Array.from({ length: 60 }, (_, index) => syntheticNotice(index).subjectIndex);
  const inWorld = subjects.filter((index) => index !== null && index < 40).length;
  expect(await count('notice', `subjectId IS NOT NULL AND owner <> 'UNO' AND reference NOT LIKE '2026/_'`)).toBe(
    inWorld,
  );
});

test('each entry of the list of the UN Security Council has its special notice', async () => {
  expect(await count('notice', `colour = 'UN_SECURITY_COUNCIL' AND owner = 'UNO'`)).toBe(16);
  const before = [await count('notice'), await count('notice_subject_name'), await count('notice_document')];
  const xml = readFileSync(join(projectRoot, 'shared/fixtures/un-consolidated-extract.xml'), 'utf8');
  await subgraph.store.write((manager) => importUnList(manager, readUnList(xml)));
  expect([await count('notice'), await count('notice_subject_name'), await count('notice_document')]).toEqual(before);
});

test('the seeded inbox has hits for Utopia and for France, on records of theirs', async () => {
  expect(await count('hit')).toBe(200);
  expect(await count('hit', `owner = 'UTO'`)).toBe(20);
  expect(await count('hit', `owner = 'FRA'`)).toBeGreaterThanOrEqual(10);
  expect(await count('hit', 'owner = searchedBy')).toBe(0);
});

test('seeding again changes nothing', async () => {
  const before = [await count('notice'), await count('notice_subject_name'), await count('hit')];
  await seed();
  expect([await count('notice'), await count('notice_subject_name'), await count('hit')]).toEqual(before);
});
