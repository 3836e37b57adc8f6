import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditLog } from '@crimegraph/shared/audit/audit-log';
import { AuditRow } from '@crimegraph/shared/audit/audit-row';
import { CheckpointVerifier, publicKeySet, trialSigningKey } from '@crimegraph/shared/audit/checkpoint';
import { checkpointPath } from '@crimegraph/shared/audit/checkpoint-file';
import { readRegister, type Register } from '@crimegraph/shared/audit/checkpoint-register';
import { openAnchor } from '@crimegraph/shared/audit/open-anchor';
import { rowHash } from '@crimegraph/shared/audit/row-hash';
import { type Verification, verifyLog } from '@crimegraph/shared/audit/verify-log';
import { createLogger } from '@crimegraph/shared/log/logger';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import type { Store } from '@crimegraph/shared/store/store';
import { auditEntry } from '@crimegraph/shared/testing/audit-entries';
import { openTestStore, type TestStore } from '@crimegraph/shared/testing/test-store';

/** Rows of each process's log unless a test says otherwise; its first and its last row come on top. */
export const ROWS = 30;
/** A checkpoint at every so many rows. */
const PACE = { rows: 10, ms: 60_000 };
/** Rows that are committed together. */
const TOGETHER = 5;

/** A log on a real store, with its checkpoints in a folder, to be tampered with. */
export class TrialLog {
  readonly logger = createLogger('test', 'silent');
  readonly signingKey = trialSigningKey(Buffer.alloc(32, 1));
  readonly directory = mkdtempSync(join(tmpdir(), 'crimegraph-checkpoints-'));
  /** The file of the checkpoints. */
  readonly file = checkpointPath(this.directory, 'test');

  private constructor(private readonly fixture: TestStore) {}

  static async open(): Promise<TrialLog> {
    return new TrialLog(await openTestStore());
  }

  get store(): Store {
    return this.fixture.store;
  }

  openAnchor() {
    const { directory, signingKey } = this;
    return openAnchor(this.store, { directory, signingKey, pace: PACE }, this.logger);
  }

  /** One process: begins a chain, writes to it, and ends cleanly or is killed after its last row. Gives the chain. */
  async run(rows = ROWS, end: 'closed' | 'killed' = 'closed'): Promise<string> {
    const log = new AuditLog(this.store, { logger: this.logger, anchor: await this.openAnchor() });
    await log.begin();
    for (let n = 0; n < rows; n += TOGETHER) {
      const entries = Array.from({ length: Math.min(TOGETHER, rows - n) }, (_, index) =>
        auditEntry(`action${n + index}`, { shown: `["record${n + index}"]`, keys: `["key${n + index}"]` }),
      );
      await log.commit({ entries, hits: [], pending: [] });
    }
    if (end === 'closed') await log.close();
    const begun = { action: 'chain', result: 'BEGUN' };
    const [first] = await this.store.reader.find(AuditRow, { where: begun, order: { id: 'DESC' }, take: 1 });
    return first?.chain ?? '';
  }

  verify(signingKey = this.signingKey): Promise<Verification> {
    return verifyLog(this.store.reader, () => this.register(signingKey));
  }

  async register(signingKey = this.signingKey): Promise<Register> {
    return readRegister(this.directory, 'test', new CheckpointVerifier(await publicKeySet(signingKey)));
  }

  rowsOf(chain: string): Promise<AuditRow[]> {
    return this.store.reader.find(AuditRow, { where: { chain }, order: { seq: 'ASC' } });
  }

  sql(text: string, parameters: unknown[] = []): Promise<unknown> {
    return this.store.write((manager) => manager.query(text, parameters));
  }

  insert(row: Omit<AuditRow, 'hash'>): Promise<void> {
    return this.store.write((manager) => insertRows(manager, AuditRow, [{ ...row, hash: rowHash(row) }]));
  }

  /** What somebody can do who knows how rows are hashed: changes rows from `from` on, and hashes them anew. */
  async rewrite(chain: string, from: number, change: (rows: AuditRow[]) => AuditRow[]): Promise<void> {
    const all = change(await this.rowsOf(chain));
    let previousHash = all[from - 1]?.hash ?? '';
    const rows = all.slice(from).map((row, offset) => {
      const changed = { ...row, seq: from + offset, previousHash };
      previousHash = rowHash(changed);
      return { ...changed, hash: previousHash };
    });
    await this.sql('DELETE FROM audit_row WHERE chain = ? AND seq >= ?', [chain, from]);
    await this.store.write((manager) => insertRows(manager, AuditRow, rows));
  }

  async remove(): Promise<void> {
    await this.fixture.remove();
    rmSync(this.directory, { recursive: true });
  }
}
