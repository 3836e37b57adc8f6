import { documentNumberKey } from '@crimegraph/shared/matching/document-number';
import { LibsqlDriver } from '@crimegraph/shared/store/libsql-driver';
import { createPool, type Pool, type RowDataPacket } from 'mysql2/promise';
import type { DocumentIdentity } from './synthetic-document';

const ACTIVE = 'withdrawnAt IS NULL AND expiresAt > NOW(6)';
/** From a thousand values on, MariaDB makes a table of a list before it looks them up. */
const DOCUMENTS_PER_STATEMENT = 500;

/** The floor: the same question put to the database by a bare statement, with no audit, rules or signature. */
export interface BareCheck {
  /** Whether it answers several at once; where it does not, its latency beside others says nothing. */
  readonly concurrent: boolean;
  /** Asks for `documents`; gives the latency in ms. @throws when as many as `hits` were not found */
  check(documents: readonly DocumentIdentity[], hits: number): Promise<number>;
  /** The same, and one durable row of a log for each document, by one more statement: what must be paid by all who audit. */
  audited?(documents: readonly DocumentIdentity[], hits: number): Promise<number>;
  /** What the database says of how it would find `documents`: the index, or its plan. */
  plan(documents: readonly DocumentIdentity[]): Promise<string>;
  close(): Promise<void>;
}

/** The floor on a server, by `mysql2`. */
export class MysqlBareCheck implements BareCheck {
  readonly concurrent = true;
  private readonly pool: Pool;

  constructor(url: string) {
    this.pool = createPool({ uri: url, connectionLimit: 16 });
  }

  async check(documents: readonly DocumentIdentity[], hits: number): Promise<number> {
    const started = performance.now();
    let found = 0;
    for (let start = 0; start < documents.length; start += DOCUMENTS_PER_STATEMENT) {
      const [rows] = await this.pool.query<RowDataPacket[]>(
        ...statement(documents.slice(start, start + DOCUMENTS_PER_STATEMENT)),
      );
      found += rows.length;
    }
    const ms = performance.now() - started;
    if (found < hits) throw new Error(`${found} of ${hits} found`);
    return ms;
  }

  /** Makes the table of the log. */
  async prepare(): Promise<void> {
    await this.pool.query('DROP TABLE IF EXISTS bare_log');
    await this.pool.query(
      `CREATE TABLE bare_log (id bigint AUTO_INCREMENT PRIMARY KEY, at datetime(6) NOT NULL, subject varchar(128) NOT NULL,
         bureau varchar(3) NOT NULL, purpose varchar(32) NOT NULL, keysDigest varchar(64) NOT NULL, result varchar(16) NOT NULL)`,
    );
  }

  async audited(documents: readonly DocumentIdentity[], hits: number): Promise<number> {
    const checked = await this.check(documents, hits);
    const rows = documents.map(({ number }) => [
      new Date(),
      'guard',
      'FRA',
      'BORDER_CONTROL',
      number.padEnd(64),
      'MISS',
    ]);
    const started = performance.now();
    await this.pool.query('INSERT INTO bare_log (at, subject, bureau, purpose, keysDigest, result) VALUES ?', [rows]);
    return checked + performance.now() - started;
  }

  async plan(documents: readonly DocumentIdentity[]): Promise<string> {
    const [sql, values] = statement(documents);
    const [rows] = await this.pool.query<RowDataPacket[]>(`EXPLAIN ${sql}`, values);
    return String(rows[0]?.['key']);
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}

/** The floor on the embedded store: the engine in this process, its statement prepared once. */
export class EmbeddedBareCheck implements BareCheck {
  readonly concurrent = false;
  private readonly database: LibsqlDriver;

  constructor(path: string) {
    this.database = new LibsqlDriver(path, {});
    this.database.pragma('mmap_size = 1073741824');
  }

  check(documents: readonly DocumentIdentity[], hits: number): Promise<number> {
    const started = performance.now();
    const statement = this.database.prepare(EMBEDDED_STATEMENT);
    const found = documents.flatMap((document) => statement.all(...keyOf(document))).length;
    const ms = performance.now() - started;
    return found < hits ? Promise.reject(new Error(`${found} of ${hits} found`)) : Promise.resolve(ms);
  }

  plan(documents: readonly DocumentIdentity[]): Promise<string> {
    const values = documents.slice(0, 1).flatMap(keyOf);
    const rows = this.database.prepare(`EXPLAIN QUERY PLAN ${EMBEDDED_STATEMENT}`).all(...values);
    return Promise.resolve(String(rows[0]?.['detail']));
  }

  close(): Promise<void> {
    this.database.close();
    return Promise.resolve();
  }
}

const EMBEDDED_STATEMENT =
  "SELECT * FROM travel_document WHERE withdrawnAt IS NULL AND expiresAt > datetime('now') AND issuingCountry = ? AND numberKey = ?";

function keyOf(document: DocumentIdentity): [string, string] {
  return [document.issuingCountry, documentNumberKey(document.number)];
}

function statement(documents: readonly DocumentIdentity[]): [string, unknown[]] {
  const keys = documents.map(keyOf);
  const [only] = keys;
  return documents.length === 1 && only !== undefined
    ? [`SELECT * FROM travel_document WHERE ${ACTIVE} AND issuingCountry = ? AND numberKey = ?`, only]
    : [`SELECT * FROM travel_document WHERE ${ACTIVE} AND (issuingCountry, numberKey) IN (?)`, [keys]];
}
