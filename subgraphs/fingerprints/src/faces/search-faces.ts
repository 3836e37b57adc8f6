import { codedError } from '@crimegraph/shared/errors/coded-error';
import { globalId } from '@crimegraph/shared/ids/global-id';
import { InputProblems } from '@crimegraph/shared/requests/problems';
import type { Context } from '../context';
import type { FaceRecord } from '../entities/face-record';
import { visibleInOrder } from '../galleries/visible-in-order';
import { facesOf } from './face-galleries';
import { faceThresholds, type FaceThresholds, unmeasured } from './face-policy-data';
import { type FaceQualityInput, judgeFaceQuality } from './face-quality';
import { faceGallery, type FaceTemplateInput } from './face-vector';
import { checkQuality, readTemplate } from './record-face';

/** A face that is looked for. */
export interface FaceSearchInput {
  template: FaceTemplateInput;
  quality?: FaceQualityInput | null;
  minSimilarity?: number | null;
}

/** Searches all faces of the model, and notes the search in the audit trail, by digest. A trained officer decides, nobody else. */
export async function searchFaces(input: FaceSearchInput, first: number, context: Context) {
  const { model, modelVersion, vector } = readInput(input);
  const thresholds = faceThresholds[`${model} ${modelVersion}`] ?? unmeasured;
  const gallery = faceGallery(model, modelVersion, vector.length);
  const rows = await facesOf(context.store, gallery, vector.length);
  const alike = await rows.alike(vector, Math.max(thresholds.candidate, input.minSimilarity ?? -1));
  const visible = await visibleInOrder(alike, first, context.loaders.faceById);
  const candidates = visible.map(({ entry, record }) => candidate(record, entry.similarity, thresholds));
  const digest = { kind: 'TEMPLATE' as const, text: Buffer.from(vector.buffer).toString('base64') };
  const checkId = context.audit.search(
    [digest],
    candidates.map(({ face, level }) => ({
      id: globalId('FaceRecord', face.id),
      type: 'FaceRecord' as const,
      owner: face.owner,
      level,
    })),
  );
  const { refusals, notes } = judgeFaceQuality(input.quality);
  return {
    checkId,
    checkedAt: context.now,
    verdict: candidates.length === 0 ? 'NO_RECORD' : 'POSSIBLE_MATCH',
    quality: [...refusals.map((note) => `${note} A miss says little.`), ...notes],
    isMeasured: thresholds !== unmeasured,
    candidates,
  };
}

function readInput({ template, quality, minSimilarity }: FaceSearchInput) {
  const problems = new InputProblems();
  checkQuality(quality, 'input.quality', problems);
  const isCosine = minSimilarity === null || minSimilarity === undefined || Math.abs(minSimilarity) <= 1;
  problems.expect(isCosine, 'input.minSimilarity', '-1 to 1');
  const read = readTemplate(template, 'input.template', problems);
  if (read !== undefined && !problems.any) return read;
  const messages = problems.fields.map(({ path, expected }) => `"${path}": expected ${expected}.`);
  throw codedError('BAD_USER_INPUT', messages.join(' '));
}

function candidate(face: FaceRecord, similarity: number, { strong }: FaceThresholds) {
  const level: 'STRONG' | 'POSSIBLE' = similarity >= strong ? 'STRONG' : 'POSSIBLE';
  const note = `Cosine ${similarity.toFixed(3)} between the vectors.`;
  return {
    face,
    similarity,
    level,
    reasons: [{ feature: 'similarity', weight: 1, score: Math.max(0, similarity), note }],
  };
}
