import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

/** Keys of one machine's trial installation: made at random on first use, kept in its data folder, refused in production. */
export interface DevelopmentKeys {
  /** Signs trial tokens (EdDSA). */
  tokenPrivateKey: JWK;
  /** What the gateway verifies trial tokens with. */
  tokenPublicKey: JWK;
  /** For `CallerKeys`. */
  callerKeys: string;
  /** Keyed digests of the audit log, base64url. */
  auditKey: string;
}

/** The key id of trial tokens. */
export const DEVELOPMENT_KEY_ID = 'development';

/** Reads the keys in `dataDir`, making them first when there are none. */
export async function developmentKeys(dataDir: string): Promise<DevelopmentKeys> {
  const path = join(dataDir, 'development-keys.json');
  if (!existsSync(path)) await create(dataDir, path);
  return JSON.parse(readFileSync(path, 'utf8')) as DevelopmentKeys;
}

/** A link fails when the file exists, so of several processes that start together one makes the keys and all use them. */
async function create(dataDir: string, path: string): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  const pair = await generateKeyPair('EdDSA', { extractable: true });
  const keys: DevelopmentKeys = {
    tokenPrivateKey: await exportJWK(pair.privateKey),
    tokenPublicKey: await exportJWK(pair.publicKey),
    callerKeys: `${DEVELOPMENT_KEY_ID}:${randomBytes(32).toString('base64url')}`,
    auditKey: randomBytes(32).toString('base64url'),
  };
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(keys, null, 2), { mode: 0o600 });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}
