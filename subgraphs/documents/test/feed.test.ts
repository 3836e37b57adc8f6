import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { TravelDocument } from '@crimegraph/documents/entities/travel-document';
import { AuditRow } from '@crimegraph/shared/audit/audit-row';
import { FeedStateRow } from '@crimegraph/shared/feed/feed-state-row';
import { pruneChanges, voidCursors } from '@crimegraph/shared/feed/positions';
import { RecordChangeRow } from '@crimegraph/shared/feed/record-change-row';
import { globalId } from '@crimegraph/shared/ids/global-id';
import { type FeedCopy, readLines } from '@crimegraph/shared/testing/feed-copy';
import { FeedWorld, viewerOf } from './feed-world';

const paris = viewerOf('FRA', 'officer');
const utopia = viewerOf('UTO', 'officer');

let world: FeedWorld;
beforeAll(async () => {
  world = await FeedWorld.start();
});
beforeEach(() => world.clear());
afterAll(() => world.stop());

/** The changes that an export from a copy's cursor writes, and brings the copy up to date. */
async function changes(copy: FeedCopy, viewer = paris, pageSize = 500): Promise<unknown[]> {
  const out = world.feed.file();
  await world.feed.export(viewer, copy.cursor, out, { pageSize });
  copy.apply(out);
  return readLines(out).flatMap((line) => {
    if ('cursor' in line) return [];
    return [[line.change, line.change === 'WITHDRAWN' ? line.id : line.record.id]];
  });
}
const known = (id: string) => globalId('TravelDocument', id);

test('what is new, changed and gone is told once, and nothing when nothing happens', async () => {
  const copy = await world.feed.fullCopy(paris);
  const id = await world.report('UTO');
  expect(await changes(copy)).toEqual([['ADDED', known(id)]]);
  await world.change(id, { remarks: 'seen again' });
  expect(await changes(copy)).toEqual([['CHANGED', known(id)]]);
  expect(copy.records.get(known(id))).toMatchObject({ remarks: 'seen again' });
  await world.withdraw(id);
  expect(await changes(copy)).toEqual([['WITHDRAWN', known(id)]]);
  expect(await changes(copy)).toEqual([]);
});

test('a record that becomes visible is new, one that ceases to be is gone', async () => {
  const id = await world.record('UTO', { confidentiality: 3 }, []);
  const copy = await world.feed.fullCopy(paris);
  await world.change(id, { confidentiality: 2 });
  expect(await changes(copy)).toEqual([['ADDED', known(id)]]);
  await world.restrict(id, 'DENY', ['FRA']);
  expect(await changes(copy)).toEqual([['WITHDRAWN', known(id)]]);
  await world.restrict(id, 'ALLOW', ['FRA']);
  expect(await changes(copy)).toEqual([['ADDED', known(id)]]);
});

test('a record that is denied to an entity is gone for its staff, and stays for others of its bureau', async () => {
  const customs = { ...paris, entity: 'customs' };
  const id = await world.report('UTO');
  const [ofBureau, ofCustoms] = [await world.feed.fullCopy(paris), await world.feed.fullCopy(customs)];
  await world.restrict(id, 'DENY', ['FRA/customs']);
  expect(await changes(ofCustoms, customs)).toEqual([['WITHDRAWN', known(id)]]);
  expect(await changes(ofBureau, paris)).toEqual([['CHANGED', known(id)]]);
  await world.restrict(id, 'ALLOW', ['FRA/customs']);
  expect(await changes(ofCustoms, customs)).toEqual([['ADDED', known(id)]]);
  expect(await changes(ofBureau, paris)).toEqual([['WITHDRAWN', known(id)]]);
});

test('a blocked record is gone for all but its owner, and is back for those who could see it when it is unblocked', async () => {
  const id = await world.report('UTO');
  await world.restrict(id, 'DENY', ['DEU']);
  const [owners, copy] = [await world.feed.fullCopy(utopia), await world.feed.fullCopy(paris)];
  expect(await world.block(id)).toBe('DENY');
  expect(await world.block(id)).toBeUndefined();
  expect(await changes(copy)).toEqual([['WITHDRAWN', known(id)]]);
  expect(await changes(owners, utopia)).toEqual([['CHANGED', known(id)]]);
  await world.unblock(id, 'DENY');
  await world.unblock(id, 'NONE');
  expect(await changes(copy)).toEqual([['ADDED', known(id)]]);
  expect(await world.visibleTo(viewerOf('DEU', 'officer'))).toEqual([]);
});

test('of a record that was never theirs to see, viewers learn nothing', async () => {
  const copy = await world.feed.fullCopy(paris);
  const [denied, secret] = [
    await world.record('UTO', { restriction: 'DENY' }, ['FRA']),
    await world.record('UTO', { confidentiality: 3 }, []),
  ];
  expect(await changes(copy)).toEqual([]);
  await world.change(denied, { remarks: 'x' });
  await world.withdraw(denied);
  await world.purge(secret);
  const out = world.feed.file();
  await world.feed.export(paris, copy.cursor, out);
  // The first line and the last one: what happened has left no trace.
  expect(readLines(out).map((line) => Object.keys(line))).toEqual([
    ['feed', 'format', 'bureau', 'clearance', 'since', 'cursor'],
    ['cursor', 'end'],
  ]);
});

test('pages are of one size whatever happens to hidden records between', async () => {
  const sizes = async (hidden: number) => {
    const copy = await world.feed.fullCopy(paris);
    for (let index = 0; index < 7; index += 1) {
      for (let other = 0; other < hidden; other += 1) await world.record('UTO', { confidentiality: 3 }, []);
      await world.report('UTO');
    }
    const out = world.feed.file();
    await world.feed.export(paris, copy.cursor, out, { pageSize: 3 });
    const cursors = readLines(out).flatMap((line, index) => ('cursor' in line ? [[index, line.cursor.length]] : []));
    return cursors;
  };
  expect(await sizes(2)).toEqual(await sizes(0));
});

test('a record is shown as the graph shows it', async () => {
  const id = await world.report('UTO');
  await world.change(id, {
    lossDate: '2024-05',
    lossPlace: 'Zenith',
    holderId: '00000000-0000-8000-8000-000000000001',
  });
  const fields = `id owner { code name } confidentiality recordedAt updatedAt expiresAt database number issuingCountry type
    status issuedOn validUntil loss { date place country } nationalReference remarks holder { id }`;
  const answer = await world.subgraph.ask(`query ($id: ID!) { travelDocument(id: $id) { ${fields} } }`, {
    id: known(id),
  });
  expect((await world.feed.fullCopy(paris)).records.get(known(id))).toEqual(answer.data?.['travelDocument']);
});

test('a page that ends between two acts on one record loses none of what lies between them', async () => {
  const [first, second, third] = [await world.report('UTO'), await world.report('UTO'), await world.report('UTO')];
  const copy = await world.feed.fullCopy(paris, 3);
  // Two pages' worth of changes of three rows each: the second begins in the middle of a stretch.
  await world.record('UTO', { confidentiality: 3 }, []);
  await world.report('UTO');
  await world.report('UTO');
  await world.change(first, { remarks: 'a' });
  await world.withdraw(second);
  await world.change(first, { remarks: 'b' });
  await world.withdraw(third);
  await changes(copy, paris, 3);
  expect(copy.at(new Date())).toEqual((await world.feed.fullCopy(paris)).at(new Date()));
});

test('a transaction that began earlier and commits later is not skipped', async () => {
  const [slow, fast] = [await world.report('UTO'), await world.report('UTO')];
  const copy = await world.feed.fullCopy(paris);
  let finish: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (finish = resolve));
  // On the embedded store the second waits for the first; on a server it overtakes it.
  const earlier = world.change(slow, { remarks: 'slow' }, undefined, () => held);
  const later = world.change(fast, { remarks: 'fast' });
  await Promise.race([later, new Promise((resolve) => setTimeout(resolve, 500))]);
  const seen = world.subgraph.store.dialect === 'mysql' ? await changes(copy) : [];
  finish();
  await Promise.all([earlier, later]);
  expect(
    new Map(([...seen, ...(await changes(copy))] as [string, string][]).map(([change, id]) => [id, change])),
  ).toEqual(
    new Map([
      [known(slow), 'CHANGED'],
      [known(fast), 'CHANGED'],
    ]),
  );
  expect(copy.records.get(known(slow))).toMatchObject({ remarks: 'slow' });
});

test('an audit row names what a page shows, before the page is written', async () => {
  const ids = [];
  for (let index = 0; index < 5; index += 1) ids.push(known(await world.report('UTO')));
  const before = await world.subgraph.store.reader.countBy(AuditRow, { action: 'export' });
  const out = world.feed.file();
  await world.feed.export(paris, undefined, out, { pageSize: 2 });
  const rows = await world.subgraph.store.reader.find(AuditRow, { where: { action: 'export' }, order: { seq: 'ASC' } });
  const pages = rows.slice(before);
  expect(pages.map(({ shown }) => (JSON.parse(shown) as string[]).length)).toEqual([2, 2, 1]);
  expect(pages.flatMap(({ shown }) => JSON.parse(shown) as string[]).sort()).toEqual(ids.sort());
  expect(pages[0]).toMatchObject({ bureau: 'FRA', role: 'officer', result: 'READ', operation: 'export documents' });

  const withheld = world.feed.file();
  await expect(world.feed.export(paris, undefined, withheld, { pageSize: 2, log: brokenLog })).rejects.toThrow(
    'audit is down',
  );
  expect(readFileSync(withheld, 'utf8')).not.toContain('ADDED');
});
const brokenLog = { commitWith: () => Promise.reject(new Error('audit is down')) };

test('a cursor is good for its own feed, bureau, clearance and store alone', async () => {
  const { cursor = '' } = await world.feed.fullCopy(paris);
  const refusal = (viewer = paris, since = cursor) =>
    world.feed.export(viewer, since, world.feed.file()).catch(message);
  expect(await refusal(utopia)).toMatch(/another bureau/);
  expect(await refusal(viewerOf('FRA', 'border'))).toMatch(/another clearance.*full export/);
  expect(await refusal(paris, 'bm90IGEgY3Vyc29y')).toMatch(/expected a cursor/);
  expect(await refusal(paris, `${cursor.slice(0, -2)}AA`)).toMatch(/expected a cursor/);
  expect(await refusal(viewerOf('FRA', 'analyst'))).toMatchObject({ added: 0 });
  await world.subgraph.store.write((manager) => manager.updateAll(FeedStateRow, { id: 'another' }));
  expect(await refusal()).toMatch(/another store.*full export/);
});
const message = (error: unknown) => (error as Error).message;

test('records that were added without a note void the cursors that were given before', async () => {
  const { cursor } = await world.feed.fullCopy(paris);
  await world.subgraph.store.write(voidCursors);
  await expect(world.feed.export(paris, cursor, world.feed.file())).rejects.toThrow('full export');
  await changes(await world.feed.fullCopy(paris));
});

test('old changes are forgotten, and a cursor that needs them is refused', async () => {
  const early = await world.feed.fullCopy(paris);
  await world.report('UTO');
  const late = await world.feed.fullCopy(paris);
  expect(await pruneChanges(world.subgraph.store, new Date(Date.now() - 60_000))).toBe(0);
  await world.subgraph.store.write((manager) => manager.updateAll(RecordChangeRow, { at: new Date('2026-01-01') }));
  expect(await pruneChanges(world.subgraph.store, new Date('2026-02-01'))).toBe(1);
  await expect(world.feed.export(paris, early.cursor, world.feed.file())).rejects.toThrow('full export');
  expect(await changes(late)).toEqual([]);
});

test('changes that nobody ever read are forgotten too, and no cursor is good for them', async () => {
  const { cursor } = await world.feed.fullCopy(paris);
  await world.report('UTO');
  expect(await pruneChanges(world.subgraph.store, new Date(Date.now() + 60_000))).toBe(1);
  await expect(world.feed.export(paris, cursor, world.feed.file())).rejects.toThrow('full export');
});

test('a file that is something else is left alone', async () => {
  const foreign = world.feed.file();
  writeFileSync(foreign, 'my only copy\n');
  await expect(world.feed.export(paris, undefined, foreign)).rejects.toThrow('--out: expected a new file');
  expect(readFileSync(foreign, 'utf8')).toBe('my only copy\n');

  const other = world.feed.file();
  await world.feed.export(utopia, undefined, other);
  const before = readFileSync(other, 'utf8');
  await expect(world.feed.export(paris, undefined, other)).rejects.toThrow('another export');
  expect(readFileSync(other, 'utf8')).toBe(before);
  const again = await world.feed.export(utopia, undefined, other);
  expect(again).toMatchObject({ added: 0, cursor: expect.any(String) as string });
  expect(readFileSync(other, 'utf8')).toBe(before);
  expect(existsSync(other)).toBe(true);
});

test('a record that expires is dropped by the copy itself, and told as gone when it is deleted', async () => {
  const id = await world.report('UTO');
  await world.change(id, { expiresAt: new Date(Date.now() + 400) });
  const copy = await world.feed.fullCopy(paris);
  expect(copy.at(new Date())).toHaveLength(1);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await changes(copy)).toEqual([]);
  expect(copy.at(new Date())).toEqual([]);
  await world.purge(id);
  expect(await changes(copy)).toEqual([['WITHDRAWN', known(id)]]);
  expect(await world.subgraph.store.reader.countBy(TravelDocument, { id })).toBe(0);
});
