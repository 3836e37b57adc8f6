import { apiSchema } from '@crimegraph/gateway/composition/breaking-changes';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { OutboxRow } from '@crimegraph/shared/hits/outbox-row';
import { allowedPurposes } from '@crimegraph/shared/identity/purpose-policy';
import { reachesAll } from '@crimegraph/shared/identity/roles';
import { type Purpose, purposeNames } from '@crimegraph/shared/identity/purposes';
import { databases } from '@crimegraph/shared/identity/scopes';
import fc from 'fast-check';
import type { GraphQLSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type InProcessSystem, startInProcess } from '../support/in-process-system';
import { comparable } from './comparable';
import { globalIdOf, loadWorld } from './load-world';
import { maySee } from './may-see';
import type { Operation } from './operation';
import { consultationOn, orderOn, readsOf, writesOf } from './operations';
import { type RecordSpec, SUBJECTS, viewers, type ViewerSpec, worlds } from './world';

/** Worlds per run: `NON_INTERFERENCE_RUNS` sets more (`npm run test:deep`). */
const RUNS = Number(process.env['NON_INTERFERENCE_RUNS'] ?? 6);
const SEED = process.env['NON_INTERFERENCE_SEED'];
/** What is missing because the machine was busy would be a difference that tells nothing. */
const PATIENT = { subgraphDeadlineMs: 20_000, requestDeadlineMs: 40_000 };
const EMPTY = { persons: 0, documents: 0, fingerprints: 0, vehicles: 0, notices: 0 };

let withHidden: InProcessSystem;
let withoutHidden: InProcessSystem;
let schema: GraphQLSchema;

beforeAll(async () => {
  withHidden = await startInProcess(EMPTY, PATIENT);
  withoutHidden = await startInProcess(EMPTY, PATIENT);
  // Whole: introspection tells each caller only of what it may use.
  schema = apiSchema(readFileSync(join(projectRoot, 'gateway/supergraph.graphql'), 'utf8'));
}, 60_000);
afterAll(async () => {
  await withHidden.stop();
  await withoutHidden.stop();
});

test(
  'whatever a viewer asks, the answer is the same, byte by byte, with and without the records that the viewer may not see',
  async () => {
    let hidden = 0;
    let met = 0;
    await fc.assert(
      fc.asyncProperty(worlds, viewers, fc.nat({ max: SUBJECTS - 1 }), async (world, viewer, subject) => {
        const seen = (record: RecordSpec) => maySee(viewer, record);
        await Promise.all([quiet(withHidden), quiet(withoutHidden)]);
        // What the commission asks and orders is for owners: in the one world about all records, in the other about theirs.
        const owned = (record: RecordSpec) => reachesAll(viewer) || record.owner === viewer.bureau;
        const all = () => true;
        await Promise.all([
          loadWorld(withHidden, world, all, { matters: all, tied: all }),
          // The commission reads records as they are held, with the ids in them of what is not kept any more.
          loadWorld(withoutHidden, world, seen, { matters: owned, tied: () => reachesAll(viewer) }),
        ]);
        hidden += world.filter((record) => !seen(record)).length;
        const reads = readsOf(schema, subject, world);
        const operations = [...reads, ...writesOf(schema, subject, world), ...reads];
        met += await compare(operations, viewer, world);
      }),
      // Shrinking takes minutes: a failure is told with its seed, and shrunk by hand.
      { numRuns: RUNS, endOnFailure: true, ...(SEED !== undefined && { seed: Number(SEED) }) },
    );
    // The property is about something: worlds without hidden records, or in which nothing is found, would prove nothing.
    expect(hidden).toBeGreaterThan(5 * RUNS);
    expect(met).toBeGreaterThan(5 * RUNS);
  },
  60_000 + RUNS * 60_000,
);

test('every root field of the graph takes part', () => {
  const operations = [...readsOf(schema, 0, examples), ...writesOf(schema, 0, examples)];
  const asked = new Set(operations.map(({ query }) => /\{ (\w+)/.exec(query)?.[1]));
  const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.keys(type?.getFields() ?? {}),
  );
  expect(fields.filter((name) => !asked.has(name))).toEqual([]);
});

const examples = (['person', 'document', 'vehicle', 'notice', 'fingerprint'] as const).map((kind): RecordSpec => ({
  kind,
  number: 1,
  owner: 'UTO',
  confidentiality: 1,
  restriction: 'NONE',
  listed: [],
  expired: false,
  closed: false,
  subject: 0,
  person: 1,
}));

/** Compares the answers to all operations, one after another, and counts those that found something. */
async function compare(operations: Operation[], viewer: ViewerSpec, world: readonly RecordSpec[]): Promise<number> {
  let met = 0;
  const started = new Date();
  const known = new Set(
    world.flatMap(({ kind, number }) => [
      globalIdOf(kind, number),
      consultationOn(kind, number),
      orderOn(kind, number),
    ]),
  );
  for (const operation of operations) {
    const answers = await Promise.all([withHidden, withoutHidden].map((system) => answerOf(system, operation, viewer)));
    const [one, other] = answers.map((answer) => comparable(answer, started, known));
    if (/"verdict":"(MATCH|POSSIBLE_MATCH)"|"edges":\[\{/.test(one ?? '')) met += 1;
    if (one !== other)
      throw new Error(`${operation.query.slice(0, 200)}\nwith hidden:    ${one}\nwithout hidden: ${other}`);
  }
  return met;
}

async function answerOf({ client }: InProcessSystem, { purpose, ...operation }: Operation, viewer: ViewerSpec) {
  const response = await client.post(JSON.stringify(operation), {
    authorization: `Bearer ${await client.token(viewer)}`,
    'x-purpose': purpose ?? widestPurpose(viewer.role),
    'x-case-reference': 'CASE-1',
  });
  return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
}

/** The purpose that opens most databases to a role: a request that is refused whole would show nothing. */
function widestPurpose(role: ViewerSpec['role']): Purpose {
  const opened = (purpose: Purpose) =>
    databases.filter((database) => allowedPurposes(role, database).includes(purpose)).length;
  return purposeNames.reduce((best, purpose) => (opened(purpose) > opened(best) ? purpose : best));
}

/** Resolves when no hit is on its way: one that arrives late would come into the next world. */
async function quiet(system: InProcessSystem): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (const { store } of system.subgraphs.values()) {
    while ((await store.reader.count(OutboxRow)) > 0) {
      if (Date.now() > deadline) throw new Error('hits are not delivered');
      await delay(20);
    }
  }
}
