import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseRevocations, type Revocation } from './revocations';

/** Adds a revocation to the list in `path`; gateways that poll it refuse what it names within seconds. */
export function revoke(path: string, entry: Revocation): void {
  createRevocationList(path);
  const revocations = [...parseRevocations(readFileSync(path, 'utf8')), entry];
  // Renamed into its place whole: a gateway never reads half a list.
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, text(revocations), { mode: 0o600 });
  renameSync(draft, path);
}

/** Makes an empty list in `path` where there is none. Of several processes that start together one makes it. */
export function createRevocationList(path: string): void {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.new.${process.pid}`;
  writeFileSync(draft, text([]), { mode: 0o600 });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}

function text(revocations: readonly Revocation[]): string {
  return `${JSON.stringify({ revocations }, null, 2)}\n`;
}
