import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readFingerRecord } from '@crimegraph/fingerprints/formats/read-finger-record';
import { readTransaction } from '@crimegraph/fingerprints/formats/transaction/read-transaction';
import type { ReadFinger } from '@crimegraph/fingerprints/formats/read-finger';

const RECORD = /\.(fmr|dat)$|(^|\/)fmr\.[^/]*$/;
const TRANSACTION = /\.(an2|an2k|eft|nist)$/;
const ANGLE_STEPS = 256;

/**
 * `npm run bench -- fingerprint-formats DIR`: reads every record and transaction below a directory, compares records with the
 * decoded JSON beside them where there is one, and says how fast records are read. What is refused is listed with the reason.
 */
export function fingerprintFormats([directory = '']: string[]): Promise<Record<string, number>> {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).map((name) => join(directory, name));
  const records = files.filter((file) => RECORD.test(file)).map((file) => ({ file, bytes: readFileSync(file) }));
  const figures = { records: 0, refusedRecords: 0, compared: 0, differing: 0, transactions: 0, refusedTransactions: 0 };
  for (const { file, bytes } of records) {
    const fingers = tried(relative(directory, file), () => readFingerRecord(bytes).fingers);
    if (fingers === undefined) figures.refusedRecords += 1;
    else figures.records += 1;
    const decoded = fingers && decodedBeside(file, files);
    if (fingers === undefined || decoded === undefined) continue;
    figures.compared += 1;
    if (JSON.stringify(fingers.map(comparable)) !== JSON.stringify(decoded)) figures.differing += 1;
  }
  for (const file of files.filter((name) => TRANSACTION.test(name))) {
    const read = tried(relative(directory, file), () => readTransaction(readFileSync(file)));
    if (read === undefined) figures.refusedTransactions += 1;
    else figures.transactions += 1;
  }
  return Promise.resolve({ ...figures, recordsPerSecond: Math.round(speed(records.map(({ bytes }) => bytes))) });
}

function tried<T>(name: string, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    process.stderr.write(`${name}: ${(error as Error).message}\n`);
    return undefined;
  }
}

/** Reads all records again and again for a second. */
function speed(records: readonly Buffer[]): number {
  const good = records.filter((bytes) => {
    try {
      return readFingerRecord(bytes).fingers.length > 0;
    } catch {
      return false;
    }
  });
  if (good.length === 0) return 0;
  const start = performance.now();
  let read = 0;
  while (performance.now() - start < 1_000) {
    for (const bytes of good) readFingerRecord(bytes);
    read += good.length;
  }
  return (read * 1_000) / (performance.now() - start);
}

type Comparable = [x: number, y: number, angle: number, type: number, quality: number][];

function comparable({ template }: ReadFinger): Comparable {
  return template.minutiae.map(({ x, y, angle, type, quality }) => [x, y, step(angle), type, quality]);
}

/** Directions to the nearest of 256 steps: what a record of ISO/IEC 19794-2 can hold. */
function step(angle: number): number {
  return Math.round((angle * ANGLE_STEPS) / 360) % ANGLE_STEPS;
}

interface Decoded {
  minutiae?: { x: number; y: number; angle: number; type: string; quality: number }[];
  /** Other decoders give the angle as it stands in the record. */
  fingerprints?: {
    minutiae: { positionX: number; positionY: number; angle: number; type: string; quality: number }[];
  }[];
}

const types: Readonly<Record<string, number>> = { other: 0, either: 0, ending: 1, bifurcation: 2 };

function decodedBeside(file: string, files: readonly string[]): Comparable[] | undefined {
  const beside = file.replace(/\.\w+$/, '.json');
  if (beside === file || !files.includes(beside)) return undefined;
  const { minutiae, fingerprints = [] } = JSON.parse(readFileSync(beside, 'utf8')) as Decoded;
  const typeOf = (type: string) => types[type.toLowerCase()] ?? -1;
  if (minutiae !== undefined) {
    return [minutiae.map(({ x, y, angle, type, quality }) => [x, y, step(angle), typeOf(type), quality])];
  }
  const degrees = /ansi378/.test(file) ? 2 : 360 / ANGLE_STEPS;
  return fingerprints.map((finger) =>
    finger.minutiae.map(({ positionX, positionY, angle, type, quality }) => [
      positionX,
      positionY,
      step(angle * degrees),
      typeOf(type),
      quality <= 100 ? quality : 0,
    ]),
  );
}
