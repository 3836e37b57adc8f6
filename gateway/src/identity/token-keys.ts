import { Polled } from '@crimegraph/shared/config/polled';
import { urlSource } from '@crimegraph/shared/config/sources';
import type { Logger } from '@crimegraph/shared/log/logger';
import { createLocalJWKSet, importJWK, type JSONWebKeySet, type JWK, type JWTVerifyGetKey } from 'jose';

/** The issuer's public keys: a JWKS address, or one public key as JWK with its `alg` and `kid`. */
export type SigningKeys = { jwksUrl: string } | { jwk: string };

/** An issuer's keys are asked for less often than our own files: it is somebody else's server. */
const JWKS_POLL_MS = 3_000;

/** The way to the key of a token. A key that its issuer does not publish any more is not used from the next reading on. */
export async function tokenKeys(
  keys: SigningKeys,
  maxAgeMs: number,
  logger: Logger,
): Promise<Pick<Polled<JWTVerifyGetKey>, 'current' | 'fresh' | 'stop'>> {
  if ('jwk' in keys) {
    const key = await fixedKey(keys.jwk);
    return { current: () => key, fresh: true, stop: () => undefined };
  }
  return Polled.start({
    name: 'the keys of the token issuer',
    read: urlSource(keys.jwksUrl),
    parse: publishedKeys,
    maxAgeMs,
    pollMs: JWKS_POLL_MS,
    logger,
  });
}

async function fixedKey(text: string): Promise<JWTVerifyGetKey> {
  const jwk = JSON.parse(text) as JWK;
  const key = await importJWK(jwk, jwk.alg ?? 'EdDSA');
  return (header) => {
    if (jwk.kid !== undefined && header.kid !== jwk.kid) throw new Error('unknown key');
    return key;
  };
}

function publishedKeys(text: string): JWTVerifyGetKey {
  const find = createLocalJWKSet(JSON.parse(text) as JSONWebKeySet);
  return (header, token) => {
    // A key without a name could not be revoked by it.
    if (header?.kid === undefined) throw new Error('unnamed key');
    return find(header, token);
  };
}
