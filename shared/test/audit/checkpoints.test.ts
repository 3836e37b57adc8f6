import { appendFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { trialSigningKey } from '@crimegraph/shared/audit/checkpoint';
import { TrialLog } from './trial-log';

let log: TrialLog;
beforeEach(async () => {
  log = await TrialLog.open();
});
afterEach(() => log.remove());

describe('checkpoints themselves', () => {
  let chain: string;
  beforeEach(async () => {
    chain = await log.run();
    await log.run();
  });
  const lines = () => readFileSync(log.file, 'utf8').trim().split('\n');

  test('signed with another key are refused', async () => {
    expect((await log.verify(trialSigningKey(Buffer.alloc(32, 2)))).fault).toMatchObject({ kind: 'CHECKPOINT_FORGED' });
  });

  test('that were changed are refused', async () => {
    const [header, payload, signature] = (lines()[1] ?? '').split('.');
    const checkpoint = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...checkpoint, seq: 99 })).toString('base64url');
    const all = lines();
    all[1] = [header, forged, signature].join('.');
    writeFileSync(log.file, `${all.join('\n')}\n`);
    expect((await log.verify()).fault).toMatchObject({ kind: 'CHECKPOINT_FORGED' });
  });

  test('that were taken out are missed by those after them', async () => {
    writeFileSync(
      log.file,
      `${lines()
        .filter((_line, index) => index !== 2)
        .join('\n')}\n`,
    );
    expect((await log.verify()).fault).toEqual({ kind: 'CHECKPOINT_MISSING', chain, seq: null });
  });

  test('of a whole chain, taken out with the chain, are missed by the next chain', async () => {
    const own = (line: string) =>
      Buffer.from(line.split('.')[1] ?? '', 'base64url')
        .toString()
        .includes(chain);
    writeFileSync(
      log.file,
      `${lines()
        .filter((line) => !own(line))
        .join('\n')}\n`,
    );
    await log.sql('DELETE FROM audit_row WHERE chain = ?', [chain]);
    expect((await log.verify()).fault).toMatchObject({ kind: 'CHECKPOINT_MISSING' });
  });

  test('of which a crash has cut the last are still good, and so are those added after it', async () => {
    const whole = readFileSync(log.file).length;
    appendFileSync(log.file, (lines()[0] ?? '').slice(0, 200));
    await log.run();
    expect(await log.verify()).toMatchObject({ fault: undefined, chains: 3 });
    truncateSync(log.file, whole);
    expect((await log.verify()).fault).toMatchObject({ kind: 'CHAIN_UNKNOWN' });
  });

  test('among the lines of logs, of other stores as well, are found there', async () => {
    const logged = lines().map((checkpoint, index) => JSON.stringify({ level: 30, index, checkpoint, msg: 'audit' }));
    writeFileSync(join(log.directory, 'collected.log'), ['{"msg":"ready"}', ...logged, ''].join('\n'));
    rmSync(log.file);
    expect(await log.verify()).toMatchObject({ fault: undefined, chains: 2 });
    await log.sql('DELETE FROM audit_row WHERE chain = ?', [chain]);
    expect((await log.verify()).fault).toEqual({ kind: 'CHAIN_MISSING', chain, seq: 0 });
  });

  test('in files of several machines are one register', async () => {
    const all = lines();
    writeFileSync(log.file, `${all.slice(0, 3).join('\n')}\n`);
    writeFileSync(join(log.directory, 'test.second-machine.checkpoints'), `${all.slice(3).join('\n')}\n`);
    expect((await log.verify()).fault).toBeUndefined();
  });
});
