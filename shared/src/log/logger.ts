import pino, { type Logger } from 'pino';

/** Attributes that may hold personal data wherever they occur; they are never written. */
const REDACTED = ['authorization', 'token', 'mrz', 'number', 'name', 'birthDate', 'variables', 'parameters'];

/** A structured logger: attributes first, constant messages, one JSON line each on standard output. */
export function createLogger(service: string, level: string): Logger {
  return pino({
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: [...REDACTED, ...REDACTED.map((name) => `*.${name}`)], censor: '[withheld]' },
  });
}

export type { Logger } from 'pino';
