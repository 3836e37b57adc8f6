import type { PersonStatus } from '@crimegraph/shared/field-rules/person-status';
import { databaseId } from '@crimegraph/shared/ids/global-id';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { InputProblems, invalidInput, type Problem } from '@crimegraph/shared/requests/problems';
import { type Confidentiality, confidentialityLevel } from '@crimegraph/shared/server/record-resolvers';
import { newRecord } from '@crimegraph/shared/store/new-record';
import type { EntityManager } from 'typeorm';
import { FaceRecord } from '../entities/face-record';
import { type FaceQualityInput, judgeFaceQuality } from './face-quality';
import { type FaceTemplateInput, MAX_DIMENSIONS, MIN_DIMENSIONS, readFaceVector } from './face-vector';
import { insertFaces } from './insert-faces';

/** A face to be put on record. */
export interface RecordFaceInput {
  requestId: string;
  template: FaceTemplateInput;
  quality: FaceQualityInput;
  personId?: string | null;
  capturedOn?: string | null;
  subject?: { birthDate?: string | null; status?: PersonStatus | null } | null;
  confidentiality: Confidentiality;
}

/** A template as it was read. */
export interface ReadFace {
  model: string;
  modelVersion: string;
  vector: Float32Array;
}

/** The image is too poor to be put on record. */
export interface FaceQualityTooLow {
  __typename: 'FaceQualityTooLow';
  code: 'FACE_QUALITY_TOO_LOW';
  message: string;
  notes: string[];
}

/** All that is wrong with a face, or its template. */
export function checkFace(input: RecordFaceInput, now: Date): ReadFace | Problem | FaceQualityTooLow {
  const problems = new InputProblems();
  problems.requestId(input.requestId);
  problems.past(input.capturedOn, 'capturedOn', now);
  problems.past(input.subject?.birthDate, 'subject.birthDate', now);
  const person = input.personId ?? null;
  problems.expect(person === null || databaseId('Person', person) !== undefined, 'personId', 'the id of a Person');
  checkQuality(input.quality, 'quality', problems);
  problems.expect(typeof input.quality.score === 'number', 'quality.score', 'the quality score of the image, 0 to 100');
  const face = readTemplate(input.template, 'template', problems);
  if (face === undefined || problems.any) return invalidInput(problems.fields);
  const { refusals } = judgeFaceQuality(input.quality);
  return refusals.length === 0 ? face : tooPoor(refusals);
}

/** Notes what is wrong with what was measured of an image. */
export function checkQuality(
  quality: FaceQualityInput | null | undefined,
  path: string,
  problems: InputProblems,
): void {
  const within = (value: number | null | undefined, name: string, min: number, max: number) =>
    problems.expect(
      value === null || value === undefined || (value >= min && value <= max),
      `${path}.${name}`,
      `${min} to ${max}`,
    );
  within(quality?.score, 'score', 0, 100);
  within(quality?.eyeDistance, 'eyeDistance', 0, 10_000);
  within(quality?.yaw, 'yaw', -180, 180);
  within(quality?.pitch, 'pitch', -90, 90);
}

/** The template of a face; undefined when something is wrong, which is noted. */
export function readTemplate(input: FaceTemplateInput, path: string, problems: InputProblems): ReadFace | undefined {
  const { model, modelVersion } = input;
  problems.text(model, `${path}.model`, 64, 1);
  problems.text(modelVersion, `${path}.modelVersion`, 32, 1);
  const vector = readFaceVector(input.vector);
  const size = `${MIN_DIMENSIONS} to ${MAX_DIMENSIONS} floats of 32 bits, little-endian, in base64, not all of them zero`;
  problems.expect(vector !== undefined, `${path}.vector`, size);
  return vector === undefined || problems.any ? undefined : { model, modelVersion, vector };
}

/** Puts a face on record, within a transaction. */
export async function recordFace(
  manager: EntityManager,
  input: RecordFaceInput,
  template: ReadFace,
  viewer: Viewer,
  now: Date,
): Promise<{ __typename: 'RecordFaceSuccess'; faceId: string }> {
  const personId = input.personId ? (databaseId('Person', input.personId) ?? null) : null;
  const base = newRecord('faces', viewer, now);
  const record: FaceRecord = Object.assign(new FaceRecord(), base, {
    confidentiality: confidentialityLevel(input.confidentiality),
    personId,
    capturedOn: input.capturedOn ?? null,
    quality: input.quality.score ?? null,
    subjectBirthDate: input.subject?.birthDate ?? null,
    subjectStatus: input.subject?.status ?? null,
  });
  await insertFaces(manager, [{ record, template }]);
  return { __typename: 'RecordFaceSuccess', faceId: record.id };
}

function tooPoor(notes: string[]): FaceQualityTooLow {
  const message = `The image is too poor to be put on record. ${notes.join(' ')}`;
  return { __typename: 'FaceQualityTooLow', code: 'FACE_QUALITY_TOO_LOW', message, notes };
}
