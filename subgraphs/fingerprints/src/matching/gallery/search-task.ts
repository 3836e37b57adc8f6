import { readFingerMinutiaeRecord } from '@crimegraph/shared/biometrics/iso-19794-2';
import { compareRecords, type FingerAgreement, type PlacedFinger } from '../compare-records';
import { type PackedFinger, packFinger, PreparedFinger } from '../minutiae/prepared-finger';
import { FingerBlock } from './finger-block';

/** A finger that is looked for, as it is sent to a worker. */
export interface PackedProbe {
  readonly position: number;
  readonly packed: PackedFinger;
}

/** Records whose fingers are to be made ready, as the store has them. */
export interface PackTask {
  readonly task: 'pack';
  readonly records: readonly { kind: number; fingers: readonly { position: number; template: string }[] }[];
}

/** Records of one block, from `from` to before `to`. */
export interface BlockPart {
  readonly buffer: SharedArrayBuffer;
  readonly from: number;
  readonly to: number;
}

/** Parts of blocks that are to be searched. */
export interface SearchTask {
  readonly task: 'search';
  readonly parts: readonly BlockPart[];
  /** Only records of this kind; all when undefined. */
  readonly kind: number | undefined;
  readonly probes: readonly PackedProbe[];
  /** Records less rare than this are not told. */
  readonly leastRarity: number;
}

/** A record that came near enough. */
export interface FoundRecord {
  /** Which of the parts, and its place in the block. */
  part: number;
  record: number;
  rarity: number;
  fingers: readonly FingerAgreement[];
}

/** Does what a worker is asked to do. */
export function carryOut(task: PackTask): SharedArrayBuffer;
export function carryOut(task: SearchTask): FoundRecord[];
export function carryOut(task: PackTask | SearchTask): SharedArrayBuffer | FoundRecord[];
export function carryOut(task: PackTask | SearchTask): SharedArrayBuffer | FoundRecord[] {
  return task.task === 'pack' ? pack(task) : search(task);
}

function pack({ records }: PackTask): SharedArrayBuffer {
  return FingerBlock.of(
    records.map(({ kind, fingers }) => ({
      kind,
      fingers: fingers.map(({ position, template }) => ({ position, packed: packTemplate(template) })),
    })),
  ).buffer;
}

/** The one finger of a row's record, which was brought to 500 dpi before it was written. */
export function packTemplate(template: string): PackedFinger {
  return packFinger(readFingerMinutiaeRecord(Buffer.from(template, 'base64'))[0]?.minutiae ?? []);
}

function search({ parts, kind, probes, leastRarity }: SearchTask): FoundRecord[] {
  const placed = probes.map(({ position, packed }): PlacedFinger => ({ position, finger: new PreparedFinger(packed) }));
  return parts.flatMap(({ buffer, from, to }, part) => {
    const block = new FingerBlock(buffer);
    const found: FoundRecord[] = [];
    for (let record = from; record < to; record += 1) {
      if (kind !== undefined && block.kindOf(record) !== kind) continue;
      const { rarity, fingers } = compareRecords(placed, block.fingersOf(record));
      if (rarity >= leastRarity) found.push({ part, record, rarity, fingers });
    }
    return found;
  });
}
