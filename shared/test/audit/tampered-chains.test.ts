import { AuditLog } from '@crimegraph/shared/audit/audit-log';
import { AuditRow } from '@crimegraph/shared/audit/audit-row';
import { verifyLog } from '@crimegraph/shared/audit/verify-log';
import { auditEntry } from '@crimegraph/shared/testing/audit-entries';
import { ROWS, TrialLog } from './trial-log';

let log: TrialLog;
beforeEach(async () => {
  log = await TrialLog.open();
});
afterEach(() => log.remove());

test('a log of several processes, of which some were killed, is good', async () => {
  await log.run();
  await log.run(15, 'killed');
  await log.run(0, 'killed');
  await log.run(27, 'killed');
  await log.run();
  const verification = await log.verify();
  expect(verification).toMatchObject({ fault: undefined, chains: 5, rows: 5 + ROWS + 15 + 27 + ROWS + 2, waiting: 0 });
  expect(verification.checkpoints).toBeGreaterThan(10);
});

test('a log that goes on while it is verified is good, a chain that is begun meanwhile too', async () => {
  await log.run();
  let reads = 0;
  const verification = await verifyLog(log.store.reader, async () => {
    const register = await log.register();
    if ((reads += 1) === 1) await log.run(5, 'killed');
    return register;
  });
  expect(verification).toMatchObject({ fault: undefined, chains: 2 });
});

describe('chains and logs as a whole', () => {
  let first: string;
  beforeEach(async () => {
    first = await log.run();
    await log.run();
  });
  const fault = async () => (await log.verify()).fault;

  /** A log that is good in itself, written by somebody who cannot sign. */
  const forge = async () => {
    const forger = new AuditLog(log.store, { logger: log.logger });
    await forger.commit({ entries: [auditEntry('forged')], hits: [], pending: [] });
    await forger.close();
    const row = await log.store.reader.findOneBy(AuditRow, { action: 'forged' });
    return row?.chain;
  };

  test('a whole chain taken out', async () => {
    await log.sql('DELETE FROM audit_row WHERE chain = ?', [first]);
    expect(await fault()).toEqual({ kind: 'CHAIN_MISSING', chain: first, seq: 0 });
  });

  test('a whole chain put in, well made', async () => {
    const forged = await forge();
    expect(await fault()).toEqual({ kind: 'CHAIN_UNKNOWN', chain: forged, seq: 0 });
  });

  test('the whole log replaced by another good one', async () => {
    await log.sql('DELETE FROM audit_row');
    await forge();
    expect((await verifyLog(log.store.reader, undefined)).fault).toBeUndefined();
    expect(await fault()).toEqual({ kind: 'CHAIN_MISSING', chain: first, seq: 0 });
  });

  test('the whole log emptied', async () => {
    await log.sql('DELETE FROM audit_row');
    expect(await fault()).toEqual({ kind: 'CHAIN_MISSING', chain: first, seq: 0 });
  });
});

describe('a process that was killed', () => {
  test('has its last rows signed for by the next, so that they cannot be cut off either', async () => {
    const killed = await log.run(7, 'killed');
    await log.run(1);
    await log.sql('DELETE FROM audit_row WHERE chain = ? AND seq = 7', [killed]);
    expect((await log.verify()).fault).toEqual({ kind: 'TRUNCATED', chain: killed, seq: 7 });
  });

  test('does not hide by that what was changed meanwhile', async () => {
    const killed = await log.run(7, 'killed');
    await log.sql("UPDATE audit_row SET subject = 'somebody else' WHERE chain = ? AND seq = 5", [killed]);
    await log.run(0, 'killed');
    expect((await log.verify()).fault).toEqual({ kind: 'EDITED', chain: killed, seq: 5 });
  });

  test('before its first row was written has left no chain, and none is missed', async () => {
    const anchor = await log.openAnchor();
    await anchor.announce({ chain: 'never-begun', seq: 0, hash: 'x' });
    await log.run();
    expect(await log.verify()).toMatchObject({ fault: undefined, chains: 1 });
  });
});
