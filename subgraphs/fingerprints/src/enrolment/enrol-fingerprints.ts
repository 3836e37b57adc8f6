import { databaseId } from '@crimegraph/shared/ids/global-id';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { InputProblems, invalidInput, type Problem } from '@crimegraph/shared/requests/problems';
import { type Confidentiality, confidentialityLevel } from '@crimegraph/shared/server/record-resolvers';
import { newRecord } from '@crimegraph/shared/store/new-record';
import type { EntityManager } from 'typeorm';
import type { FingerprintKind } from '../matching/fingerprint-kinds';
import { FingerprintRecord } from '../entities/fingerprint-record';
import type { FingerprintTemplate } from '../entities/fingerprint-template';
import { imageRows } from '../formats/image-rows';
import { insertImages } from '../formats/image-store';
import { type Submission, UnreadableSubmission } from '../formats/read-submission';
import { isPalm } from '../formats/standard-codes';
import type { Finger } from '../matching/finger';
import { type ReadFingers, readFingers } from '../matching/read-fingers';
import { templateQuality, type TemplateQuality } from '../matching/template-quality';
import { templateDigest } from '../matching/template-digest';
import { templateText } from '../matching/template-text';
import { insertFingerprints } from '../store';

/** What is enrolled. */
export interface EnrolFingerprintsInput extends Submission {
  requestId: string;
  kind: FingerprintKind;
  personId?: string | null;
  capturedOn?: string | null;
  captureCountry?: string | null;
  nationalReference?: string | null;
  remarks?: string | null;
  confidentiality: Confidentiality;
}

/** What became of an enrolment; the record is named by its database id. */
export type EnrolOutcome =
  { __typename: 'EnrolFingerprintsSuccess'; recordId: string; quality: TemplateQuality[] } | Problem;

/** All that is wrong with an enrolment, or what it holds. */
export function checkEnrolment(input: EnrolFingerprintsInput, now: Date): ReadFingers | Problem {
  const problems = new InputProblems();
  problems.requestId(input.requestId);
  problems.text(input.nationalReference, 'nationalReference', 64);
  problems.text(input.remarks, 'remarks', 500);
  problems.past(input.capturedOn, 'capturedOn', now);
  const person = input.personId ?? null;
  problems.expect(person === null || databaseId('Person', person) !== undefined, 'personId', 'the id of a Person');
  const read = fingersOf(input, problems);
  return problems.any ? invalidInput(problems.fields) : read;
}

/**
 * Puts fingers on record, within a transaction.
 *
 * @param prepared the record made ready for comparison, where that was done beforehand
 */
export async function enrolFingerprints(
  manager: EntityManager,
  input: Omit<EnrolFingerprintsInput, 'requestId' | keyof Submission>,
  { fingers, images }: ReadFingers,
  viewer: Viewer,
  now: Date,
  prepared?: Uint8Array,
): Promise<EnrolOutcome> {
  const kind = input.personId ? 'fingerprints' : 'unidentifiedFingerprints';
  const record: FingerprintRecord = Object.assign(new FingerprintRecord(), newRecord(kind, viewer, now), {
    confidentiality: confidentialityLevel(input.confidentiality),
    kind: input.kind,
    personId: input.personId ? (databaseId('Person', input.personId) ?? null) : null,
    capturedOn: input.capturedOn ?? null,
    captureCountry: input.captureCountry ?? null,
    nationalReference: input.nationalReference ?? null,
    remarks: input.remarks ?? null,
  });
  await insertFingerprints(manager, [{ record, templates: templateRows(record.id, fingers), prepared }]);
  await insertImages(manager, imageRows(record.id, images));
  return { __typename: 'EnrolFingerprintsSuccess', recordId: record.id, quality: fingers.map(templateQuality) };
}

/** The rows of a record's fingers. */
export function templateRows(recordId: string, fingers: readonly Finger[]): FingerprintTemplate[] {
  return fingers.map((finger, ordinal) => ({
    recordId,
    ordinal,
    position: finger.position,
    impression: finger.impression,
    quality: finger.quality,
    minutiae: finger.minutiae.length,
    digest: templateDigest(finger.minutiae),
    template: templateText(finger),
  }));
}

const NOTHING: ReadFingers = { fingers: [], images: [] };

function fingersOf(input: EnrolFingerprintsInput, problems: InputProblems): ReadFingers {
  try {
    const read = readFingers(input);
    const path = input.file ? 'file' : 'templates';
    for (const expected of expectedOfKind(input.kind, read.fingers)) problems.expect(false, path, expected);
    return read;
  } catch (error) {
    if (!(error instanceof UnreadableSubmission)) throw error;
    problems.expect(false, error.path, error.expected);
    return NOTHING;
  }
}

/** What a record of the kind needs of its fingers and these do not have. */
export function expectedOfKind(kind: FingerprintKind, fingers: readonly Finger[]): string[] {
  const positions = fingers.map((finger) => finger.position);
  const areDistinct = new Set(positions).size === positions.length && positions.every((position) => position > 0);
  switch (kind) {
    case 'TENPRINT':
      return areDistinct && !positions.some(isPalm) ? [] : ['known, distinct finger positions for a ten-print'];
    case 'SINGLE':
      return fingers.length === 1 ? [] : ['one finger for the kind SINGLE'];
    case 'PALM':
      return positions.every((position) => position === 0 || isPalm(position))
        ? []
        : ['positions of a palm for the kind PALM'];
    case 'LATENT':
      return [];
    default:
      return kind satisfies never;
  }
}
