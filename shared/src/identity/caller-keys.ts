import { Polled } from '../config/polled';
import { fileSource } from '../config/sources';
import type { Logger } from '../log/logger';

/** Keys that services sign their calls to one another with: the first signs, all verify, so that keys can be rotated. */
export class CallerKeys {
  private readonly source: Pick<Polled<KeySet>, 'current' | 'watch' | 'stop'>;

  /** @param keys `id:base64url[,id:base64url...]`; each secret has at least 32 bytes. Or a file of that. */
  constructor(keys: string | Polled<KeySet>) {
    this.source = typeof keys === 'string' ? unchanging(parseKeys(keys)) : keys;
  }

  /** Keys of a file of that text. Once it is watched, a key that is taken out of it is refused within seconds. */
  static async ofFile(path: string, logger: Logger): Promise<CallerKeys> {
    const name = 'the file of keys between services';
    return new CallerKeys(await Polled.read({ name, read: fileSource(path), parse: parseKeys, logger }));
  }

  /** The key to sign with. */
  get signing(): { readonly id: string; readonly secret: Uint8Array } {
    return this.source.current().signing;
  }

  find(id: string | undefined): Uint8Array | undefined {
    return id === undefined ? undefined : this.source.current().all.get(id);
  }

  /** Follows the file, where the keys are those of one. */
  watch(): void {
    this.source.watch();
  }

  /** Ends the watch of a file. */
  stop(): void {
    this.source.stop();
  }
}

interface KeySet {
  readonly signing: { readonly id: string; readonly secret: Uint8Array };
  readonly all: ReadonlyMap<string, Uint8Array>;
}

function unchanging(keys: KeySet): Pick<Polled<KeySet>, 'current' | 'watch' | 'stop'> {
  return { current: () => keys, watch: () => undefined, stop: () => undefined };
}

function parseKeys(text: string): KeySet {
  const entries = text.split(',').map(parseKey);
  const [id, secret] = entries[0] as [string, Uint8Array];
  return { signing: { id, secret }, all: new Map(entries) };
}

function parseKey(text: string): [string, Uint8Array] {
  const [id, secret, ...rest] = text.trim().split(':');
  const bytes = Buffer.from(secret ?? '', 'base64url');
  if (!id || rest.length > 0 || bytes.length < 32) {
    throw new Error('Caller keys: expected "id:base64url" pairs, separated by commas, of 32 bytes or more each.');
  }
  return [id, bytes];
}
