import { hkdfSync } from 'node:crypto';
import type { CallerKeys } from '@crimegraph/shared/identity/caller-keys';
import { CompactEncrypt, compactDecrypt } from 'jose';

/** Encrypts what the store must not hold in clear (JWE, RFC 7516: A256GCM under a key of its own for each use). */
export class SealedJson<T> {
  /** @param use names what is sealed: what one use has sealed opens for no other */
  constructor(
    private readonly keys: CallerKeys,
    private readonly use: string,
  ) {}

  seal(content: T): Promise<string> {
    const { id, secret } = this.keys.signing;
    return new CompactEncrypt(Buffer.from(JSON.stringify(content)))
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: id })
      .encrypt(this.encryptionKey(secret));
  }

  /** @throws when it was sealed under an unknown key or for another use, or was changed */
  async open(sealed: string): Promise<T> {
    const { plaintext } = await compactDecrypt(
      sealed,
      (header) => {
        const key = this.keys.find(header.kid);
        if (key === undefined) throw new Error(`a ${this.use} is encrypted under a key that is not known any more`);
        return this.encryptionKey(key);
      },
      { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] },
    );
    return JSON.parse(Buffer.from(plaintext).toString('utf8')) as T;
  }

  /** Keys may be longer than the cipher's. */
  private encryptionKey(key: Uint8Array): Uint8Array {
    return new Uint8Array(hkdfSync('sha256', key, '', `crimegraph ${this.use}`, 32));
  }
}
