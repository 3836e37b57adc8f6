import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { FeedCopy } from '@crimegraph/shared/testing/feed-copy';
import { createTestDatabases, type TestDatabases } from '@crimegraph/shared/testing/test-databases';
import { runLauncher, runSubgraphCommand } from '../support/command';

const KILLS = 8;
const DOCUMENTS = 20_000;

let databases: TestDatabases;
beforeAll(async () => {
  databases = await createTestDatabases(['documents', 'persons', 'fingerprints', 'vehicles', 'notices']);
  // A world in which some records are restricted to some bureaus.
  const seed = JSON.stringify({ persons: 0, documents: DOCUMENTS, fingerprints: 0, vehicles: 0, notices: 0 });
  const seeding = runSubgraphCommand('documents', ['--seed', seed], databases);
  expect(await seeding.ended).toEqual({ code: 0, errors: '' });
}, 120_000);
afterAll(() => databases.remove());

const start = (out: string, since?: string) => {
  const given = ['--export', '--bureau=FRA', '--role=border', '--purpose=BORDER_CONTROL', `--out=${out}`];
  return runSubgraphCommand('documents', since === undefined ? given : [...given, `--since=${since}`], databases);
};

/** Exports to `out`, killing the process again and again before it is let go on to its end; gives how often it was really killed. */
async function exportKilled(out: string, since?: string): Promise<number> {
  let killed = 0;
  for (let kills = 0; kills < KILLS; kills += 1) {
    const running = start(out, since);
    const written = () => statSync(out, { throwIfNoEntry: false })?.size ?? 0;
    const before = written();
    let ended = false;
    void running.ended.then(() => (ended = true));
    // The first kill falls somewhere in the start, the others behind the first page that is written.
    while (kills > 0 && written() <= before && !ended) await delay(1);
    await delay(Math.random() * (kills > 0 ? 60 : 1_000));
    running.child.kill('SIGKILL');
    const { code, errors } = await running.ended;
    expect(errors).toBe('');
    if (code === null) killed += 1;
  }
  expect(await start(out, since).ended).toEqual({ code: 0, errors: '' });
  return killed;
}

async function exportOnce(out: string, since?: string): Promise<void> {
  expect(await start(out, since).ended).toEqual({ code: 0, errors: '' });
}

const path = (name: string) => join(databases.dataDir, name);
const copyOf = (...files: string[]) => {
  const copy = new FeedCopy();
  for (const file of files) copy.apply(file);
  return copy;
};

test('an export that is killed again and again is the export, and so is what it is kept up to date with', async () => {
  await exportOnce(path('whole.jsonl'));
  expect(await exportKilled(path('killed.jsonl'))).toBeGreaterThan(1);
  const whole = copyOf(path('whole.jsonl'));
  const killed = copyOf(path('killed.jsonl'));
  expect(killed.at(new Date())).toEqual(whole.at(new Date()));
  expect(killed.records.size).toBeGreaterThan(DOCUMENTS / 2);
  // Nothing twice and nothing more: each line is there once.
  const lines = (name: string) =>
    readFileSync(path(name), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('{"change"'));
  expect(lines('killed.jsonl').sort()).toEqual(lines('whole.jsonl').sort());

  const csv = path('news.csv');
  const rows = Array.from({ length: 15_000 }, (_, index) => `NEWS${index},UTO,PASSPORT,LOST`);
  writeFileSync(csv, ['number,issuingCountry,type,status', ...rows].join('\n'));
  expect(await runLauncher('import', ['documents', csv, '--bureau=UTO'], databases).ended).toMatchObject({ code: 0 });
  expect(await exportKilled(path('news.jsonl'), killed.cursor)).toBeGreaterThan(1);
  const kept = copyOf(path('killed.jsonl'), path('news.jsonl'));
  expect(kept.records.size).toBe(killed.records.size + 15_000);
  await exportOnce(path('fresh.jsonl'));
  expect(kept.at(new Date())).toEqual(copyOf(path('fresh.jsonl')).at(new Date()));
}, 300_000);
