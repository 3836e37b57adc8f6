import pino, { type DestinationStream, type Logger, type LoggerOptions } from 'pino';
import { currentRequestId } from './request-id';

/** Attributes that may hold personal data wherever they occur; they are never written. */
const REDACTED = ['authorization', 'token', 'mrz', 'number', 'name', 'birthDate', 'variables', 'parameters'];

/** A structured logger: attributes first, constant messages, one JSON line each on standard output. */
export function createLogger(service: string, level: string, to?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => {
      const trace = currentRequestId();
      return trace === undefined ? {} : { trace };
    },
    redact: { paths: [...REDACTED, ...REDACTED.map((name) => `*.${name}`)], censor: '[withheld]' },
  };
  return to === undefined ? pino(options) : pino(options, to);
}

export type { Logger } from 'pino';
