import { hkdfSync, randomBytes } from 'node:crypto';
import type { CallerKeys } from '@crimegraph/shared/identity/caller-keys';
import { CompactEncrypt, compactDecrypt } from 'jose';

const SECRET_BYTES = 32;

/** Makes and keeps the secrets that webhooks are signed with: in the store they are encrypted (JWE, RFC 7516). */
export class WebhookSecrets {
  constructor(private readonly keys: CallerKeys) {}

  /** A new secret, in the form of the Standard Webhooks specification. */
  create(): string {
    return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
  }

  /** The secret as the store keeps it. It opens for this webhook only, so that rows cannot be exchanged. */
  seal(webhookId: string, secret: string): Promise<string> {
    const { id, secret: key } = this.keys.signing;
    return new CompactEncrypt(Buffer.from(JSON.stringify({ webhookId, secret })))
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: id })
      .encrypt(encryptionKey(key));
  }

  /** @throws when it was sealed under an unknown key, for another webhook, or was changed */
  async open(webhookId: string, sealed: string): Promise<string> {
    const { plaintext } = await compactDecrypt(
      sealed,
      (header) => {
        const key = this.keys.find(header.kid);
        if (key === undefined) throw new Error('a webhook secret is encrypted under a key that is not known any more');
        return encryptionKey(key);
      },
      { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] },
    );
    const content = JSON.parse(Buffer.from(plaintext).toString('utf8')) as { webhookId: string; secret: string };
    if (content.webhookId !== webhookId) throw new Error('a webhook secret is that of another webhook');
    return content.secret;
  }
}

/** Keys may be longer than the cipher's. */
function encryptionKey(key: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, '', 'crimegraph webhook secret', 32));
}
