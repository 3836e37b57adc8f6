import { createTestDatabases, type TestDatabases } from '@crimegraph/shared/testing/test-databases';
import { DocumentsInstance } from '../support/documents-instance';

const LANES = 8;
const ROUNDS_PER_LANE = 40;
/** 8 lanes of 40 rounds acknowledge 3,200 records, each looked for by the other instance at once. */
const RECORDS_PER_ROUND = 10;

let databases: TestDatabases;
let instances: [DocumentsInstance, DocumentsInstance];
beforeAll(async () => {
  databases = await createTestDatabases(['documents']);
  const start = () => DocumentsInstance.start(databases.dataDir, databases.url('documents'));
  instances = [await start(), await start()];
}, 60_000);
afterAll(async () => {
  await Promise.all(instances.map((instance) => instance.stop()));
  await databases.remove();
});

test('what one acknowledges the next check of the other finds, and what is withdrawn it finds no more', async () => {
  const wrong: string[] = [];
  const lane = async (_: unknown, index: number) => {
    for (let round = 0; round < ROUNDS_PER_LANE; round += 1) {
      const [writer, reader] = round % 2 === 0 ? instances : ([instances[1], instances[0]] as const);
      const numbers = Array.from({ length: RECORDS_PER_ROUND }, (__, record) => `L${index}R${round}N${record}`);
      const [first = ''] = numbers;
      const expectVerdicts = async (by: DocumentsInstance, when: string, verdictOfFirst: string, verdict: string) => {
        const told = await by.check(numbers);
        const expected = numbers.map((number) => (number === first ? verdictOfFirst : verdict));
        if (told.join() !== expected.join()) wrong.push(`${first} ${when}: ${told.join()}`);
      };
      await expectVerdicts(reader, 'before it was reported', 'NO_RECORD', 'NO_RECORD');
      const [id = ''] = await writer.report(first, numbers);
      await expectVerdicts(reader, 'when it was reported', 'MATCH', 'MATCH');
      await writer.withdraw(`${first}w`, id);
      await expectVerdicts(reader, 'when the first was withdrawn', 'NO_RECORD', 'MATCH');
      await reader.report(`${first}again`, [first]);
      await expectVerdicts(writer, 'when the other had reported it again', 'MATCH', 'MATCH');
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  expect(wrong).toEqual([]);
}, 180_000);

test('a bulk is found by the other as a whole', async () => {
  const numbers = Array.from({ length: 1_000 }, (_, index) => `BULK${index}`);
  await instances[0].report('bulk', numbers);
  expect(new Set(await instances[1].check(numbers))).toEqual(new Set(['MATCH']));
});
