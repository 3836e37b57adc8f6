import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { documents } from '@crimegraph/documents/definition';
import { persons } from '@crimegraph/persons/definition';
import { AuditLog } from '@crimegraph/shared/audit/audit-log';
import { globalId } from '@crimegraph/shared/ids/global-id';
import { createLogger } from '@crimegraph/shared/log/logger';
import { type Classes, openStore } from '@crimegraph/shared/store/open-store';
import type { Store } from '@crimegraph/shared/store/store';
import { createTestDatabases, type TestDatabases } from '@crimegraph/shared/testing/test-databases';
import { runSubgraphCommand } from '../support/command';
import { writeDocuments, writePersons } from './csv-files';

const ROWS = 30_000;
const KILLS = 10;

interface Kind {
  definition: { name: 'documents' | 'persons'; entities: Classes; migrations: Classes };
  type: 'TravelDocument' | 'Person';
  table: string;
  write(path: string): void;
  /** The columns by which a record is known again. */
  facts: string;
}

const kinds: Kind[] = [
  {
    definition: documents as Kind['definition'],
    type: 'TravelDocument',
    table: 'travel_document',
    write: (path) => writeDocuments(path, { rows: ROWS, lineEnd: '\r\n', mark: true }),
    facts: 'number, status, lossPlace',
  },
  {
    definition: persons as Kind['definition'],
    type: 'Person',
    table: 'person',
    write: (path) => writePersons(path, { rows: ROWS, lineEnd: '\n', mark: false }),
    facts: 'caseReference, birthDate, status',
  },
];

let whole: TestDatabases;
let killed: TestDatabases;
beforeAll(async () => {
  whole = await createTestDatabases(['documents', 'persons']);
  killed = await createTestDatabases(['documents', 'persons']);
});
afterAll(async () => {
  await whole.remove();
  await killed.remove();
});

test.each(kinds)(
  'an import of $definition.name that is killed again and again is the import',
  async (kind) => {
    const file = join(whole.dataDir, `${kind.definition.name}.csv`);
    kind.write(file);
    const wholeReport = join(whole.dataDir, `${kind.definition.name}.refused.csv`);
    const killedReport = join(killed.dataDir, `${kind.definition.name}.refused.csv`);
    const start = (databases: TestDatabases, report: string) => {
      const given = ['--import=csv', `--file=${file}`, '--bureau=UTO', `--report=${report}`];
      return runSubgraphCommand(kind.definition.name, given, databases);
    };
    const unkilled = start(whole, wholeReport);
    expect(await unkilled.ended).toEqual({ code: 0, errors: '' });

    let kills = 0;
    for (;;) {
      const running = start(killed, killedReport);
      if (kills < KILLS && (await killSomewhere(running, kills))) {
        kills += 1;
        continue;
      }
      expect(await running.ended).toEqual({ code: 0, errors: '' });
      // The end may come before the last of the kills, on a machine that is fast between them.
      expect(kills).toBeGreaterThan(KILLS / 2);
      const { recorded, refused, total, rows } = unkilled.lines.at(-1) ?? {};
      expect(running.lines.at(-1)).toMatchObject({ recorded, refused, total, rows, before: false });
      break;
    }
    expect(readFileSync(killedReport, 'utf8')).toBe(readFileSync(wholeReport, 'utf8'));
    const [expected, found] = [await stored(kind, whole), await stored(kind, killed)];
    expect(found.facts).toEqual(expected.facts);
    expect(expected.facts.length).toBeGreaterThan(ROWS * 0.9);
    expect(new Set(found.facts).size).toBe(found.facts.length);
    // Each record is in the audit log and in the change feed, once, and nothing else is.
    expect(found.audited).toEqual(found.ids);
    expect(found.noted).toEqual(found.ids);
  },
  300_000,
);

/**
 * Kills without warning: while it starts, or when some chunks are committed, at an instant within the next. False when the import
 * had come to its end before.
 */
async function killSomewhere(running: ReturnType<typeof runSubgraphCommand>, kills: number): Promise<boolean> {
  const ended = { now: false };
  void running.ended.then(() => (ended.now = true));
  const committed = () => running.lines.filter((line) => 'import' in line).length;
  while (kills > 0 && committed() <= kills % 3 && !ended.now) await delay(1);
  await delay(Math.random() * (kills > 0 ? 40 : 1_500));
  running.child.kill('SIGKILL');
  const { code, errors } = await running.ended;
  expect(errors).toBe('');
  if (code !== null) expect(code).toBe(0);
  return code === null;
}

async function stored({ definition, table, facts, type }: Kind, databases: TestDatabases) {
  const store = await openStore({
    name: definition.name,
    entities: definition.entities,
    migrations: definition.migrations,
    databaseUrl: databases.url(definition.name),
    dataDir: databases.dataDir,
  });
  try {
    await takeOver(store);
    const ask = <Row>(sql: string) => store.reader.query<Row[]>(sql);
    const rows = await ask<Record<string, unknown>>(`SELECT id, ${facts} FROM ${table}`);
    const shown = await ask<{ shown: string }>(`SELECT shown FROM audit_row WHERE action = 'import'`);
    const noted = await ask<{ recordId: string }>('SELECT recordId FROM record_change');
    const withoutId = ({ id: _id, ...rest }: Record<string, unknown>) => JSON.stringify(rest);
    return {
      facts: rows.map(withoutId).sort(),
      ids: rows.map(({ id }) => globalId(type, String(id))).sort(),
      audited: shown.flatMap((row) => JSON.parse(row.shown) as string[]).sort(),
      noted: noted.map(({ recordId }) => globalId(type, recordId)).sort(),
    };
  } finally {
    await store.close();
  }
}

/** As the service does that starts next: what a killed import had written beside its records, and not yet into its chain, is taken over. */
async function takeOver(store: Store): Promise<void> {
  const log = new AuditLog(store, { logger: createLogger('test', 'silent'), takeOverAfterMs: 100 });
  await log.takeOver();
  await log.close();
}
