import { createHash } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import type { CallerKeys } from './caller-keys';
import { ReplayGuard } from './replay-guard';
import { type Viewer, viewerSchema } from './viewer';

/** The header that carries the signed caller context between our own services. */
export const CALLER_HEADER = 'x-caller-context';

const LIFETIME_SECONDS = 10;
const CLOCK_TOLERANCE_SECONDS = 2;

/** What one service tells another with every call. */
export interface CallerContext {
  readonly viewer: Viewer;
  /** W3C trace id (32 hex digits) of the client's request. */
  readonly trace: string;
  /** Instant after which nobody waits for the answer any more, in ms since 1970. */
  readonly deadline: number;
  /** The name of the client's operation, when it has one. */
  readonly operation: string | null;
}

/**
 * Signs `context` for one call: for this audience, this body and the next few seconds only (JWS HS256, RFC 7515).
 *
 * @param audience the name of the service called
 * @param body the exact bytes of the request body
 */
export function signCallerContext(
  keys: CallerKeys,
  audience: string,
  context: CallerContext,
  body: string | Uint8Array,
): Promise<string> {
  return new SignJWT({ context, body: digest(body) })
    .setProtectedHeader({ alg: 'HS256', kid: keys.signing.id })
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(`${LIFETIME_SECONDS} s`)
    .setJti(uuid())
    .sign(keys.signing.secret);
}

/** Checks signed caller contexts on the receiving side; each is accepted once. */
export class CallerVerifier {
  private readonly replays = new ReplayGuard((LIFETIME_SECONDS + 2 * CLOCK_TOLERANCE_SECONDS) * 1000);

  constructor(
    private readonly keys: CallerKeys,
    private readonly audience: string,
  ) {}

  /** @throws when the context is missing, not ours, not for us, expired, for another body, or was used before. */
  async verify(header: string | undefined, body: Uint8Array): Promise<CallerContext> {
    if (header === undefined) throw new Error('no caller context');
    const { payload } = await jwtVerify(
      header,
      (protectedHeader) => {
        const key = this.keys.find(protectedHeader.kid);
        if (key === undefined) throw new Error('unknown key');
        return key;
      },
      {
        algorithms: ['HS256'],
        audience: this.audience,
        requiredClaims: ['iat', 'exp', 'jti'],
        maxTokenAge: LIFETIME_SECONDS + CLOCK_TOLERANCE_SECONDS,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
      },
    );
    const claims = claimsSchema.parse(payload);
    if (claims.body !== digest(body)) throw new Error('signed for another body');
    if (!this.replays.admit(claims.jti)) throw new Error('used before');
    return claims.context;
  }
}

const claimsSchema = z.object({
  jti: z.string(),
  body: z.string(),
  context: z.strictObject({
    viewer: viewerSchema,
    trace: z.string().max(64),
    deadline: z.number(),
    operation: z.string().max(128).nullable(),
  }),
});

function digest(body: string | Uint8Array): string {
  return createHash('sha256').update(body).digest('base64url');
}
