import { Polled } from '@crimegraph/shared/config/polled';
import { fileSource, urlSource } from '@crimegraph/shared/config/sources';
import { defaultEntityGrants, type EntityGrants, entityGrantsSchema } from '@crimegraph/shared/identity/entity-grants';
import { grantedScopes } from '@crimegraph/shared/identity/granted-scopes';
import { isRole, roles } from '@crimegraph/shared/identity/roles';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import type { Logger } from '@crimegraph/shared/log/logger';
import { findBureau } from '@crimegraph/shared/reference/bureaus';
import { type JWTHeaderParameters, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { parseRevocations, Revocations } from './revocations';
import { type SigningKeys, tokenKeys } from './token-keys';

/** Whose tokens are accepted, and where it is told which are not any more and what entities may do. */
export interface TokenRules {
  issuer: string;
  audience: string;
  keys: SigningKeys;
  /** Lists of revocations; with both, what either names is revoked. */
  revocations?: { file?: string | undefined; url?: string | undefined };
  /** What bureaus let their entities do; `defaultEntityGrants` when absent. */
  entityGrantsFile?: string | undefined;
  /** How long keys and revocations may not be readable before nobody is let in any more, in ms. */
  maxAgeMs?: number;
}

/** Who a token speaks for. */
export type Identity = Omit<Viewer, 'purpose' | 'caseReference'>;

/** Only public-key algorithms: a shared secret would let every verifier issue tokens. */
const ALGORITHMS = ['EdDSA', 'ES256', 'RS256'];
/** No token is good for longer, whatever its `exp` says. */
const MAX_TOKEN_AGE = '12 h';
const CLOCK_TOLERANCE_SECONDS = 5;
/** Long enough for an issuer to be restarted, short enough that a revoked token is not worth stealing. */
const DEFAULT_MAX_AGE_MS = 60_000;

const claimsSchema = z.object({
  jti: z.string().min(1).max(128),
  iat: z.number(),
  sub: z.string().min(1).max(128),
  bureau: z.string().refine((code) => findBureau(code)?.code === code),
  entity: z.string().min(1).max(64).nullable().default(null),
  role: z.string().refine(isRole),
  scope: z.string().max(1_000).optional(),
});

/** The check of bearer tokens (JWT, RFC 7519 and 8725), with what it has to know kept up to date. */
export class TokenVerifier {
  private constructor(
    private readonly rules: TokenRules,
    private readonly keys: Awaited<ReturnType<typeof tokenKeys>>,
    private readonly revocations: readonly Polled<Revocations>[],
    private readonly grants: Polled<EntityGrants> | undefined,
  ) {}

  /** Rejects when keys, revocations or grants cannot be read: nobody is let in by half of the rules. */
  static async start(rules: TokenRules, logger: Logger): Promise<TokenVerifier> {
    const { keys, revocations: { file, url } = {}, entityGrantsFile, maxAgeMs = DEFAULT_MAX_AGE_MS } = rules;
    const parse = (text: string) => new Revocations(parseRevocations(text));
    const list = (name: string, read: () => Promise<string>) => Polled.start({ name, read, parse, maxAgeMs, logger });
    return new TokenVerifier(
      rules,
      await tokenKeys(keys, maxAgeMs, logger),
      await Promise.all([
        ...(file === undefined ? [] : [list('the file of revocations', fileSource(file))]),
        ...(url === undefined ? [] : [list('the address of revocations', urlSource(url))]),
      ]),
      entityGrantsFile === undefined
        ? undefined
        : await Polled.start({
            name: 'the file of entity grants',
            read: fileSource(entityGrantsFile),
            parse: (text) => entityGrantsSchema.parse(JSON.parse(text)),
            logger,
          }),
    );
  }

  /** Whether tokens can be judged at all. */
  get fresh(): boolean {
    return this.keys.fresh && this.revocations.every((list) => list.fresh);
  }

  /** Whom the token speaks for. @throws on every token that is not wholly in order; StaleError when none can be judged */
  async verify(token: string): Promise<Identity> {
    const { issuer, audience } = this.rules;
    const { payload, protectedHeader } = await jwtVerify(token, this.keyOf, {
      algorithms: ALGORITHMS,
      issuer,
      audience,
      requiredClaims: ['sub', 'exp', 'iat', 'jti'],
      maxTokenAge: MAX_TOKEN_AGE,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
    });
    const { jti: id, iat: issuedAt, sub: subject, bureau, entity, role, scope } = claimsSchema.parse(payload);
    const revocable = { id, subject, bureau, issuedAt, keyId: protectedHeader.kid };
    if (this.revocations.some((list) => list.current().revoke(revocable))) throw new Error('revoked');
    const claims = { role, bureau, entity, asked: scope?.split(' ') };
    const scopes = grantedScopes(claims, this.grants?.current() ?? defaultEntityGrants);
    return { subject, bureau, entity, role, scopes, clearance: roles[role].clearance };
  }

  stop(): void {
    this.keys.stop();
    this.revocations.forEach((list) => list.stop());
    this.grants?.stop();
  }

  private readonly keyOf: JWTVerifyGetKey = (header: JWTHeaderParameters, token) => this.keys.current()(header, token);
}
