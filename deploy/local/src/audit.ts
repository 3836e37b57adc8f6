import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CheckpointVerifier, publicKeySet, trialSigningKey } from '@crimegraph/shared/audit/checkpoint';
import { readRegister } from '@crimegraph/shared/audit/checkpoint-register';
import { openLog } from '@crimegraph/shared/audit/open-log';
import type { Fault } from '@crimegraph/shared/audit/log-fault';
import { type Verification, verifyLog } from '@crimegraph/shared/audit/verify-log';
import { developmentKeys } from '@crimegraph/shared/config/development-keys';
import { callerDirectory, commonSettings, readEnvironment } from '@crimegraph/shared/config/environment';
import {
  checkpointDirectory,
  checkpointSettings,
  databaseUrlSettings,
} from '@crimegraph/shared/config/subgraph-settings';
import { subgraphNames, type SubgraphName } from '@crimegraph/shared/config/subgraphs';
import type { JSONWebKeySet, JWK } from 'jose';

const USAGE = `expected one of:
  verify [--store NAME] [--checkpoints DIR] [--keys FILE] [--json]
  public-keys    prints the public half of AUDIT_SIGNING_KEY, as verifiers need it (JWKS)`;

/**
 * `npm run audit -- verify`: walks through the audit logs and compares them with what was signed outside the stores. Exit
 * code 0: all are as they were written; 1: one is not, and its first bad row is named; 2: it could not be found out.
 */
main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`audit: ${(error as Error).message}\n`);
    process.exit(2);
  },
);

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      store: { type: 'string' },
      checkpoints: { type: 'string' },
      keys: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const settings = readEnvironment({ ...commonSettings, ...checkpointSettings, ...databaseUrlSettings });
  const signingKey = async () => settings.AUDIT_SIGNING_KEY ?? (await trialKey(settings.NODE_ENV, settings.DATA_DIR));
  switch (positionals[0] ?? '') {
    case 'public-keys':
      return print(await publicKeySet(await signingKey()));
    case 'verify': {
      const keys = values.keys === undefined ? await publicKeySet(await signingKey()) : readKeys(values.keys);
      const directory = values.checkpoints === undefined ? checkpointDirectory(settings) : given(values.checkpoints);
      const urls = settings as Record<string, unknown>;
      const open = (name: SubgraphName) =>
        openLog(name, settings.DATA_DIR, urls[`${name.toUpperCase()}_DATABASE_URL`] as string | undefined);
      if (directory === undefined) throw new Error('set AUDIT_CHECKPOINT_DIR, or give --checkpoints.');
      return verifyAll(storesOf(values.store), open, directory, new CheckpointVerifier(keys), values.json);
    }
    default:
      throw new Error(USAGE);
  }
}

async function verifyAll(
  names: readonly SubgraphName[],
  open: (name: SubgraphName) => ReturnType<typeof openLog>,
  directory: string,
  verifier: CheckpointVerifier,
  json: boolean,
): Promise<number> {
  const results: ({ store: string } & Verification)[] = [];
  for (const store of names) {
    const log = await open(store);
    try {
      const result = await verifyLog(log.reader, () => readRegister(directory, store, verifier));
      results.push({ store, ...result });
      if (!json) process.stdout.write(`${lineOf(store, result)}\n`);
    } finally {
      await log.close();
    }
  }
  if (json) print(results);
  return results.some(({ fault }) => fault !== undefined) ? 1 : 0;
}

function lineOf(store: string, { fault, chains, rows, checkpoints, waiting }: Verification): string {
  if (fault !== undefined) return `${store}: BAD: ${describe(fault)}`;
  const late = waiting === 0 ? '' : `; ${waiting} entries wait to be taken over`;
  return `${store}: good: ${rows} rows in ${chains} chains, ${checkpoints} checkpoints${late}`;
}

function describe({ kind, chain, seq, since }: Fault): string {
  const row = seq === null ? '' : ` row ${seq}`;
  const from = since === undefined ? '' : ` (or since row ${since})`;
  return `${kind}${row}${from} of chain ${chain}`;
}

function storesOf(name: string | undefined): readonly SubgraphName[] {
  if (name === undefined) return subgraphNames;
  const found = subgraphNames.find((one) => one === name);
  if (found === undefined) throw new Error(`--store: expected one of ${subgraphNames.join(', ')}.`);
  return [found];
}

async function trialKey(environment: string, dataDir: string): Promise<JWK> {
  if (environment === 'production') throw new Error('set AUDIT_SIGNING_KEY, or give --keys.');
  return trialSigningKey(Buffer.from((await developmentKeys(dataDir)).auditKey, 'base64url'));
}

function readKeys(path: string): JSONWebKeySet {
  return JSON.parse(readFileSync(given(path), 'utf8')) as JSONWebKeySet;
}

/** npm runs scripts elsewhere than where the command was given. */
function given(path: string): string {
  return resolve(callerDirectory(), path);
}

function print(value: unknown): number {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  return 0;
}
