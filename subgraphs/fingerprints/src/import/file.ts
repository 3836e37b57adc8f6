import { InvalidFingerRecord } from '@crimegraph/shared/biometrics/iso-19794-2';
import type { Importer } from '@crimegraph/shared/import/csv-import';
import type { FileImport, FileOutcome } from '@crimegraph/shared/import/file-import';
import { confidentialityName } from '@crimegraph/shared/server/record-resolvers';
import type { EntityManager } from 'typeorm';
import { enrolFingerprints, expectedOfKind } from '../enrolment/enrol-fingerprints';
import type { FingerprintKind } from '../matching/fingerprint-kinds';
import { MAX_IMAGE_BYTES } from '../formats/image-rows';
import { readFingerRecord } from '../formats/read-finger-record';
import { MAX_FINGERS, type ReadSubmission, UnreadableSubmission } from '../formats/read-submission';
import { isLatent, isPalm } from '../formats/standard-codes';
import { InvalidTransaction } from '../formats/transaction/invalid-transaction';
import { readTransaction } from '../formats/transaction/read-transaction';
import { comparable } from '../matching/read-fingers';

/** Finger prints from a file: an ANSI/NIST-ITL transaction, or a finger minutiae record of one of the standards. */
export const fileOfFingerprints: FileImport = {
  type: 'FingerprintRecord',
  extensions: ['.an2', '.an2k', '.eft', '.nist', '.fmr'],
  record,
};

async function record(manager: EntityManager, bytes: Buffer, by: Importer): Promise<FileOutcome> {
  const read = readRecord(bytes, by.now);
  if ('refusals' in read) return read;
  const { viewer, now, confidentiality } = by;
  const input = { ...read.input, confidentiality: confidentialityName(confidentiality) };
  const outcome = await enrolFingerprints(manager, input, read.fingers, viewer, now);
  if (outcome.__typename !== 'EnrolFingerprintsSuccess') throw new Error('an enrolment that was checked was refused');
  return { id: (outcome as { recordId: string }).recordId };
}

/** What a file holds, or all that is wrong with it. */
function readRecord(bytes: Buffer, now: Date) {
  try {
    const { submission, controlNumber } = readBytes(bytes);
    const { fingers, images } = submission;
    if (fingers.length === 0 || fingers.length > MAX_FINGERS) {
      return refused(1, '', `1 to ${MAX_FINGERS} Type-9 records with minutiae: images are kept, and none is decoded`);
    }
    if (images.some(({ data }) => data.length > MAX_IMAGE_BYTES)) {
      return refused(1, '', `images of at most ${MAX_IMAGE_BYTES} bytes`);
    }
    const kind = kindOf(submission);
    const expected = expectedOfKind(kind, comparable(submission, '').fingers);
    if (expected[0] !== undefined) return refused(1, '', expected[0]);
    const today = now.toISOString().slice(0, 10);
    const capturedOn = images.map((image) => image.capturedOn).find((day) => day !== null && day <= today) ?? null;
    const nationalReference = controlNumber !== null && /^[ -~]{1,64}$/.test(controlNumber) ? controlNumber : null;
    return { input: { kind, capturedOn, nationalReference }, fingers: comparable(submission, '') };
  } catch (error) {
    if (error instanceof InvalidTransaction) {
      return refused(error.place.record, error.place.field ?? `byte ${error.place.byte}`, error.expected);
    }
    if (error instanceof InvalidFingerRecord) return refused(1, `byte ${error.offset}`, error.expected);
    if (error instanceof UnreadableSubmission) return refused(1, '', error.expected);
    throw error;
  }
}

function readBytes(bytes: Buffer): { submission: ReadSubmission; controlNumber: string | null } {
  if (bytes.subarray(0, 4).equals(Buffer.from('FMR\0'))) {
    return { submission: { fingers: readFingerRecord(bytes).fingers, images: [] }, controlNumber: null };
  }
  const { controlNumber, ...submission } = readTransaction(bytes);
  return { submission, controlNumber };
}

/** What was taken, as its impressions and positions tell. */
function kindOf({ fingers, images }: ReadSubmission): FingerprintKind {
  if (fingers.some(({ impression }) => isLatent(impression)) || images.some(({ recordType }) => recordType === 13)) {
    return 'LATENT';
  }
  if (fingers.every(({ position }) => isPalm(position))) return 'PALM';
  return fingers.length === 1 ? 'SINGLE' : 'TENPRINT';
}

function refused(place: number, field: string, expected: string): FileOutcome & { refusals: unknown } {
  return { refusals: [{ row: place, column: field, code: 'INVALID_INPUT', expected }] };
}
