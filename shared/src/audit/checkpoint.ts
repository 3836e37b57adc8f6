import { createHash, createPrivateKey, createPublicKey, hkdfSync } from 'node:crypto';
import { calculateJwkThumbprint, CompactSign, compactVerify, importJWK, type JWK, type JSONWebKeySet } from 'jose';
import { z } from 'zod';

/** What a signed checkpoint says: at `at`, the row `seq` of `chain` had `hash`, and all rows before it with it. */
export interface Checkpoint {
  /** Whose log it is: the name of the subgraph. */
  store: string;
  chain: string;
  /**
   * `announced`: the row 0 is about to be written; `open`: it is, and more may follow; `closed`: this row is the last one.
   * Nothing is answered by a process whose chain is not `open`.
   */
  state: 'announced' | 'open' | 'closed';
  seq: number;
  /** Rows up to here: `seq` + 1. */
  rows: number;
  hash: string;
  /** RFC 3339. */
  at: string;
  /** Digests of the lines that were last in the file when this one was added: none can be taken out of it unnoticed. */
  previous: string[];
}

const checkpointSchema: z.ZodType<Checkpoint> = z.strictObject({
  store: z.string(),
  chain: z.string(),
  state: z.enum(['announced', 'open', 'closed']),
  seq: z.number().int(),
  rows: z.number().int(),
  hash: z.string(),
  at: z.iso.datetime(),
  previous: z.array(z.string()),
});

const ALGORITHM = 'EdDSA';
const TYPE = 'crimegraph-audit-checkpoint';

/** Signs checkpoints: each is a line of its own, a JWS in compact form (RFC 7515, RFC 8037). */
export class CheckpointSigner {
  /** @param privateKey an Ed25519 key (JWK); without `kid`, its thumbprint (RFC 7638) is its name */
  constructor(private readonly privateKey: JWK) {}

  async sign(checkpoint: Checkpoint): Promise<string> {
    const kid = await keyId(this.privateKey);
    return new CompactSign(Buffer.from(JSON.stringify(checkpoint)))
      .setProtectedHeader({ alg: ALGORITHM, kid, typ: TYPE })
      .sign(await importJWK(this.privateKey, ALGORITHM));
  }
}

/** Reads signed checkpoints with the public keys of a JWKS: those of all signers, former ones too. */
export class CheckpointVerifier {
  constructor(private readonly keys: JSONWebKeySet) {}

  /** @throws when the line is no checkpoint that one of the keys has signed */
  async read(line: string): Promise<Checkpoint> {
    const { payload, protectedHeader } = await compactVerify(
      line,
      async ({ kid }) => {
        for (const key of this.keys.keys) if ((await keyId(key)) === kid) return importJWK(key, ALGORITHM);
        throw new Error('signed with a key that is not known');
      },
      { algorithms: [ALGORITHM] },
    );
    if (protectedHeader.typ !== TYPE) throw new Error('not a checkpoint');
    return checkpointSchema.parse(JSON.parse(Buffer.from(payload).toString('utf8')));
  }
}

/** The digest by which later lines name a line. */
export function lineDigest(line: string): string {
  return createHash('sha256').update(line).digest('base64url');
}

/** The public half of a signing key, for verifiers. */
export async function publicKeySet(privateKey: JWK): Promise<JSONWebKeySet> {
  const { d: _private, ...publicKey } = privateKey;
  return { keys: [{ ...publicKey, kid: await keyId(privateKey), alg: ALGORITHM, use: 'sig' }] };
}

/** The signing key of a trial installation: made from its other secret, so that it needs no place of its own. */
export function trialSigningKey(secret: Uint8Array): JWK {
  return signingKey(Buffer.from(hkdfSync('sha256', secret, '', 'crimegraph audit checkpoints', 32)));
}

/** The Ed25519 key of a seed of 32 bytes (RFC 8032, section 5.1.5). */
export function signingKey(seed: Uint8Array): JWK {
  // An Ed25519 private key in PKCS #8 is this prefix and its seed (RFC 8410, section 7).
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return { ...key.export({ format: 'jwk' }), ...createPublicKey(key).export({ format: 'jwk' }) };
}

async function keyId(key: JWK): Promise<string> {
  return key.kid ?? (await calculateJwkThumbprint(key));
}
