import type { AuditRow } from '@crimegraph/shared/audit/audit-row';
import { rowHash } from '@crimegraph/shared/audit/row-hash';
import { auditEntry } from '@crimegraph/shared/testing/audit-entries';
import { ROWS, TrialLog } from './trial-log';

let log: TrialLog;
beforeEach(async () => {
  log = await TrialLog.open();
});
afterEach(() => log.remove());

describe('the first row that is not as it was written is named', () => {
  let chain: string;
  beforeEach(async () => {
    await log.run();
    chain = await log.run();
  });
  const fault = async () => (await log.verify()).fault;

  test.each([
    ['subject', "'somebody else'"],
    ['bureau', "'DEU'"],
    ['onBehalfOf', "'another unit'"],
    ['role', "'officer'"],
    ['purpose', "'INVESTIGATION'"],
    ['caseReference', "'2026/1'"],
    ['trace', "'b'"],
    ['operation', "'Other'"],
    ['action', "'other'"],
    ['keys', "'[]'"],
    ['asked', '\'["x"]\''],
    ['shown', "'[]'"],
    ['result', "'HIT'"],
    ['refusal', "'FORBIDDEN'"],
    ['id', "'00000000-0000-7000-8000-000000000000'"],
    ['at', "'2025-01-01 00:00:00'"],
    ['hash', "'0'"],
  ])('edited: %s', async (column, value) => {
    await log.sql(
      `UPDATE audit_row SET ${log.store.reader.dataSource.driver.escape(column)} = ${value} WHERE chain = ? AND seq = 13`,
      [chain],
    );
    expect(await fault()).toEqual({ kind: 'EDITED', chain, seq: 13 });
  });

  test('edited, and hashed anew', async () => {
    const row = (await log.rowsOf(chain))[13];
    if (row === undefined) throw new Error('no row');
    const edited = { ...row, subject: 'somebody else' };
    await log.sql('UPDATE audit_row SET subject = ?, hash = ? WHERE chain = ? AND seq = 13', [
      edited.subject,
      rowHash(edited),
      chain,
    ]);
    expect(await fault()).toEqual({ kind: 'REPLACED', chain, seq: 13 });
  });

  test('edited, and all rows behind it hashed anew', async () => {
    await log.rewrite(chain, 13, (rows) =>
      rows.map((row) => (row.seq === 13 ? { ...row, subject: 'somebody else' } : row)),
    );
    expect(await fault()).toEqual({ kind: 'REWRITTEN', chain, seq: 20, since: 11 });
  });

  test('deleted', async () => {
    await log.sql('DELETE FROM audit_row WHERE chain = ? AND seq = 13', [chain]);
    expect(await fault()).toEqual({ kind: 'MISSING', chain, seq: 13 });
  });

  test('deleted, and the gap closed', async () => {
    await log.sql('DELETE FROM audit_row WHERE chain = ? AND seq = 13', [chain]);
    for (let seq = 14; seq <= ROWS + 1; seq += 1) {
      await log.sql('UPDATE audit_row SET seq = ? WHERE chain = ? AND seq = ?', [seq - 1, chain, seq]);
    }
    expect(await fault()).toEqual({ kind: 'MOVED', chain, seq: 13 });
  });

  test('deleted, the gap closed, and all hashed anew', async () => {
    await log.rewrite(chain, 13, (rows) => rows.filter((row) => row.seq !== 13));
    expect(await fault()).toMatchObject({ kind: 'REWRITTEN', chain, since: 11 });
  });

  test('the first one deleted', async () => {
    await log.sql('DELETE FROM audit_row WHERE chain = ? AND seq = 0', [chain]);
    expect(await fault()).toEqual({ kind: 'MISSING', chain, seq: 0 });
  });

  test('two exchanged', async () => {
    for (const [from, to] of [
      [13, -1],
      [14, 13],
      [-1, 14],
    ]) {
      await log.sql('UPDATE audit_row SET seq = ? WHERE chain = ? AND seq = ?', [to, chain, from]);
    }
    expect(await fault()).toEqual({ kind: 'MOVED', chain, seq: 13 });
  });

  test('two exchanged, and all hashed anew', async () => {
    const exchanged = (rows: AuditRow[]) => {
      const [a, b] = rows.splice(13, 2);
      return [...rows.slice(0, 13), b as AuditRow, a as AuditRow, ...rows.slice(13)];
    };
    await log.rewrite(chain, 13, exchanged);
    expect(await fault()).toEqual({ kind: 'REWRITTEN', chain, seq: 20, since: 11 });
  });

  test('inserted, well chained, and those behind it moved on', async () => {
    const before = (await log.rowsOf(chain))[12] as AuditRow;
    for (let seq = ROWS + 1; seq >= 13; seq -= 1) {
      await log.sql('UPDATE audit_row SET seq = ? WHERE chain = ? AND seq = ?', [seq + 1, chain, seq]);
    }
    const forged = { ...auditEntry('forged'), chain, seq: 13, previousHash: before.hash };
    await log.insert(forged);
    expect(await fault()).toEqual({ kind: 'INSERTED', chain, seq: 13 });
  });

  test('inserted, and all hashed anew', async () => {
    const forged = { ...auditEntry('forged'), chain, seq: 13, previousHash: '', hash: '' };
    await log.rewrite(chain, 13, (rows) => [...rows.slice(0, 13), forged, ...rows.slice(13)]);
    expect(await fault()).toEqual({ kind: 'REWRITTEN', chain, seq: 20, since: 11 });
  });

  test('added before the first one', async () => {
    const forged = { ...auditEntry('forged'), chain, seq: -1, previousHash: '' };
    await log.insert(forged);
    expect(await fault()).toEqual({ kind: 'INSERTED', chain, seq: -1 });
  });

  test('added behind the end', async () => {
    const last = (await log.rowsOf(chain)).at(-1) as AuditRow;
    const forged = { ...auditEntry('forged'), chain, seq: last.seq + 1, previousHash: last.hash };
    await log.insert(forged);
    expect(await fault()).toEqual({ kind: 'APPENDED', chain, seq: last.seq + 1 });
  });

  test.each([1, 5, ROWS])('%i cut off the end', async (count) => {
    const last = (await log.rowsOf(chain)).at(-1) as AuditRow;
    await log.sql('DELETE FROM audit_row WHERE chain = ? AND seq > ?', [chain, last.seq - count]);
    expect(await fault()).toEqual({ kind: 'TRUNCATED', chain, seq: last.seq - count + 1 });
  });

  test('a row hidden from those who look for what it is about', async () => {
    const [row] = (await log.rowsOf(chain)).slice(13);
    await log.sql('DELETE FROM audit_term WHERE id = ? AND term = ?', [row?.id, 'key12']);
    expect(await fault()).toEqual({ kind: 'UNINDEXED', chain, seq: 13 });
  });
});
