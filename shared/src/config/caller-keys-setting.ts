import { CallerKeys } from '../identity/caller-keys';
import type { Logger } from '../log/logger';
import type { DevelopmentKeys } from './development-keys';

/** The settings that name the keys between services. */
interface Settings {
  GATEWAY_SIGNING_KEYS?: string | undefined;
  GATEWAY_SIGNING_KEYS_FILE?: string | undefined;
}

/**
 * The keys between services: those of the file when one is named, so that a key can be taken out while everything runs;
 * else those of the environment; else the trial installation's.
 *
 * @throws when there are none, as in production without a setting
 */
export function callerKeysSetting(
  { GATEWAY_SIGNING_KEYS: keys, GATEWAY_SIGNING_KEYS_FILE: file }: Settings,
  trial: DevelopmentKeys | undefined,
  logger: Logger,
): CallerKeys | Promise<CallerKeys> {
  if (file !== undefined) return CallerKeys.ofFile(file, logger);
  const text = keys ?? trial?.callerKeys;
  if (text !== undefined) return new CallerKeys(text);
  throw new Error('In production GATEWAY_SIGNING_KEYS_FILE or GATEWAY_SIGNING_KEYS must be set (docs/operations.md).');
}
