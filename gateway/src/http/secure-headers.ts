import type { RequestHandler } from 'express';

/** What every answer carries: a browser takes it for what it says it is, frames it nowhere, runs nothing of it, and keeps nothing. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;

/** Sets them; pages of our own replace the content security policy. @param tls whether browsers may be told to insist on it */
export function secureHeaders(tls: boolean): RequestHandler {
  const headers = { ...HEADERS, ...(tls && { 'strict-transport-security': 'max-age=31536000' }) };
  return (_request, response, next) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    next();
  };
}
