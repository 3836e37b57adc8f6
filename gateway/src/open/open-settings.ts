import { isIP } from 'node:net';
import { commonSettings, portSetting, readEnvironment } from '@crimegraph/shared/config/environment';
import { z } from 'zod';
import { SUPERGRAPH_FILE } from '../settings';

/** All that a gateway without guards can be told from outside. */
export interface OpenSettings {
  host: string;
  port: number;
  supergraphFile: string;
  subgraphDeadlineMs: number;
  logLevel: string;
}

/** Whether the gateway is to run without identity, safelist and limits (`GATEWAY_MODE=open`). */
export function isOpenMode(): boolean {
  const { GATEWAY_MODE } = readEnvironment({ GATEWAY_MODE: z.enum(['guarded', 'open']).default('guarded') });
  return GATEWAY_MODE === 'open';
}

/** Reads the settings of the open mode. @throws when one is wrong, or when others than this machine could reach it */
export function openSettings(): OpenSettings {
  const settings = readEnvironment({
    HOST: commonSettings.HOST,
    LOG_LEVEL: commonSettings.LOG_LEVEL,
    PORT: portSetting.default(4000),
    SUPERGRAPH_FILE: z.string().default(SUPERGRAPH_FILE),
    SUBGRAPH_DEADLINE_MS: z.coerce.number().int().min(50).max(60_000).default(30_000),
  });
  const host = settings.HOST;
  if (!isLoopback(host)) {
    throw new Error(`GATEWAY_MODE=open answers anybody anything: HOST must be a loopback address, not ${host}.`);
  }
  return {
    host,
    port: settings.PORT,
    supergraphFile: settings.SUPERGRAPH_FILE,
    subgraphDeadlineMs: settings.SUBGRAPH_DEADLINE_MS,
    logLevel: settings.LOG_LEVEL,
  };
}

/** Only addresses that are loopback whatever a resolver says, and the name that RFC 6761 reserves for them. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
