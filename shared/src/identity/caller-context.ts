import { createHash, webcrypto } from 'node:crypto';
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
 * Signs `context` for one call: for this service, this path, this body and the next few seconds only (JWS HS256, RFC 7515).
 *
 * @param audience the name of the service called
 * @param body the exact bytes of the request body: the operation and its variables
 * @param path the path called
 */
export async function signCallerContext(
  keys: CallerKeys,
  audience: string,
  context: CallerContext,
  body: string | Uint8Array,
  path = '/graphql',
): Promise<string> {
  const { id, secret } = keys.signing;
  return new SignJWT({ context, path, body: digest(body), at: Date.now() })
    .setProtectedHeader({ alg: 'HS256', kid: id })
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(`${LIFETIME_SECONDS} s`)
    .setJti(uuid())
    .sign(await imported(secret));
}

/** A context whose signature is in order; whether the body is the one it was signed for is still to be seen. */
export type SignedCall = z.infer<typeof claimsSchema>;

/** Checks signed caller contexts on the receiving side; each is accepted once. */
export class CallerVerifier {
  private readonly replays = new ReplayGuard((LIFETIME_SECONDS + 2 * CLOCK_TOLERANCE_SECONDS) * 1000);
  /** What was accepted before this process started is not known here, so nothing signed before then is accepted. */
  private readonly startedAt = Date.now();

  constructor(
    private readonly keys: CallerKeys,
    private readonly audience: string,
  ) {}

  /** Both checks at once. @throws as `open` and `accept` do */
  async verify(header: string | undefined, body: Uint8Array, path = '/graphql'): Promise<CallerContext> {
    return this.accept(await this.open(header, path), body);
  }

  /**
   * Checks all that can be checked before the body is read.
   *
   * @throws when the context is missing, not ours, not for us or this path, expired, or older than this process
   */
  async open(header: string | undefined, path: string): Promise<SignedCall> {
    if (header === undefined) throw new Error('no caller context');
    const { payload } = await jwtVerify(
      header,
      (protectedHeader) => {
        const key = this.keys.find(protectedHeader.kid);
        if (key === undefined) throw new Error('unknown key');
        return imported(key);
      },
      {
        algorithms: ['HS256'],
        audience: this.audience,
        requiredClaims: ['iat', 'exp', 'jti'],
        maxTokenAge: LIFETIME_SECONDS + CLOCK_TOLERANCE_SECONDS,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
      },
    );
    const call = claimsSchema.parse(payload);
    if (call.path !== path) throw new Error('signed for another path');
    if (call.at < this.startedAt) throw new Error('signed before this service started');
    return call;
  }

  /** The context, once. @throws when it is for another body, or was used before */
  accept(call: SignedCall, body: Uint8Array): CallerContext {
    if (call.body !== digest(body)) throw new Error('signed for another body');
    if (!this.replays.admit(call.jti)) throw new Error('used before');
    return call.context;
  }
}

const importedKeys = new WeakMap<Uint8Array, Promise<webcrypto.CryptoKey>>();

/** Bytes would be made a key of again for every signature, which takes longer than the signature itself. */
function imported(secret: Uint8Array): Promise<webcrypto.CryptoKey> {
  let key = importedKeys.get(secret);
  if (key === undefined) {
    key = webcrypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
    importedKeys.set(secret, key);
  }
  return key;
}

const claimsSchema = z.object({
  jti: z.string(),
  path: z.string(),
  body: z.string(),
  at: z.number(),
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
