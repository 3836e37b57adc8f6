import { InvalidFingerRecord } from '@crimegraph/shared/biometrics/iso-19794-2';
import type { ReadFinger } from './read-finger';
import { type FingerRecordFormat, readFingerRecord } from './read-finger-record';
import type { CarriedImage } from './transaction/image-record';
import { InvalidTransaction } from './transaction/invalid-transaction';
import { readTransaction } from './transaction/read-transaction';

/** A template as a client sends it. */
export interface FingerTemplateInput {
  position?: number | null;
  format?: FingerRecordFormat;
  data: string;
}

/** A file as a client sends it. */
export interface FingerprintFileInput {
  format: 'ANSI_NIST_ITL';
  data: string;
}

/** Fingers as a client sends them: templates or a file. */
export interface Submission {
  templates?: readonly FingerTemplateInput[] | null;
  file?: FingerprintFileInput | null;
}

/** What was sent, as it was read. */
export interface ReadSubmission {
  fingers: readonly ReadFinger[];
  images: readonly CarriedImage[];
}

/** Templates of one request. */
export const MAX_TEMPLATES = 20;
/** Fingers of one file: a ten-print rolled and plain, its palms, and some marks. */
export const MAX_FINGERS = 40;
const MAX_TEMPLATE_BASE64 = 90_000;
/** What a request may hold beside the rest of it. */
const MAX_FILE_BASE64 = 480_000;

const formatNames: Readonly<Record<FingerRecordFormat, string>> = {
  ISO_19794_2: 'ISO/IEC 19794-2',
  INCITS_378: 'ANSI INCITS 378',
};

/** What was sent cannot be read; `path` says where in the input. */
export class UnreadableSubmission extends Error {
  override readonly name = 'UnreadableSubmission';

  constructor(
    /** For instance `templates.1.data`. */
    readonly path: string,
    readonly expected: string,
  ) {
    super(`"${path}": ${expected}`);
  }
}

/** Reads all fingers of all templates, or of the file, in order. @throws UnreadableSubmission for the first that is wrong */
export function readSubmission({ templates, file }: Submission): ReadSubmission {
  const hasTemplates = templates !== null && templates !== undefined;
  if (file === null || file === undefined) {
    if (!hasTemplates) throw new UnreadableSubmission('templates', 'expected templates, or a file.');
    if (templates.length === 0 || templates.length > MAX_TEMPLATES) {
      throw new UnreadableSubmission('templates', `expected 1 to ${MAX_TEMPLATES} templates.`);
    }
    return { fingers: templates.flatMap(readTemplate), images: [] };
  }
  if (hasTemplates) throw new UnreadableSubmission('file', 'expected either templates or a file.');
  const bytes = fromBase64(file.data, MAX_FILE_BASE64);
  if (bytes === undefined) {
    throw new UnreadableSubmission('file.data', 'expected an ANSI/NIST-ITL transaction in base64, at most 360 kB.');
  }
  return readFile(bytes);
}

/** Reads a transaction that has fingers which can be searched. @throws UnreadableSubmission at `file.data` */
export function readFile(bytes: Buffer): ReadSubmission {
  try {
    const { fingers, images } = readTransaction(bytes);
    if (fingers.length === 0 || fingers.length > MAX_FINGERS) {
      const expected = `expected 1 to ${MAX_FINGERS} Type-9 records with minutiae: images are kept, and none is decoded.`;
      throw new UnreadableSubmission('file.data', expected);
    }
    return { fingers, images };
  } catch (error) {
    if (error instanceof InvalidTransaction) throw new UnreadableSubmission('file.data', `${error.message}.`);
    throw error;
  }
}

function readTemplate(
  { position = null, format = 'ISO_19794_2', data }: FingerTemplateInput,
  index: number,
): ReadFinger[] {
  const path = `templates.${index}`;
  if (position !== null && (position < 0 || position > 10)) {
    throw new UnreadableSubmission(`${path}.position`, 'expected a finger position of 0 to 10.');
  }
  const bytes = fromBase64(data, MAX_TEMPLATE_BASE64);
  if (bytes === undefined) {
    throw new UnreadableSubmission(`${path}.data`, 'expected a finger minutiae record in base64, at most 64 kB.');
  }
  try {
    const record = readFingerRecord(bytes);
    if (record.format !== format) {
      const found = `this is one of ${formatNames[record.format]} (${record.edition})`;
      throw new UnreadableSubmission(`${path}.format`, `expected a record of ${formatNames[format]}; ${found}.`);
    }
    return record.fingers.map((finger) => ({ ...finger, position: position ?? finger.position }));
  } catch (error) {
    if (error instanceof InvalidFingerRecord) throw new UnreadableSubmission(`${path}.data`, `${error.message}.`);
    throw error;
  }
}

function fromBase64(text: string, max: number): Buffer | undefined {
  return text.length <= max && /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : undefined;
}
