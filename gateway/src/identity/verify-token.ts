import { isRole, grantedScopes, type Role, roles, type Scope } from '@crimegraph/shared/identity/roles';
import { findBureau } from '@crimegraph/shared/reference/bureaus';
import { createRemoteJWKSet, importJWK, type JWK, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';

/** Whose tokens are accepted. */
export interface TokenRules {
  issuer: string;
  audience: string;
  /** The issuer's public keys: a JWKS address, or one public key as JWK with its `alg` and `kid`. */
  keys: { jwksUrl: string } | { jwk: string };
}

/** Who a token speaks for. */
export interface Identity {
  subject: string;
  bureau: string;
  role: Role;
  scopes: Scope[];
  clearance: 1 | 2 | 3;
}

/** Only public-key algorithms: a shared secret would let every verifier issue tokens. */
const ALGORITHMS = ['EdDSA', 'ES256', 'RS256'];
/** No token is good for longer, whatever its `exp` says. */
const MAX_TOKEN_AGE = '12 h';
const CLOCK_TOLERANCE_SECONDS = 5;

const claimsSchema = z.object({
  sub: z.string().min(1).max(128),
  bureau: z.string().refine((code) => findBureau(code)?.code === code),
  role: z.string().refine(isRole),
  scope: z.string().max(1_000).optional(),
});

/** Makes the check of bearer tokens (JWT, RFC 7519 and 8725). It throws on every token that is not wholly in order. */
export async function tokenVerifier(rules: TokenRules): Promise<(token: string) => Promise<Identity>> {
  const key = await keyOf(rules);
  return async (token) => {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ALGORITHMS,
      issuer: rules.issuer,
      audience: rules.audience,
      requiredClaims: ['sub', 'exp', 'iat'],
      maxTokenAge: MAX_TOKEN_AGE,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
    });
    const { sub, bureau, role, scope } = claimsSchema.parse(payload);
    return {
      subject: sub,
      bureau,
      role,
      scopes: grantedScopes(role, scope?.split(' ')),
      clearance: roles[role].clearance,
    };
  };
}

async function keyOf(rules: TokenRules): Promise<JWTVerifyGetKey> {
  if ('jwksUrl' in rules.keys) return createRemoteJWKSet(new URL(rules.keys.jwksUrl), { timeoutDuration: 2_000 });
  const jwk = JSON.parse(rules.keys.jwk) as JWK;
  const key = await importJWK(jwk, jwk.alg ?? 'EdDSA');
  return (header) => {
    if (jwk.kid !== undefined && header.kid !== jwk.kid) throw new Error('unknown key');
    return key;
  };
}
