import { writeFingerMinutiaeRecord } from '@crimegraph/shared/biometrics/iso-19794-2';
import { databaseId } from '@crimegraph/shared/ids/global-id';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { InputProblems, invalidInput, type Problem } from '@crimegraph/shared/requests/problems';
import { type Confidentiality, confidentialityLevel } from '@crimegraph/shared/server/record-resolvers';
import { newRecord } from '@crimegraph/shared/store/new-record';
import type { EntityManager } from 'typeorm';
import { type FingerprintKind, FingerprintRecord } from '../entities/fingerprint-record';
import type { FingerprintTemplate } from '../entities/fingerprint-template';
import type { Finger } from '../matching/finger';
import { type FingerTemplateInput, MAX_TEMPLATES, readFingers, UnreadableTemplate } from '../matching/read-fingers';
import { templateDigest } from '../matching/template-digest';
import { insertFingerprints } from '../store';

/** What is enrolled. */
export interface EnrolFingerprintsInput {
  requestId: string;
  kind: FingerprintKind;
  templates: FingerTemplateInput[];
  personId?: string | null;
  capturedOn?: string | null;
  captureCountry?: string | null;
  nationalReference?: string | null;
  remarks?: string | null;
  confidentiality: Confidentiality;
}

/** What became of an enrolment; the record is named by its database id. */
export type EnrolOutcome = { __typename: 'EnrolFingerprintsSuccess'; recordId: string } | Problem;

/** All that is wrong with an enrolment, or the fingers it holds. */
export function checkEnrolment(input: EnrolFingerprintsInput, now: Date): Finger[] | Problem {
  const problems = new InputProblems();
  problems.requestId(input.requestId);
  problems.text(input.nationalReference, 'nationalReference', 64);
  problems.text(input.remarks, 'remarks', 500);
  problems.past(input.capturedOn, 'capturedOn', now);
  const person = input.personId ?? null;
  problems.expect(person === null || databaseId('Person', person) !== undefined, 'personId', 'the id of a Person');
  const fingers = fingersOf(input, problems);
  return problems.any ? invalidInput(problems.fields) : fingers;
}

/** Puts fingers on record, within a transaction. */
export async function enrolFingerprints(
  manager: EntityManager,
  input: EnrolFingerprintsInput,
  fingers: readonly Finger[],
  viewer: Viewer,
  now: Date,
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
  await insertFingerprints(manager, [{ record, templates: templateRows(record.id, fingers) }]);
  return { __typename: 'EnrolFingerprintsSuccess', recordId: record.id };
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
    template: writeFingerMinutiaeRecord([finger]).toString('base64'),
  }));
}

function fingersOf({ kind, templates }: EnrolFingerprintsInput, problems: InputProblems): Finger[] {
  const count = templates.length;
  problems.expect(count >= 1 && count <= MAX_TEMPLATES, 'templates', `1 to ${MAX_TEMPLATES} templates`);
  if (problems.any) return [];
  try {
    const fingers = readFingers(templates);
    const positions = fingers.map((finger) => finger.position);
    const distinct = positions.every((position) => position > 0) && new Set(positions).size === positions.length;
    problems.expect(kind !== 'TENPRINT' || distinct, 'templates', 'known, distinct finger positions for a ten-print');
    problems.expect(kind !== 'SINGLE' || fingers.length === 1, 'templates', 'one finger for the kind SINGLE');
    return fingers;
  } catch (error) {
    if (!(error instanceof UnreadableTemplate)) throw error;
    problems.expect(false, `templates.${error.index}.data`, error.expected);
    return [];
  }
}
