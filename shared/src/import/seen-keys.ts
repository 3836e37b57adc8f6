import { createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';

const DIGEST_BYTES = 16;

/**
 * The keys of a whole file, in a scratch database: a dry run writes nothing to the store, and a file may have more keys than
 * fit in memory. They are kept as digests under a key that dies with the process.
 */
export class SeenKeys {
  private readonly folder = mkdtempSync(join(tmpdir(), 'crimegraph-dry-run-'));
  private readonly database = new Libsql(join(this.folder, 'seen.sqlite'));
  private readonly key = randomBytes(32);
  private readonly insert: Libsql.Statement;

  constructor() {
    // Lost with the process, so nothing needs to reach the disk in order.
    this.database.exec('PRAGMA journal_mode = OFF');
    this.database.exec('PRAGMA synchronous = OFF');
    this.database.exec('CREATE TABLE seen (digest BLOB PRIMARY KEY) WITHOUT ROWID');
    this.insert = this.database.prepare('INSERT OR IGNORE INTO seen VALUES (?)');
  }

  /** For each key whether it was seen before, in this list or an earlier one; notes all of them. */
  note(keys: readonly (string | null)[]): boolean[] {
    this.database.exec('BEGIN');
    const seen = keys.map((key) => key !== null && this.insert.run([this.digest(key)]).changes === 0);
    this.database.exec('COMMIT');
    return seen;
  }

  remove(): void {
    this.database.close();
    rmSync(this.folder, { recursive: true });
  }

  private digest(key: string): Buffer {
    return createHmac('sha256', this.key).update(key).digest().subarray(0, DIGEST_BYTES);
  }
}
