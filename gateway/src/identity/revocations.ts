import { findBureau } from '@crimegraph/shared/reference/bureaus';
import { z } from 'zod';

const reason = z.string().max(500).optional();
const bureau = z.string().refine((code) => findBureau(code)?.code === code, 'expected the code of a bureau');
const issuedBefore = z.iso.datetime();

/** One revocation: of one token, of a user's or a bureau's tokens issued before an instant, or of a signing key. */
export const revocationSchema = z.union([
  z.strictObject({ token: z.string().min(1).max(128), reason }),
  z.strictObject({ subject: z.string().min(1).max(128), bureau: bureau.optional(), issuedBefore, reason }),
  z.strictObject({ bureau, issuedBefore, reason }),
  z.strictObject({ key: z.string().min(1).max(128), reason }),
]);

/** One entry of a list of revocations. */
export type Revocation = z.infer<typeof revocationSchema>;

/** The shape of a list. What it does not know is refused: a misspelt revocation would be none. */
export const revocationListSchema = z.strictObject({ revocations: z.array(revocationSchema) });

/** What of a token revocations look at. */
export interface RevocableToken {
  /** `jti`. */
  readonly id: string;
  readonly subject: string;
  readonly bureau: string;
  /** `iat`, in seconds since 1970. */
  readonly issuedAt: number;
  /** `kid` of the key that signed it. */
  readonly keyId: string | undefined;
}

/** Lists of revocations, prepared to be asked at every request. */
export class Revocations {
  private readonly tokens = new Set<string>();
  private readonly keys = new Set<string>();
  private readonly subjects = new Map<string, { bureau: string | undefined; before: number }[]>();
  private readonly bureaus = new Map<string, number>();

  constructor(entries: readonly Revocation[]) {
    for (const entry of entries) {
      if ('token' in entry) this.tokens.add(entry.token);
      else if ('key' in entry) this.keys.add(entry.key);
      else if ('subject' in entry) this.addSubject(entry);
      else
        this.bureaus.set(entry.bureau, Math.max(Date.parse(entry.issuedBefore), this.bureaus.get(entry.bureau) ?? 0));
    }
  }

  /** Whether the token is good for nothing any more. */
  revoke({ id, subject, bureau, issuedAt, keyId }: RevocableToken): boolean {
    // A token says the second in which it was issued, no more: the whole of that second counts as before.
    const issued = issuedAt * 1_000;
    return (
      this.tokens.has(id) ||
      (keyId !== undefined && this.keys.has(keyId)) ||
      issued < (this.bureaus.get(bureau) ?? 0) ||
      (this.subjects.get(subject) ?? []).some(
        (entry) => (entry.bureau === undefined || entry.bureau === bureau) && issued < entry.before,
      )
    );
  }

  private addSubject(entry: { subject: string; bureau?: string | undefined; issuedBefore: string }): void {
    const before = Date.parse(entry.issuedBefore);
    const known = this.subjects.get(entry.subject) ?? [];
    this.subjects.set(entry.subject, [...known, { bureau: entry.bureau, before }]);
  }
}

/** The entries of a list. @throws when the text is no list of revocations */
export function parseRevocations(text: string): readonly Revocation[] {
  return revocationListSchema.parse(JSON.parse(text)).revocations;
}
