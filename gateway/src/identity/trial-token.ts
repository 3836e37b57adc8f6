import { randomUUID } from 'node:crypto';
import { DEVELOPMENT_KEY_ID, type DevelopmentKeys } from '@crimegraph/shared/config/development-keys';
import type { Role } from '@crimegraph/shared/identity/roles';
import { importJWK, SignJWT } from 'jose';
import type { TokenRules } from './verify-token';

const ISSUER = 'crimegraph-development';
const AUDIENCE = 'crimegraph';

/** The rules that accept this machine's trial tokens. Without trial keys (production) there are no such rules. */
export function trialTokenRules(keys: DevelopmentKeys | undefined): Promise<TokenRules> {
  if (keys === undefined) {
    return Promise.reject(new Error('In production JWT_JWKS_URL or JWT_PUBLIC_JWK must be set (docs/operations.md).'));
  }
  const jwk = JSON.stringify({ ...keys.tokenPublicKey, alg: 'EdDSA', kid: DEVELOPMENT_KEY_ID });
  return Promise.resolve({ issuer: ISSUER, audience: AUDIENCE, keys: { jwk } });
}

/** Whom a trial token speaks for. */
export interface TrialToken {
  bureau: string;
  /** The unit of the national or international entity. */
  entity?: string | undefined;
  role: Role;
  /** Space-separated scopes; the role's usual ones when absent. */
  scope?: string | undefined;
  subject?: string | undefined;
  /** The token's own id, by which it can be revoked; a random one when absent. */
  id?: string | undefined;
}

/** Signs a token that the local gateway accepts for eight hours. */
export async function signTrialToken(keys: DevelopmentKeys, token: TrialToken): Promise<string> {
  const { bureau, entity, role, scope, subject = `trial-${role}@${bureau.toLowerCase()}`, id = randomUUID() } = token;
  return new SignJWT({ bureau, role, ...(entity !== undefined && { entity }), ...(scope !== undefined && { scope }) })
    .setProtectedHeader({ alg: 'EdDSA', kid: DEVELOPMENT_KEY_ID, typ: 'JWT' })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(subject)
    .setJti(id)
    .setIssuedAt()
    .setExpirationTime('8 h')
    .sign(await importJWK(keys.tokenPrivateKey, 'EdDSA'));
}
