import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFingerRecord } from '@crimegraph/fingerprints/formats/read-finger-record';
import { type PreparedFinger, prepareFinger } from '@crimegraph/fingerprints/matching/minutiae/prepared-finger';
import type { FingerTemplate } from '@crimegraph/fingerprints/templates/finger-template';

/** One impression of a finger of a set. */
export interface Impression {
  set: string;
  finger: string;
  impression: number;
  prepared: PreparedFinger;
}

const NAME = /^(\w+)_(\d+)\.(json|fmr)$/;
const types: Readonly<Record<string, 0 | 1 | 2>> = { other: 0, ending: 1, bifurcation: 2 };

/**
 * The impressions below a directory: `SET/FINGER_IMPRESSION.json`, or `.fmr` (ISO/IEC 19794-2 or INCITS 378) where there is no JSON;
 * sets, fingers and impressions in their order.
 */
export function readImpressions(directory: string): Impression[] {
  const sets = readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return sets
    .map(({ name }) => name)
    .sort()
    .flatMap((set) => readSet(join(directory, set), set));
}

function readSet(directory: string, set: string): Impression[] {
  const names = readdirSync(directory).flatMap((name) => {
    const [, finger, impression] = NAME.exec(name) ?? [];
    return finger === undefined ? [] : [`${finger}_${impression}`];
  });
  return [...new Set(names)].sort().map((name) => {
    const [finger = '', impression] = name.split('_');
    const { minutiae, dpi } = readTemplate(join(directory, name));
    return { set, finger, impression: Number(impression), prepared: prepareFinger(minutiae, dpi) };
  });
}

function readTemplate(path: string): Pick<FingerTemplate, 'minutiae' | 'dpi'> {
  if (!existsSync(`${path}.json`)) {
    const [finger] = readFingerRecord(readFileSync(`${path}.fmr`)).fingers;
    if (finger === undefined) throw new Error(`expected a finger in ${path}.fmr`);
    return finger.template;
  }
  const { minutiae, dpi } = JSON.parse(readFileSync(`${path}.json`, 'utf8')) as {
    dpi: number;
    minutiae: { x: number; y: number; angle: number; type: string | number; quality: number }[];
  };
  return { dpi, minutiae: minutiae.map((minutia) => ({ ...minutia, type: types[minutia.type] ?? 0 })) };
}
