import { Random } from '@crimegraph/shared/synthetic/random';
import { readFaceVector, faceVectorText } from '../faces/face-vector';

/** The model that synthetic faces are said to be of; none has ever seen a face. */
export const SYNTHETIC_MODEL = { model: 'synthetic', modelVersion: '1' } as const;
const DIMENSIONS = 128;

/** A synthetic face template: a direction of its own, nearly at right angles to that of every other index. */
export function syntheticFace(index: number): Float32Array {
  const random = new Random('face-template', index);
  const values = Float32Array.from({ length: DIMENSIONS }, () => random.unit() - 0.5);
  const vector = readFaceVector(faceVectorText(values));
  if (vector === undefined) throw new Error('a synthetic face has no direction');
  return vector;
}
