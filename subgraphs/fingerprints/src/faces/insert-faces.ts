import { insertRows } from '@crimegraph/shared/store/insert-rows';
import type { EntityManager } from 'typeorm';
import { FaceRecord } from '../entities/face-record';
import { FaceTemplate } from '../entities/face-template';
import { takeSequence } from '../galleries/gallery-sequence';
import { faceGallery, faceVectorText } from './face-vector';

/** A face with what it is searched by. */
export interface FaceToInsert {
  record: FaceRecord;
  template: { model: string; modelVersion: string; vector: Float32Array };
}

/** Inserts faces of one model, and what they are searched by. */
export async function insertFaces(manager: EntityManager, faces: readonly FaceToInsert[]): Promise<void> {
  const [one] = faces;
  if (one === undefined) return;
  const { model, modelVersion, vector } = one.template;
  const gallery = faceGallery(model, modelVersion, vector.length);
  if (faces.some(({ template: t }) => faceGallery(t.model, t.modelVersion, t.vector.length) !== gallery)) {
    throw new Error('faces of several models are not inserted at once');
  }
  await insertRows(
    manager,
    FaceRecord,
    faces.map(({ record }) => record),
  );
  const first = await takeSequence(manager, gallery, faces.length);
  await insertRows(
    manager,
    FaceTemplate,
    faces.map(({ record, template }, index) => ({
      recordId: record.id,
      gallery,
      sequence: first + index,
      model,
      modelVersion,
      vector: faceVectorText(template.vector),
    })),
  );
}
