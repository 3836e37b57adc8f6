import { createHash } from 'node:crypto';

/** A face as a model sees it. */
export interface FaceTemplateInput {
  model: string;
  modelVersion: string;
  /** Base64 of 32-bit floats, little-endian. */
  vector: string;
}

/** Values of a vector. */
export const MIN_DIMENSIONS = 32;
export const MAX_DIMENSIONS = 2_048;
const FLOAT_BYTES = 4;
/** A vector shorter than this has no direction. */
const MIN_LENGTH = 1e-6;

/** The vector of a template, brought to length 1; undefined when it is none. */
export function readFaceVector(text: string): Float32Array | undefined {
  if (text.length > MAX_DIMENSIONS * 6 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64');
  const dimensions = bytes.length / FLOAT_BYTES;
  if (!Number.isInteger(dimensions) || dimensions < MIN_DIMENSIONS || dimensions > MAX_DIMENSIONS) return undefined;
  const values = Float64Array.from({ length: dimensions }, (_, index) => bytes.readFloatLE(index * FLOAT_BYTES));
  const length = Math.hypot(...values);
  if (!Number.isFinite(length) || length < MIN_LENGTH) return undefined;
  return Float32Array.from(values, (value) => value / length);
}

/** A vector as it is stored. */
export function faceVectorText(vector: Float32Array): string {
  const bytes = Buffer.alloc(vector.length * FLOAT_BYTES);
  vector.forEach((value, index) => bytes.writeFloatLE(value, index * FLOAT_BYTES));
  return bytes.toString('base64');
}

/**
 * The gallery of a model, its version and the size of its vectors. The size is a part of it so that nobody learns, by sending
 * vectors of another size, whether there are faces of a model.
 */
export function faceGallery(model: string, modelVersion: string, dimensions: number): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([model, modelVersion, dimensions]))
    .digest('hex');
  return `face:${digest.slice(0, 32)}`;
}
