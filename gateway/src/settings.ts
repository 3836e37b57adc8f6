import { join, resolve } from 'node:path';
import { callerKeysSetting } from '@crimegraph/shared/config/caller-keys-setting';
import { type DevelopmentKeys, developmentKeys } from '@crimegraph/shared/config/development-keys';
import {
  commonSettings,
  pathSetting,
  portSetting,
  projectRoot,
  readEnvironment,
} from '@crimegraph/shared/config/environment';
import { trialAgencyKey } from '@crimegraph/shared/config/trial-agency-key';
import { subgraphNames, type SubgraphName } from '@crimegraph/shared/config/subgraphs';
import { CallerKeys } from '@crimegraph/shared/identity/caller-keys';
import { createLogger } from '@crimegraph/shared/log/logger';
import { z } from 'zod';
import type { TokenRules } from './identity/verify-token';
import { createRevocationList } from './identity/revoke';
import { signTrialToken, trialTokenRules } from './identity/trial-token';
import { authorizationSetting, type RefusalRules } from './authorization/authorization-setting';
import { agencyKeys } from './agencies/agency-keys';
import type { ExplorerKind } from './explorer/explorer';
import type { Tls } from './http/bounded-server';
import type { Limits } from './limits/limits';
import { limitsSetting } from './limits/limits-setting';
import { type LiveLimits, liveLimits } from './live/live-limits';
import type { SafelistMode } from './safelist/safelist';

/** The supergraph as composed and committed. */
export const SUPERGRAPH_FILE = resolve(projectRoot, 'gateway/supergraph.graphql');

/** All that the gateway's process can be told from outside. */
export interface GatewaySettings {
  host: string;
  port: number;
  supergraphFile: string;
  /** Where subgraphs listen; those not named here listen where the supergraph says. */
  subgraphUrls: Partial<Record<SubgraphName, string>>;
  callerKeys: CallerKeys;
  /** What was agreed with external agencies: a JSON file; without it there are none. */
  agenciesFile?: string | undefined;
  /** The keys that calls to an agency are signed with: each agency has its own. */
  agencyKeys?: (agency: string) => CallerKeys;
  tokens: TokenRules;
  /** How long a client's request may take in all, in ms. */
  requestDeadlineMs: number;
  /** How long one subgraph may take to answer, in ms: below the request's, so that the others' parts still arrive. */
  subgraphDeadlineMs: number;
  /** What differs from the usual limits on requests (docs/limits.md). */
  limits?: Partial<Limits>;
  /** What becomes of operations of which something is refused (docs/gateway.md). */
  authorization?: RefusalRules | undefined;
  /** Which operations are carried out; those in `operations/` are the list. */
  safelist?: SafelistMode;
  /** The gateway's certificate; without it TLS is somebody else's business. */
  tls?: Tls | undefined;
  /** Which explorer is served; none where nothing is said. */
  explorer?: ExplorerKind;
  /** Where metrics are read; nowhere without a port. */
  metrics?: { readonly host: string; readonly port: number } | undefined;
  /** Operations that take longer are logged. */
  slowOperationMs?: number;
  /** Makes a token for whoever looks at a trial installation on its own machine. */
  trialToken?: (() => Promise<string>) | undefined;
  /** What differs from the usual limits on streams of hits. */
  live?: Partial<LiveLimits>;
  logLevel: string;
  /** Whether the schema may be asked for and the landing page shows how to try the API. */
  development: boolean;
}

const urlSettings = Object.fromEntries(subgraphNames.map((name) => [urlName(name), z.url().optional()]));

/** Reads the gateway's settings from the environment. @throws when one of them is missing or wrong */
export async function gatewaySettings(): Promise<GatewaySettings> {
  const settings = readEnvironment({
    ...commonSettings,
    ...urlSettings,
    PORT: portSetting.default(4000),
    SUPERGRAPH_FILE: pathSetting.default(SUPERGRAPH_FILE),
    AGENCIES_FILE: pathSetting.optional(),
    AGENCY_KEYS: z.string().optional(),
    REQUEST_DEADLINE_MS: z.coerce.number().int().min(100).max(30_000).default(5_000),
    SUBGRAPH_DEADLINE_MS: z.coerce.number().int().min(50).max(30_000).default(1_500),
    LIMITS: limitsSetting.optional(),
    AUTHORIZATION: authorizationSetting.optional(),
    SAFELIST: z.enum(['enforced', 'known']).optional(),
    TLS_CERTIFICATE: z.string().optional(),
    TLS_KEY: z.string().optional(),
    TLS_CLIENT_AUTHORITIES: z.string().optional(),
    EXPLORER: z.enum(['offline', 'sandbox', 'off']).optional(),
    METRICS_HOST: z.string().default('127.0.0.1'),
    METRICS_PORT: portSetting.optional(),
    SLOW_OPERATION_MS: z.coerce.number().int().min(1).default(1_000),
    LIVE_MAX_STREAMS: z.coerce.number().int().min(0).max(100_000).default(liveLimits.maxStreams),
    LIVE_MAX_STREAMS_OF_BUREAU: z.coerce.number().int().min(0).max(100_000).default(liveLimits.maxStreamsOfBureau),
    JWT_ISSUER: z.string().optional(),
    JWT_AUDIENCE: z.string().optional(),
    JWT_JWKS_URL: z.url().optional(),
    JWT_PUBLIC_JWK: z.string().optional(),
    REVOCATIONS_FILE: pathSetting.optional(),
    REVOCATIONS_URL: z.url().optional(),
    ENTITY_GRANTS_FILE: pathSetting.optional(),
    IDENTITY_MAX_AGE_MS: z.coerce.number().int().min(5_000).default(60_000),
  });
  const production = settings.NODE_ENV === 'production';
  const trial = production ? undefined : await developmentKeys(settings.DATA_DIR);
  const urls = settings as Record<string, unknown>;
  return {
    host: settings.HOST,
    port: settings.PORT,
    supergraphFile: settings.SUPERGRAPH_FILE,
    subgraphUrls: Object.fromEntries(
      subgraphNames.flatMap((name) => (urls[urlName(name)] === undefined ? [] : [[name, urls[urlName(name)]]])),
    ),
    callerKeys: await callerKeysSetting(settings, trial, createLogger('gateway', settings.LOG_LEVEL)),
    agenciesFile: settings.AGENCIES_FILE,
    agencyKeys: keysOfAgencies(settings.AGENCY_KEYS, trial),
    tokens: {
      ...(tokenRules(settings) ?? (await trialTokenRules(trial))),
      revocations: revocations(settings, production),
      entityGrantsFile: settings.ENTITY_GRANTS_FILE,
      maxAgeMs: settings.IDENTITY_MAX_AGE_MS,
    },
    requestDeadlineMs: settings.REQUEST_DEADLINE_MS,
    subgraphDeadlineMs: settings.SUBGRAPH_DEADLINE_MS,
    limits: settings.LIMITS ?? {},
    authorization: settings.AUTHORIZATION,
    safelist: settings.SAFELIST ?? (production ? 'enforced' : 'known'),
    tls: tls(settings),
    explorer: settings.EXPLORER ?? (production ? 'off' : 'offline'),
    metrics:
      settings.METRICS_PORT === undefined ? undefined : { host: settings.METRICS_HOST, port: settings.METRICS_PORT },
    slowOperationMs: settings.SLOW_OPERATION_MS,
    trialToken: trial && (() => signTrialToken(trial, { bureau: 'FRA', role: 'officer' })),
    live: { maxStreams: settings.LIVE_MAX_STREAMS, maxStreamsOfBureau: settings.LIVE_MAX_STREAMS_OF_BUREAU },
    logLevel: settings.LOG_LEVEL,
    development: !production,
  };
}

/** The list of revocations of a trial installation, in its data folder. */
export function trialRevocationsFile(dataDir: string): string {
  return join(dataDir, 'revocations.json');
}

function revocations(
  settings: { REVOCATIONS_FILE?: string | undefined; REVOCATIONS_URL?: string | undefined; DATA_DIR: string },
  production: boolean,
): NonNullable<TokenRules['revocations']> {
  const { REVOCATIONS_FILE: file, REVOCATIONS_URL: url, DATA_DIR: dataDir } = settings;
  if (file !== undefined || url !== undefined) return { file, url };
  if (production) {
    throw new Error('In production REVOCATIONS_FILE or REVOCATIONS_URL must be set (docs/operations.md).');
  }
  createRevocationList(trialRevocationsFile(dataDir));
  return { file: trialRevocationsFile(dataDir) };
}

function keysOfAgencies(
  setting: string | undefined,
  trial: DevelopmentKeys | undefined,
): (agency: string) => CallerKeys {
  const given = setting === undefined ? {} : agencyKeys(setting);
  return (agency) => {
    const keys = given[agency] ?? (trial && trialAgencyKey(trial.callerKeys, agency));
    if (keys === undefined) throw new Error(`AGENCY_KEYS has no key for the agency "${agency}".`);
    return new CallerKeys(keys);
  };
}

function tls(settings: {
  TLS_CERTIFICATE?: string | undefined;
  TLS_KEY?: string | undefined;
  TLS_CLIENT_AUTHORITIES?: string | undefined;
}): Tls | undefined {
  const { TLS_CERTIFICATE: certificate, TLS_KEY: key, TLS_CLIENT_AUTHORITIES: clientAuthorities } = settings;
  if (certificate !== undefined && key !== undefined) return { certificate, key, clientAuthorities };
  if ([certificate, key, clientAuthorities].every((part) => part === undefined)) return undefined;
  throw new Error('TLS_CERTIFICATE and TLS_KEY must be set together.');
}

function urlName(name: SubgraphName): string {
  return `${name.toUpperCase()}_URL`;
}

function tokenRules(settings: {
  JWT_ISSUER?: string | undefined;
  JWT_AUDIENCE?: string | undefined;
  JWT_JWKS_URL?: string | undefined;
  JWT_PUBLIC_JWK?: string | undefined;
}): TokenRules | undefined {
  const { JWT_ISSUER: issuer, JWT_AUDIENCE: audience, JWT_JWKS_URL: jwksUrl, JWT_PUBLIC_JWK: publicJwk } = settings;
  if (jwksUrl === undefined && publicJwk === undefined) return undefined;
  if (issuer === undefined || audience === undefined) throw new Error('JWT_ISSUER and JWT_AUDIENCE must be set.');
  return { issuer, audience, keys: jwksUrl === undefined ? { jwk: publicJwk ?? '' } : { jwksUrl } };
}
