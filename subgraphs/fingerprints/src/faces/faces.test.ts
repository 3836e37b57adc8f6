import { Random } from '@crimegraph/shared/synthetic/random';
import { FaceRows } from './face-galleries';
import { judgeFaceQuality } from './face-quality';
import { faceGallery, faceVectorText, readFaceVector } from './face-vector';

const DIMENSIONS = 64;
const idOf = (index: number) => `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`;

function vectorOf(stream: string, index: number): Float32Array {
  const random = new Random(stream, index);
  const values = Float32Array.from({ length: DIMENSIONS }, () => random.unit() - 0.5);
  return readFaceVector(faceVectorText(values)) ?? new Float32Array();
}
const bytesOf = (vector: Float32Array) => Buffer.from(faceVectorText(vector), 'base64');
const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);

function rowsOf(vectors: readonly Float32Array[]): FaceRows {
  const rows = new FaceRows(DIMENSIONS);
  // In several parts, as they are enrolled.
  for (let start = 0; start < vectors.length; start += 3_000) {
    const part = vectors.slice(start, start + 3_000);
    rows.add(part.map((vector, at) => ({ sequence: 0, recordId: idOf(start + at), vector: bytesOf(vector) })));
  }
  return rows;
}

describe('faces in memory', () => {
  const vectors = Array.from({ length: 9_000 }, (_, index) => vectorOf('face', index));
  const rows = rowsOf(vectors);

  test('all that are alike are found, in the order of their likeness, and no other', async () => {
    for (const index of [0, 4_095, 4_096, 8_999]) {
      const probe = vectors[index] as Float32Array;
      const found = await rows.alike(probe, 0.3);
      const expected = vectors
        .map((vector, place) => ({ id: idOf(place), similarity: cosine(probe, vector) }))
        .filter(({ similarity }) => similarity >= 0.3)
        .sort((a, b) => b.similarity - a.similarity);
      expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
      expect(found[0]).toEqual({ id: idOf(index), similarity: 1 });
      found.forEach(({ similarity }, place) => expect(similarity).toBeCloseTo(expected[place]?.similarity ?? 0, 5));
    }
  });

  test('also where a thousand are the same face', async () => {
    const same = Array.from({ length: 1_000 }, () => vectors[0] as Float32Array);
    const found = await rowsOf([...same, ...vectors.slice(1, 100)]).alike(vectors[0] as Float32Array, 0.9);
    expect(found.map(({ id }) => id)).toEqual(same.map((_vector, index) => idOf(index)));
  });

  test('none where there are none', async () => {
    expect(await new FaceRows(DIMENSIONS).alike(vectors[0] as Float32Array, -1)).toEqual([]);
  });
});

describe('a vector', () => {
  test('is brought to length one', () => {
    const read = readFaceVector(faceVectorText(Float32Array.from({ length: 32 }, () => 5)));
    expect(read?.[0]).toBeCloseTo(1 / Math.sqrt(32), 6);
  });

  test.each([
    ['too short', faceVectorText(new Float32Array(31).fill(1))],
    ['too long', faceVectorText(new Float32Array(2_049).fill(1))],
    ['of no direction', faceVectorText(new Float32Array(64))],
    ['of no number', faceVectorText(new Float32Array(64).fill(NaN))],
    ['without end', faceVectorText(new Float32Array(64).fill(Infinity))],
    ['of half a float', Buffer.alloc(129, 1).toString('base64')],
    ['no base64', '?'.repeat(200)],
  ])('that is %s is none', (_what, text) => {
    expect(readFaceVector(text)).toBeUndefined();
  });

  test('is of a gallery of its model, version and size', () => {
    const names = [
      faceGallery('a', 'b', 64),
      faceGallery('a', 'b', 128),
      faceGallery('ab', '', 64),
      faceGallery('a', 'c', 64),
    ];
    expect(new Set(names).size).toBe(4);
    expect(names.every((name) => name.length <= 40)).toBe(true);
  });
});

test.each([
  ['nothing measured', null, 0, 1],
  ['a good image', { score: 80, eyeDistance: 120, yaw: 2, pitch: -3 }, 0, 0],
  ['a fair one', { score: 45, eyeDistance: 80, yaw: -20, pitch: 0 }, 0, 3],
  ['a poor one', { score: 10, eyeDistance: 30, yaw: 60, pitch: -40 }, 4, 0],
])('the quality of %s is judged', (_what, measured, refusals, notes) => {
  const judged = judgeFaceQuality(measured);
  expect([judged.refusals.length, judged.notes.length]).toEqual([refusals, notes]);
});
