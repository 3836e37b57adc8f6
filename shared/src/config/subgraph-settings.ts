import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { signingKey, trialSigningKey } from '../audit/checkpoint';
import type { CheckpointSettings } from '../audit/open-anchor';
import type { CallerKeys } from '../identity/caller-keys';
import { createLogger } from '../log/logger';
import { callerKeysSetting } from './caller-keys-setting';
import { developmentKeys } from './development-keys';
import { nodeAddresses } from '../store/mysql/node-address';
import { commonSettings, pathSetting, portSetting, readEnvironment } from './environment';
import { retentionSettings } from './retention-setting';
import { subgraphNames, subgraphPorts, type SubgraphName } from './subgraphs';

/** All that a subgraph's process can be told from outside. */
export interface SubgraphSettings {
  host: string;
  port: number;
  dataDir: string;
  /** The store's nodes, comma separated, in order of preference; the embedded store when absent. */
  databaseUrl: string | undefined;
  /** Further nodes of the same synchronous cluster, which take reads. */
  databaseReadUrls?: string | undefined;
  callerKeys: CallerKeys;
  /** Key of the audit log's digests. */
  auditKey: Uint8Array;
  /** Where the audit log is anchored outside the store; without it, it is not. */
  checkpoints?: CheckpointSettings;
  /** Where hits are delivered: the notices subgraph. */
  hitDeskUrl: string;
  /** Where each subgraph is, for those that call others; of an address the path does not count. */
  subgraphUrls: Readonly<Record<SubgraphName, string>>;
  /** How long the change feed knows of a change. */
  feedRetentionDays: number;
  /** How often records that are not kept any more are looked for, to be deleted, in ms. */
  purgeEveryMs: number;
  /** Threads that search galleries which no index answers. */
  searchThreads: number;
  /** How often owners are told of records that have come up for review, in ms. */
  reviewEveryMs: number;
  logLevel: string;
  /** Whether an empty store is filled with synthetic records at start. */
  seedWhenEmpty: boolean;
  /** Whether this process applies pending migrations itself, or waits until somebody else has. */
  migrate: 'at-start' | 'never';
  production: boolean;
}

/** Reads a subgraph's settings from the environment. @throws when one of them is missing or wrong */
export async function subgraphSettings(name: SubgraphName): Promise<SubgraphSettings> {
  const databaseUrlName = `${name.toUpperCase()}_DATABASE_URL`;
  const databaseReadUrlsName = `${name.toUpperCase()}_DATABASE_READ_URLS`;
  const settings = readEnvironment({
    ...commonSettings,
    PORT: portSetting.default(subgraphPorts[name]),
    [databaseUrlName]: databaseAddresses.optional(),
    [databaseReadUrlsName]: databaseAddresses.optional(),
    AUDIT_KEY: z.string().min(43).optional(),
    ...checkpointSettings,
    HIT_DESK_URL: z.url().default(`http://127.0.0.1:${subgraphPorts.notices}`),
    ...subgraphUrlSettings,
    ...retentionSettings,
    PURGE_EVERY_SECONDS: z.coerce.number().min(0.1).max(86_400).default(60),
    REVIEW_EVERY_SECONDS: z.coerce.number().min(0.1).max(86_400).default(600),
    FEED_RETENTION_DAYS: z.coerce.number().int().min(1).max(3_650).default(90),
    SEARCH_THREADS: z.coerce.number().int().min(1).max(64).default(availableParallelism()),
    SEED: z.enum(['when-empty', 'never']).optional(),
    MIGRATE: z.enum(['at-start', 'never']).optional(),
  });
  const production = settings.NODE_ENV === 'production';
  const { AUDIT_KEY, AUDIT_SIGNING_KEY } = settings;
  if (production && (AUDIT_KEY === undefined || AUDIT_SIGNING_KEY === undefined)) {
    throw new Error('In production AUDIT_KEY and AUDIT_SIGNING_KEY must be set (docs/operations.md).');
  }
  const databases = settings as Record<string, unknown>;
  if (databases[databaseReadUrlsName] !== undefined && databases[databaseUrlName] === undefined) {
    throw new Error(`${databaseReadUrlsName} is set without ${databaseUrlName} (docs/operations.md).`);
  }
  const trial = production ? undefined : await developmentKeys(settings.DATA_DIR);
  const auditKey = Buffer.from(AUDIT_KEY ?? trial?.auditKey ?? '', 'base64url');
  return {
    host: settings.HOST,
    port: settings.PORT,
    dataDir: settings.DATA_DIR,
    databaseUrl: databases[databaseUrlName] as string | undefined,
    databaseReadUrls: databases[databaseReadUrlsName] as string | undefined,
    callerKeys: await callerKeysSetting(settings, trial, createLogger(name, settings.LOG_LEVEL)),
    auditKey,
    checkpoints: {
      directory: checkpointDirectory(settings),
      signingKey: AUDIT_SIGNING_KEY ?? trialSigningKey(auditKey),
    },
    hitDeskUrl: settings.HIT_DESK_URL,
    subgraphUrls: subgraphUrls(settings, settings.HIT_DESK_URL),
    feedRetentionDays: settings.FEED_RETENTION_DAYS,
    purgeEveryMs: settings.PURGE_EVERY_SECONDS * 1_000,
    searchThreads: settings.SEARCH_THREADS,
    reviewEveryMs: settings.REVIEW_EVERY_SECONDS * 1_000,
    logLevel: settings.LOG_LEVEL,
    seedWhenEmpty: (settings.SEED ?? (production ? 'never' : 'when-empty')) === 'when-empty',
    migrate: settings.MIGRATE ?? (production ? 'never' : 'at-start'),
    production,
  };
}

/** Named as the gateway's: `PERSONS_URL` and so on; that of notices is the address of the hit desk. */
const subgraphUrlSettings = Object.fromEntries(
  subgraphNames
    .filter((name) => name !== 'notices')
    .map((name) => [`${name.toUpperCase()}_URL`, z.url().default(`http://127.0.0.1:${subgraphPorts[name]}`)]),
);

function subgraphUrls(settings: Readonly<Record<string, unknown>>, notices: string): SubgraphSettings['subgraphUrls'] {
  const urls = subgraphNames.map((name) => [
    name,
    name === 'notices' ? notices : settings[`${name.toUpperCase()}_URL`],
  ]);
  return Object.fromEntries(urls) as SubgraphSettings['subgraphUrls'];
}

/** A list of database addresses; what is wrong with it is said without repeating it, because it may hold a password. */
const databaseAddresses = z.string().superRefine((list, context) => {
  try {
    nodeAddresses(list);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
  }
});

/** Where the stores of all subgraphs are; those not named here are embedded. */
export const databaseUrlSettings = Object.fromEntries(
  subgraphNames.map((name) => [`${name.toUpperCase()}_DATABASE_URL`, databaseAddresses.optional()]),
);

/** Settings of the checkpoints of the audit log. */
export const checkpointSettings = {
  AUDIT_CHECKPOINT_DIR: pathSetting.optional(),
  AUDIT_SIGNING_KEY: z
    .string()
    .regex(/^[\w-]{43}$/, 'expected 32 bytes in base64url')
    .transform((text) => signingKey(Buffer.from(text, 'base64url')))
    .optional(),
};

/** The folder of the checkpoints. Without one they are lines of the log in production, and beside the stores elsewhere. */
export function checkpointDirectory(settings: {
  NODE_ENV: string;
  DATA_DIR: string;
  AUDIT_CHECKPOINT_DIR?: string | undefined;
}): string | undefined {
  if (settings.AUDIT_CHECKPOINT_DIR !== undefined) return settings.AUDIT_CHECKPOINT_DIR;
  return settings.NODE_ENV === 'production' ? undefined : join(settings.DATA_DIR, 'checkpoints');
}
