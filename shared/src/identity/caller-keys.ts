/** Keys that services sign their calls to one another with: the first signs, all verify, so that keys can be rotated. */
export class CallerKeys {
  private readonly keys: ReadonlyMap<string, Uint8Array>;
  readonly signing: { readonly id: string; readonly secret: Uint8Array };

  /** @param text `id:base64url[,id:base64url...]`; each secret has at least 32 bytes. */
  constructor(text: string) {
    const entries = text.split(',').map(parseKey);
    const first = entries[0];
    if (first === undefined) throw new Error('Caller keys: expected at least one "id:base64url" pair.');
    this.signing = { id: first[0], secret: first[1] };
    this.keys = new Map(entries);
  }

  find(id: string | undefined): Uint8Array | undefined {
    return id === undefined ? undefined : this.keys.get(id);
  }
}

function parseKey(text: string): [string, Uint8Array] {
  const [id, secret, ...rest] = text.trim().split(':');
  const bytes = Buffer.from(secret ?? '', 'base64url');
  if (!id || rest.length > 0 || bytes.length < 32) {
    throw new Error('Caller keys: expected "id:base64url" pairs, separated by commas, of 32 bytes or more each.');
  }
  return [id, bytes];
}
