import { hkdfSync } from 'node:crypto';
import { commonSettings, readEnvironment } from '@crimegraph/shared/config/environment';
import { CallerKeys } from '@crimegraph/shared/identity/caller-keys';
import { z } from 'zod';
import type { ConfirmationTimes } from './rules/confirmation-clock';
import { retryPauses } from './webhooks/retry-pauses-data';

/** All that the hit desk, and the commission's, can be told from outside. */
export interface HitDeskSettings {
  times: ConfirmationTimes;
  /** How often the desk looks for steps of escalation that are due, in ms. */
  escalationEveryMs: number;
  /** How long what bureaus were told is kept for them to catch up on, in ms. */
  keepEventsMs: number;
  /** Keys that the secrets of webhooks are encrypted under: the first encrypts, all decrypt. */
  webhookKeys: CallerKeys;
  /** Keys that whoever asks the commission is encrypted under: the first encrypts, all decrypt. */
  applicantKeys: CallerKeys;
  /** Networks (CIDR) that webhooks may reach although they are not public. */
  webhookNetworks: readonly string[];
  /** Pauses between the tries of one delivery, in ms; after the last it is a dead letter. */
  webhookPausesMs: readonly number[];
  /** How long an endpoint may take to answer, in ms. */
  webhookDeadlineMs: number;
}

const LOOPBACK = ['127.0.0.0/8', '::1/128'];
const DAY_MS = 86_400_000;

/**
 * Reads the hit desk's settings from the environment. @throws when one of them is missing or wrong
 *
 * @param secret of the subgraph: where no keys are set, they are derived from it, and are lost when it changes
 */
export function hitDeskSettings(secret: Uint8Array): HitDeskSettings {
  const seconds = (usual: number) => z.coerce.number().min(0.1).max(604_800).default(usual);
  const settings = readEnvironment({
    NODE_ENV: commonSettings.NODE_ENV,
    HIT_CONFIRM_URGENT_SECONDS: seconds(600),
    HIT_CONFIRM_ROUTINE_SECONDS: seconds(3_600),
    HIT_EVENTS_KEPT_DAYS: z.coerce.number().int().min(3).max(3_650).default(30),
    WEBHOOK_KEYS: z.string().optional(),
    COMMISSION_KEYS: z.string().optional(),
    WEBHOOK_NETWORKS: z
      .string()
      .transform((text) => text.split(',').map((part) => part.trim()))
      .pipe(z.array(z.union([z.cidrv4(), z.cidrv6()])))
      .optional(),
  });
  const production = settings.NODE_ENV === 'production';
  return {
    times: {
      URGENT: settings.HIT_CONFIRM_URGENT_SECONDS * 1_000,
      ROUTINE: settings.HIT_CONFIRM_ROUTINE_SECONDS * 1_000,
    },
    escalationEveryMs: 1_000,
    keepEventsMs: settings.HIT_EVENTS_KEPT_DAYS * DAY_MS,
    webhookKeys: new CallerKeys(settings.WEBHOOK_KEYS ?? `derived:${derived(secret, 'webhook')}`),
    applicantKeys: new CallerKeys(settings.COMMISSION_KEYS ?? `derived:${derived(secret, 'commission')}`),
    webhookNetworks: settings.WEBHOOK_NETWORKS ?? (production ? [] : LOOPBACK),
    webhookPausesMs: retryPauses,
    webhookDeadlineMs: 5_000,
  };
}

function derived(secret: Uint8Array, use: string): string {
  return Buffer.from(hkdfSync('sha256', secret, '', `crimegraph ${use} keys`, 32)).toString('base64url');
}
