import type { SubgraphName } from '@crimegraph/shared/config/subgraphs';
import { globalId } from '@crimegraph/shared/ids/global-id';
import { syntheticId } from '@crimegraph/shared/synthetic/synthetic-id';
import { documentOfPerson, syntheticTravelDocument } from '@crimegraph/shared/synthetic/travel-document';
import { isRepeatedWork } from '@crimegraph/shared/work/repeated-work';
import { at } from '../support/client';
import { type InProcessSystem, startInProcess } from '../support/in-process-system';
import { operation } from '../support/operations';

let running: InProcessSystem;

beforeAll(async () => {
  const counts = { persons: 200, documents: 1_500, fingerprints: 50, vehicles: 200, notices: 100 };
  // A hundred dossiers in one request are more than clients may ask for; here they show how many statements they take.
  // They count, and however busy the machine is, all of them must have come.
  const patience = { subgraphDeadlineMs: 20_000, requestDeadlineMs: 40_000 };
  running = await startInProcess(counts, { limits: { cost: 1_000_000 }, ...patience });
}, 60_000);
afterAll(() => running.stop());

/** Statements each store was sent during `work`, the audit log's own left out. */
async function statements(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const counts: Partial<Record<SubgraphName, number>> = {};
  const stops = [...running.subgraphs].map(([name, { store }]) => {
    counts[name] = 0;
    return store.onQuery((sql) => {
      // What the audit log and the desks do by themselves is no part of a dossier.
      const ofItself = /audit_|outbox_event|[`"](hit|hit_act|desk_event|desk_line|webhook|webhook_delivery)[`"]/;
      if (isRepeatedWork() || ofItself.test(sql)) return;
      if (/^SELECT/.test(sql)) counts[name] = (counts[name] ?? 0) + 1;
    });
  });
  await work();
  for (const stop of stops) stop();
  return counts;
}

const person = (index: number) => globalId('Person', syntheticId('person', index));

test('a dossier joins what all five databases hold', async () => {
  const answer = await running.client.ask(operation('PersonDossier'), { id: person(10) });
  expect(answer.errors).toBeUndefined();
  expect(at(answer, 'person.documents')).toHaveLength(1);
  expect(at(answer, 'person.vehicles')).toHaveLength(1);
  expect(at(answer, 'person.fingerprints')).toHaveLength(1);
  expect(at(answer, 'person.notices')).toHaveLength(1);
});

test('the dossiers of a hundred holders cost each store as many statements as those of twenty', async () => {
  const query = `query ($documents: [DocumentKeyInput!]!) {
    documentChecks(documents: $documents) { matches { document { number holder {
      name { full } aliases { full } documents { number notices { reference } } vehicles { vin } fingerprints { kind }
      dnaProfiles { loci } faces { quality } notices { reference charges { text } documents { number } vehicles { vin } }
    } } } }
  }`;
  const holders = (indexes: number[]) => {
    const documents = indexes
      .map((index) => syntheticTravelDocument(documentOfPerson(index)))
      .map(({ number, issuingCountry }) => ({ number, issuingCountry }));
    return running.client.ask(query, { documents });
  };
  const twenty = await statements(() => holders(Array.from({ length: 20 }, (_, index) => 10 + index)));
  const hundred = await statements(async () => {
    const answer = await holders(Array.from({ length: 100 }, (_, index) => 10 + index));
    expect(answer.errors).toBeUndefined();
    expect(at(answer, 'documentChecks.99.matches.0.document.holder.name.full')).toBeTruthy();
  });
  for (const count of Object.values(twenty)) expect(count).toBeGreaterThan(0);
  expect(hundred).toEqual(twenty);
});

test('a dossier of one person is a handful of statements', async () => {
  const counts = await statements(() => running.client.ask(operation('PersonDossier'), { id: person(10) }));
  for (const count of Object.values(counts)) expect(count).toBeLessThanOrEqual(8);
});
