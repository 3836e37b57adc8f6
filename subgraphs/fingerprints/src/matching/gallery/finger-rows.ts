import { type FingerprintKind, fingerprintKinds } from '../fingerprint-kinds';
import { grown, RecordIds } from '../../galleries/record-ids';
import type { GalleryRows } from '../../galleries/gallery';
import { COMPARED, type FingerAgreement } from '../compare-records';
import { compareBudget } from '../fingerprint-policy-data';
import { UNKNOWN_FINGER } from '../finger-positions';
import { inOrderOfScore } from './in-order-of-score';
import { recordAt, type RecordToPrepare } from './prepared-record';
import type { RunTasks, SearchPool } from './search-pool';
import type { CompareTask, PrepareTask, ScreenTask } from './search-task';

/** A record made ready, as it is read from the store. */
export interface FingerEntry {
  readonly sequence: number;
  readonly recordId: string;
  readonly prepared: Uint8Array;
}

/** What is looked for, and by whom. */
export interface FingerSearch {
  readonly fingers: RecordToPrepare['templates'];
  /** Only records of this kind; all when null. */
  readonly kind: FingerprintKind | null;
  /** Records less rare than this are not told. */
  readonly leastRarity: number;
  /** On whose behalf; each party has its turn. */
  readonly party: string;
  /** Which of these records may be searched. */
  readonly visible: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
}

/** A record that came near enough. */
export interface FoundFingers {
  readonly id: string;
  /** −log10 of the false-match rate, 0 to 9. */
  readonly rarity: number;
  readonly fingers: readonly FingerAgreement[];
}

/** Bytes of memory that is taken at once; the largest record, of 40 palms, has less than a megabyte. */
const BLOCK = 8 * 1024 * 1024;
/** Fingers that are looked at in one task, and comparisons of one: some tens of milliseconds. */
const SCREENED_AT_ONCE = 2_000;
const COMPARED_AT_ONCE = 60;
/** Records whose visibility is asked for at once. */
const VISIBLE_AT_ONCE = 1_000;

/** All records with fingers, made ready, in memory that threads share. They are only ever added to. */
export class FingerRows implements GalleryRows<FingerEntry> {
  private readonly ids = new RecordIds();
  private readonly blocks: { number: number; bytes: Uint8Array; used: number }[] = [];
  private blockOf = new Uint32Array(256);
  private placeOf = new Uint32Array(256);
  private kindOf = new Uint8Array(256);
  private fingers = 0;

  /** @param budget comparisons that one search makes at most */
  constructor(
    private readonly pool: SearchPool,
    private readonly budget = compareBudget,
  ) {}

  get count(): number {
    return this.ids.count;
  }

  get bytes(): number {
    return this.blocks.reduce((sum, { bytes }) => sum + bytes.length, 0);
  }

  add(entries: readonly FingerEntry[]): void {
    for (const { recordId, prepared } of entries) {
      const block = this.blockFor(prepared.length);
      const index = this.ids.count;
      this.blockOf = grown(this.blockOf, index + 1);
      this.placeOf = grown(this.placeOf, index + 1);
      this.kindOf = grown(this.kindOf, index + 1);
      block.bytes.set(prepared, block.used);
      const { kind, fingers } = recordAt(block.bytes.buffer, block.used);
      this.blockOf[index] = block.number;
      this.placeOf[index] = block.used;
      this.kindOf[index] = kind;
      this.fingers += fingers.length;
      block.used += prepared.length;
      this.ids.push(recordId);
    }
  }

  /** Nobody searches these rows any more than those who do now. */
  release(): void {
    for (const { number } of this.blocks) this.pool.forget(number);
  }

  /**
   * All records at least as near as `leastRarity`, the rarest first. Where there are more than are compared for one search, all are
   * looked at roughly first, and those most alike of the visible ones are compared: what is hidden takes nobody's place.
   */
  search(search: FingerSearch): Promise<FoundFingers[]> {
    const { fingers: templates, leastRarity, party } = search;
    return this.pool.search(party, async (run) => {
      const prepare: PrepareTask = { task: 'prepare', records: [{ kind: 'SINGLE', templates }] };
      const probe = (await run([prepare]))[0]?.[0] as Uint8Array;
      const records = await this.chosen(probe, search, run);
      const size = Math.max(1, Math.floor(COMPARED_AT_ONCE / costOf(probe)));
      const tasks: CompareTask[] = [];
      for (let start = 0; start < records.length; start += size) {
        const part = records.subarray(start, start + size);
        const [blocks, places] = [this.blockOf, this.placeOf].map((of) => part.map((index) => of[index] as number));
        tasks.push({
          task: 'compare',
          probe,
          leastRarity,
          blocks: blocks as Uint32Array,
          places: places as Uint32Array,
        });
      }
      const results = await run(tasks);
      return results
        .flatMap((found, task) =>
          found.map(({ index, rarity, fingers }) => ({
            id: this.ids.at(records[task * size + index] as number),
            rarity,
            fingers,
          })),
        )
        .sort((a, b) => b.rarity - a.rarity || (a.id < b.id ? -1 : 1));
    });
  }

  /** The records that are compared: of those that may be searched, as many as are compared for one search, the most alike. */
  private async chosen(probe: Uint8Array, { kind, visible }: FingerSearch, run: RunTasks): Promise<Uint32Array> {
    const wanted = Math.max(1, Math.floor(this.budget / costOf(probe)));
    const kindNumber = kind === null ? undefined : fingerprintKinds.indexOf(kind);
    const { count } = this;
    const asked = Uint32Array.from({ length: count }, (_, index) => index).filter(
      (index) => kindNumber === undefined || this.kindOf[index] === kindNumber,
    );
    const ordered = asked.length <= wanted ? asked : inOrderOfScore(asked, await this.screened(probe, count, run));
    const chosen = new Uint32Array(Math.min(wanted, ordered.length));
    let taken = 0;
    for (let start = 0; start < ordered.length && taken < wanted; start += VISIBLE_AT_ONCE) {
      const part = ordered.subarray(start, start + VISIBLE_AT_ONCE);
      const ids = Array.from(part, (index) => this.ids.at(index));
      const seen = await visible(ids);
      part.forEach((index, at) => {
        if (taken < wanted && seen.has(ids[at] as string)) chosen[taken++] = index;
      });
    }
    return chosen.subarray(0, taken);
  }

  /** How alike each of the first `count` records is. */
  private async screened(probe: Uint8Array, count: number, run: RunTasks): Promise<Uint16Array> {
    const fingers = Math.max(1, (this.fingers / Math.max(1, this.count)) * costOf(probe));
    const size = Math.max(1, Math.floor(SCREENED_AT_ONCE / fingers));
    const tasks: ScreenTask[] = [];
    for (let start = 0; start < count;) {
      const block = this.blockOf[start] as number;
      let end = start + 1;
      while (end < count && end - start < size && this.blockOf[end] === block) end += 1;
      tasks.push({ task: 'screen', probe, block, place: this.placeOf[start] as number, count: end - start });
      start = end;
    }
    const scores = new Uint16Array(count);
    let place = 0;
    for (const part of await run(tasks)) {
      scores.set(part, place);
      place += part.length;
    }
    return scores;
  }

  private blockFor(size: number): { number: number; bytes: Uint8Array; used: number } {
    const last = this.blocks.at(-1);
    if (last !== undefined && last.used + size <= last.bytes.length) return last;
    const buffer = new SharedArrayBuffer(Math.max(BLOCK, size));
    const block = { number: this.pool.share(buffer), bytes: new Uint8Array(buffer), used: 0 };
    this.blocks.push(block);
    return block;
  }
}

/** What a record costs to be compared, in comparisons of common fingers. */
function costOf(probe: Uint8Array): number {
  const { fingers } = recordAt(probe.buffer, probe.byteOffset);
  return fingers.reduce((sum, { position, packed }) => {
    const tries = position === UNKNOWN_FINGER ? COMPARED : 1;
    return sum + tries * Math.max(1, packed.x.length / COMMON_MINUTIAE);
  }, 0);
}

/** Of a common finger; what a comparison takes grows with them. */
const COMMON_MINUTIAE = 60;
