import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { z } from 'zod';
import { readEnvironment } from '../config/environment';

/** The stores on which every suite runs. */
export type TestStoreName = 'embedded' | 'mariadb';

/** Fresh and empty places for the stores of one test file or one started system. */
export interface TestDatabases {
  readonly dataDir: string;
  /** Address of the database of store `name`; undefined where the embedded store is tested. */
  url(name: string): string | undefined;
  /** Settings by which started processes find them. */
  readonly settings: Readonly<Record<string, string>>;
  /** Drops the databases and removes the folder. */
  remove(): Promise<void>;
}

/** MySQL's and MariaDB's limit for the name of a database. */
const MAX_NAME = 64;

/** The store that the running jest project is about. */
export function testStore(): TestStoreName {
  return (globalThis as { testStore?: TestStoreName }).testStore ?? 'embedded';
}

/**
 * Makes them for the stores `names`, named after the test file.
 *
 * @param label stands in the names in place of the test file's, where there is none
 */
export async function createTestDatabases(
  names: readonly string[],
  store: TestStoreName = testStore(),
  label: string = testFile(),
): Promise<TestDatabases> {
  const dataDir = mkdtempSync(join(tmpdir(), `crimegraph-${label}-`));
  const databases = new Map<string, string>();
  if (store === 'mariadb') {
    for (const name of names) databases.set(name, databaseName(label, name));
    await onServer(async (connection) => {
      const collation = await binaryCollation(connection);
      for (const database of databases.values()) {
        await connection.query(`CREATE DATABASE \`${database}\` CHARACTER SET utf8mb4 COLLATE ${collation}`);
      }
    });
  }
  const url = (name: string) => {
    const database = databases.get(name);
    return database === undefined ? undefined : new URL(`/${database}`, serverUrl()).href;
  };
  return {
    dataDir,
    url,
    settings: Object.fromEntries(
      [...databases.keys()].map((name) => [`${name.toUpperCase()}_DATABASE_URL`, url(name) ?? '']),
    ),
    remove: async () => {
      if (databases.size > 0) {
        await onServer(async (connection) => {
          for (const database of databases.values()) await connection.query(`DROP DATABASE \`${database}\``);
        });
      }
      rmSync(dataDir, { recursive: true });
    },
  };
}

function databaseName(label: string, name: string): string {
  const random = randomBytes(4).toString('hex');
  const readable = `crimegraph_test_${label}_${name}`.replace(/[^0-9A-Za-z]+/g, '_');
  return `${readable.slice(0, MAX_NAME - random.length - 1)}_${random}`;
}

/** `documents` for `documents.test.ts`. */
function testFile(): string {
  const { expect } = globalThis as { expect?: { getState(): { testPath?: string } } };
  return basename(expect?.getState().testPath ?? 'test').replace(/\..*/, '');
}

async function onServer(work: (connection: Connection) => Promise<void>): Promise<void> {
  const connection = await createConnection(serverUrl());
  try {
    await work(connection);
  } finally {
    await connection.end();
  }
}

/** Given, or set by the project's global setup when it has started a server of our own. */
function serverUrl(): string {
  const { TEST_MYSQL_URL } = readEnvironment({ TEST_MYSQL_URL: z.url({ protocol: /^(mysql|mariadb)$/ }) });
  return TEST_MYSQL_URL;
}

/** Equal only when equal byte by byte, spaces at the end included; MariaDB and MySQL each have their own name for it. */
async function binaryCollation(connection: Connection): Promise<string> {
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT COLLATION_NAME AS name FROM information_schema.COLLATIONS
     WHERE COLLATION_NAME IN ('utf8mb4_nopad_bin', 'utf8mb4_0900_bin')`,
  );
  const name: unknown = rows[0]?.['name'];
  if (typeof name !== 'string') throw new Error('the server has no binary collation without padding for utf8mb4');
  return name;
}
