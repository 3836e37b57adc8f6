import { longText, instant, integer, text } from '@crimegraph/shared/store/record-columns';
import { openTestStore, type TestStore } from '@crimegraph/shared/testing/test-store';
import { Column, Entity, type MigrationInterface, PrimaryColumn, type QueryRunner, Table } from 'typeorm';

@Entity('value_row')
class ValueRow {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  code: string;

  @Column({ type: 'text' })
  prose: string;

  @Column({ type: 'datetime', precision: 6 })
  at: Date;

  @Column({ type: 'int' })
  count: number;
}

class CreateValueRows1760000009001 implements MigrationInterface {
  name = 'CreateValueRows1760000009001';

  async up(runner: QueryRunner): Promise<void> {
    const columns = [text('code', 64, { isPrimary: true }), longText('prose'), instant('at'), integer('count')];
    await runner.createTable(new Table({ name: 'value_row', columns }), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('value_row', true);
  }
}

let fixture: TestStore;
beforeAll(async () => {
  fixture = await openTestStore({ entities: [ValueRow], migrations: [CreateValueRows1760000009001] });
});
afterEach(() => fixture.store.write((manager) => manager.deleteAll(ValueRow)));
afterAll(() => fixture.remove());

const row = (changes: Partial<ValueRow>): ValueRow => ({
  code: 'code',
  prose: '',
  at: new Date('2026-01-02T03:04:05.678Z'),
  count: 0,
  ...changes,
});
const insert = (changes: Partial<ValueRow>) => fixture.store.write((manager) => manager.insert(ValueRow, row(changes)));
const only = () => fixture.store.reader.findOneByOrFail(ValueRow, { code: 'code' });

describe('codes and numbers are equal only when they are equal byte by byte', () => {
  const codes = [
    'abc',
    'ABC',
    'Abc',
    'äbc',
    'a\u0308bc',
    'abc ',
    'abc  ',
    ' abc',
    'ab\tc',
    'ab\u00adc',
    'ｂ',
    'b',
  ].concat(['ß', 'ss', 'i', 'İ', 'ı', 'Σ', 'σ', 'ς', '1', '١', '', '0', '00']);

  beforeEach(async () => {
    for (const [count, code] of codes.entries()) await insert({ code, count });
  });

  test('each is a key of its own, and a lookup of it finds it alone', async () => {
    for (const [count, code] of codes.entries()) {
      expect(await fixture.store.reader.findBy(ValueRow, { code })).toEqual([row({ code, count })]);
    }
  });

  test('the same one twice is refused', async () => {
    for (const code of codes) await expect(insert({ code })).rejects.toThrow();
  });

  test('they are in the order of their bytes', async () => {
    const rows = await fixture.store.reader.find(ValueRow, { order: { code: 'ASC' } });
    const expected = [...codes].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(rows.map(({ code }) => code)).toEqual(expected);
  });
});

test.each([
  ['Latin', 'Ångström Đặng Þórr'],
  ['Greek and Cyrillic', 'Παπαδόπουλος Щербаков'],
  ['Arabic and Hebrew', 'محمد عبد الله יצחק'],
  ['Indic', 'श्रीमती বাংলা தமிழ்'],
  ['Ethiopic, Georgian, Armenian', 'ኃይለ სააკაშვილი Հովհաննիսյան'],
  ['Han beyond the first plane', '𠮷野家 𩸽 𫝆'],
  ['emoji, joined ones too', '🚗👮🏽‍♀️🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
  ['what SQL and JavaScript use', `'"\`\\%_;--\u2028?:name`],
])('texts in every script come back as they were: %s', async (_name, prose) => {
  await insert({ prose });
  expect((await only()).prose).toBe(prose);
});

describe('instants', () => {
  const raw = async () =>
    (await fixture.store.reader.query<{ at: string }[]>('SELECT CAST(at AS CHAR) AS at FROM value_row'))[0]?.at;

  test('are kept in UTC, wherever the process and the server are', async () => {
    expect(new Date().getTimezoneOffset()).not.toBe(0);
    await insert({});
    expect(await raw()).toMatch(/^2026-01-02 03:04:05\.678(000)?$/);
  });

  test.each([
    '1000-01-01T00:00:00.000Z',
    '1899-12-31T23:59:59.999Z',
    '1969-12-31T23:59:59.001Z',
    '2026-03-29T01:30:00.123Z',
    '2026-10-25T00:30:00.100Z',
    '2028-02-29T12:00:00.010Z',
    '2999-12-31T23:59:59.999Z',
  ])('come back to the millisecond: %s', async (instantText) => {
    await insert({ at: new Date(instantText) });
    expect((await only()).at.toISOString()).toBe(instantText);
  });

  test('are compared in time', async () => {
    await insert({});
    const after = (at: string) =>
      fixture.store.reader
        .createQueryBuilder(ValueRow, 'value')
        .where('value.at > :at', { at: new Date(at) })
        .getCount();
    expect(await after('2026-01-02T03:04:05.677Z')).toBe(1);
    expect(await after('2026-01-02T03:04:05.678Z')).toBe(0);
  });
});

describe('whole numbers', () => {
  test.each([0, 1, -1, 2_147_483_647, -2_147_483_648])('that a column can hold are numbers: %d', async (count) => {
    await insert({ count });
    expect((await only()).count).toBe(count);
  });

  test('beyond 2^53 are never read as another number', async () => {
    const read = async (sql: string) => {
      try {
        return String((await fixture.store.reader.query<{ n: unknown }[]>(sql))[0]?.n);
      } catch (error) {
        return (error as Error).message;
      }
    };
    const refusal = expect.stringContaining('a whole number beyond 2^53') as unknown;
    for (const digits of ['9007199254740993', '-9007199254740993', '9223372036854775807']) {
      // MariaDB gives the digits as text; the embedded engine refuses.
      expect([digits, refusal]).toContainEqual(await read(`SELECT ${digits} AS n`));
    }
    expect(await read('SELECT 9007199254740991 AS n')).toBe('9007199254740991');
  });

  test('as text keep all their digits and zeros, and are found by them alone', async () => {
    const codes = [
      '9007199254740993',
      '9007199254740992',
      '09007199254740992',
      '9007199254740992.0',
      '9.007199254740992e15',
    ];
    for (const code of codes) await insert({ code });
    for (const code of codes) {
      expect((await fixture.store.reader.findBy(ValueRow, { code })).map((found) => found.code)).toEqual([code]);
    }
  });
});
