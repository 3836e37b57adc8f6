import { fingerprints } from '@crimegraph/fingerprints/definition';
import { facesOf } from '@crimegraph/fingerprints/faces/face-galleries';
import { faceGallery, faceVectorText, readFaceVector } from '@crimegraph/fingerprints/faces/face-vector';
import { insertFaces } from '@crimegraph/fingerprints/faces/insert-faces';
import { FaceRecord } from '@crimegraph/fingerprints/entities/face-record';
import { newRecord } from '@crimegraph/shared/store/new-record';
import type { Store } from '@crimegraph/shared/store/store';
import { Random } from '@crimegraph/shared/synthetic/random';
import { startTestSubgraph, type TestSubgraph, testViewer } from '@crimegraph/shared/testing/test-subgraph';
import { latenciesOf, loadFigures } from './load';

const CHUNK = 500;
const SECONDS = 10;
const DIMENSIONS = 512;
const MODEL = { model: 'synthetic', modelVersion: '1' };
const SEARCH = `query ($input: FaceSearchInput!) { faceSearch(input: $input) { verdict candidates { similarity face { id } } } }`;

/**
 * `npm run bench -- faces [N]`: one process with N synthetic faces (80,000) of 512 floats on the embedded store: how long it reads
 * them at the start, what memory they take, and searches over HTTP that miss and that meet another image of a face on record,
 * one and eight at a time, with audit and row rules.
 */
export async function faces([size = '80000']: string[]): Promise<Record<string, number>> {
  const count = Number(size);
  const subgraph = await startTestSubgraph(fingerprints, (store) => fill(store, count));
  try {
    const [memory, started] = [process.memoryUsage().arrayBuffers, performance.now()];
    const gallery = faceGallery(MODEL.model, MODEL.modelVersion, DIMENSIONS);
    const rows = await facesOf(subgraph.store, gallery, DIMENSIONS);
    if (rows.count !== count) throw new Error(`expected ${count} faces in memory, got ${rows.count}`);
    const readMs = Math.round(performance.now() - started);
    const megabytes = Math.round((process.memoryUsage().arrayBuffers - memory) / 1e6);
    return {
      faces: count,
      readMs,
      megabytes,
      ...(await searched('miss', 1, (n) => ask(subgraph, vectorOf(count + n), 'NO_RECORD'))),
      ...(await searched('hit', 1, (n) => ask(subgraph, vectorOf((n * 7_919) % count, n), 'POSSIBLE_MATCH'))),
      ...(await searched('missOfEight', 8, (n) => ask(subgraph, vectorOf(count * 2 + n), 'NO_RECORD'))),
    };
  } finally {
    await subgraph.stop();
  }
}

async function searched(name: string, atOnce: number, send: (n: number) => Promise<void>) {
  const { requestsPerSecond, p50Ms, p99Ms } = loadFigures([await latenciesOf(atOnce, SECONDS, send)]);
  return { [`${name}PerSecond`]: requestsPerSecond, [`${name}P50Ms`]: p50Ms, [`${name}P99Ms`]: p99Ms };
}

async function ask(subgraph: TestSubgraph, vector: Float32Array, verdict: string): Promise<void> {
  const input = { template: { ...MODEL, vector: faceVectorText(vector) } };
  const answer = await subgraph.ask(SEARCH, { input });
  const found = (answer.data?.['faceSearch'] as { verdict: string } | undefined)?.verdict;
  if (found !== verdict) throw new Error(`expected ${verdict}, got ${String(found)}`);
}

/** A face, or with `image` another image of it. Faces of strangers are nearly at right angles, as those of good models are. */
function vectorOf(index: number, image = 0): Float32Array {
  const [of, noise] = [new Random('face-bench', index), new Random('face-image', image)];
  return Float32Array.from({ length: DIMENSIONS }, () => of.unit() - 0.5 + (image === 0 ? 0 : noise.unit() - 0.5));
}

async function fill(store: Store, count: number): Promise<void> {
  for (let start = 0; start < count; start += CHUNK) {
    const rows = Array.from({ length: Math.min(CHUNK, count - start) }, (_, offset) => {
      const vector = readFaceVector(faceVectorText(vectorOf(start + offset)));
      if (vector === undefined) throw new Error('no vector');
      const record = Object.assign(new FaceRecord(), newRecord('fingerprints', testViewer, new Date()), {
        personId: null,
        capturedOn: null,
        quality: 80,
        subjectBirthDate: null,
        subjectStatus: null,
      });
      return { record, template: { ...MODEL, vector } };
    });
    await store.write((manager) => insertFaces(manager, rows));
  }
}
