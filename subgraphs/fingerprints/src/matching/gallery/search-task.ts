import type { FingerprintKind } from '../fingerprint-kinds';
import { compareRecords, type FingerAgreement, type PlacedFinger } from '../compare-records';
import { placed, prepareRecord, recordAt, type RecordToPrepare } from './prepared-record';
import { Screen } from './screen';

/** Records that are to be made ready, as the store has them. */
export interface PrepareTask {
  readonly task: 'prepare';
  readonly records: readonly { kind: FingerprintKind; templates: RecordToPrepare['templates'] }[];
}

/** Records that lie one behind the other in a block, to be looked at roughly. */
export interface ScreenTask {
  readonly task: 'screen';
  /** What is looked for, as `prepareRecord` makes it. */
  readonly probe: Uint8Array;
  readonly block: number;
  readonly place: number;
  readonly count: number;
}

/** Records that are to be compared, each by its block and its place there. */
export interface CompareTask {
  readonly task: 'compare';
  /** What is looked for, as `prepareRecord` makes it. */
  readonly probe: Uint8Array;
  readonly blocks: Uint32Array;
  readonly places: Uint32Array;
  /** Records less rare than this are not told. */
  readonly leastRarity: number;
}

/** One record that is compared, finger by finger. */
export interface VerifyTask {
  readonly task: 'verify';
  /** One of the fingers, as `prepareRecord` makes it. */
  readonly probe: Uint8Array;
  /** The record, likewise. */
  readonly record: Uint8Array;
}

/** A record that came near enough. */
export interface FoundRecord {
  /** Which of the task's records. */
  readonly index: number;
  readonly rarity: number;
  readonly fingers: readonly FingerAgreement[];
}

/** What threads are asked to do. */
export type Task = PrepareTask | ScreenTask | CompareTask | VerifyTask;

/** What comes of a task. */
export type Result<T extends Task> = T extends PrepareTask
  ? Uint8Array[]
  : T extends ScreenTask
    ? Uint16Array
    : T extends CompareTask
      ? FoundRecord[]
      : readonly FingerAgreement[];

/** Does what a thread is asked to do; `blocks` are those of the memory that it shares, by number. */
export function carryOut(task: Task, blocks: ReadonlyMap<number, SharedArrayBuffer>): Result<Task> {
  switch (task.task) {
    case 'prepare':
      return task.records.map(prepareRecord);
    case 'screen':
      return screened(task, blockOf(blocks, task.block));
    case 'compare':
      return found(task, blocks);
    case 'verify':
      return compareRecords(fingersOf(task.probe), fingersOf(task.record)).fingers;
    default:
      return task satisfies never;
  }
}

/** How alike each record is, in steps of 1/65,535. */
function screened({ probe, place, count }: ScreenTask, block: SharedArrayBuffer): Uint16Array {
  const screen = new Screen(recordAt(probe.buffer, probe.byteOffset).fingers);
  const scores = new Uint16Array(count);
  let next = place;
  for (let index = 0; index < count; index += 1) {
    const record = recordAt(block, next);
    scores[index] = Math.round(screen.of(record.fingers) * 0xffff);
    next += record.bytes;
  }
  return scores;
}

function found({ probe, blocks, places, leastRarity }: CompareTask, memory: ReadonlyMap<number, SharedArrayBuffer>) {
  const { fingers: probes } = recordAt(probe.buffer, probe.byteOffset);
  const screen = new Screen(probes);
  const fingers = probes.map(placed);
  const results: FoundRecord[] = [];
  places.forEach((place, index) => {
    const record = recordAt(blockOf(memory, blocks[index] ?? 0), place);
    const others = record.fingers.map((finger): PlacedFinger => placed(finger));
    const mostAlike = (finger: number) => screen.mostAlike(finger, record.fingers);
    const agreement = compareRecords(fingers, others, mostAlike);
    if (agreement.rarity >= leastRarity) results.push({ index, ...agreement });
  });
  return results;
}

function fingersOf(prepared: Uint8Array): PlacedFinger[] {
  return recordAt(prepared.buffer, prepared.byteOffset).fingers.map(placed);
}

function blockOf(blocks: ReadonlyMap<number, SharedArrayBuffer>, number: number): SharedArrayBuffer {
  const block = blocks.get(number);
  if (block === undefined) throw new Error(`a thread was not given block ${number}`);
  return block;
}
