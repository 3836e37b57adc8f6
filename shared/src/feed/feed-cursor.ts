import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Viewer } from '../identity/viewer';

/** Where a reader of a feed stands, and whose eyes it reads with. */
export interface FeedCursor {
  /** The kind of records, as `npm run export` names it. */
  feed: string;
  /** `FeedStateRow.id`. */
  store: string;
  bureau: string;
  clearance: Viewer['clearance'];
  /** Changes up to this position have been told. */
  position: number;
  /** Within `position`, changes up to this id only; null when all of them. */
  changeId: string | null;
  /** While all records are read: the database id of the last one. Null when they have been, and changes are read. */
  recordId: string | null;
}

/** The text is not a cursor that this installation has given. */
export class InvalidCursor extends Error {}

/** Goes into each cursor: another number when what a cursor holds changes its meaning. */
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Cursors are padded to a multiple of this, so that their length tells nothing. */
const PADDING = 128;

/**
 * Turns cursors into text and back (AES-256-GCM, NIST SP 800-38D). They are encrypted, not only signed: positions count
 * changes that the reader may not know of.
 */
export class CursorSeal {
  private readonly key: Buffer;

  /** @param secret the installation's own, 32 bytes or more */
  constructor(secret: Uint8Array) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'change feed cursor', 32));
  }

  seal(cursor: FeedCursor): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce);
    const text = JSON.stringify({ version: VERSION, ...cursor });
    const padded = text.padEnd(Math.ceil(text.length / PADDING) * PADDING);
    const sealed = Buffer.concat([cipher.update(padded), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** @throws InvalidCursor */
  open(text: string): FeedCursor {
    const bytes = Buffer.from(text, 'base64url');
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const opened = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
      const { version, ...cursor } = JSON.parse(opened.toString()) as FeedCursor & { version: number };
      if (version === VERSION) return cursor;
    } catch {
      // Falls through to the one refusal below.
    }
    throw new InvalidCursor('expected a cursor that an earlier export of this installation gave');
  }
}
