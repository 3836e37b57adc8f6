import { z } from 'zod';
import { CallerKeys } from '../identity/caller-keys';
import { developmentKeys } from './development-keys';
import { commonSettings, portSetting, readEnvironment } from './environment';
import { subgraphPorts, type SubgraphName } from './subgraphs';

/** All that a subgraph's process can be told from outside. */
export interface SubgraphSettings {
  host: string;
  port: number;
  dataDir: string;
  /** The store; the embedded one when absent. */
  databaseUrl: string | undefined;
  callerKeys: CallerKeys;
  /** Key of the audit log's digests. */
  auditKey: Uint8Array;
  /** Where hits are delivered: the notices subgraph. */
  hitDeskUrl: string;
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
  const settings = readEnvironment({
    ...commonSettings,
    PORT: portSetting.default(subgraphPorts[name]),
    [databaseUrlName]: z.url({ protocol: /^(mysql|mariadb)$/ }).optional(),
    AUDIT_KEY: z.string().min(43).optional(),
    HIT_DESK_URL: z.url().default(`http://127.0.0.1:${subgraphPorts.notices}`),
    SEED: z.enum(['when-empty', 'never']).optional(),
    MIGRATE: z.enum(['at-start', 'never']).optional(),
  });
  const production = settings.NODE_ENV === 'production';
  if (production && (settings.GATEWAY_SIGNING_KEYS === undefined || settings.AUDIT_KEY === undefined)) {
    throw new Error('In production GATEWAY_SIGNING_KEYS and AUDIT_KEY must be set (docs/operations.md).');
  }
  const trial = production ? undefined : await developmentKeys(settings.DATA_DIR);
  return {
    host: settings.HOST,
    port: settings.PORT,
    dataDir: settings.DATA_DIR,
    databaseUrl: (settings as Record<string, unknown>)[databaseUrlName] as string | undefined,
    callerKeys: new CallerKeys(settings.GATEWAY_SIGNING_KEYS ?? trial?.callerKeys ?? ''),
    auditKey: Buffer.from(settings.AUDIT_KEY ?? trial?.auditKey ?? '', 'base64url'),
    hitDeskUrl: settings.HIT_DESK_URL,
    logLevel: settings.LOG_LEVEL,
    seedWhenEmpty: (settings.SEED ?? (production ? 'never' : 'when-empty')) === 'when-empty',
    migrate: settings.MIGRATE ?? (production ? 'never' : 'at-start'),
    production,
  };
}
