import type { GalleryRows } from '../../galleries/gallery';
import { RecordIds } from '../../galleries/record-ids';
import type { FingerAgreement } from '../compare-records';
import { FingerBlock } from './finger-block';
import type { SearchPool } from './search-pool';
import type { BlockPart, PackedProbe, SearchTask } from './search-task';

/** A record with its fingers, as it is read from the store. */
export interface FingerEntry {
  readonly sequence: number;
  readonly recordId: string;
  readonly kind: number;
  readonly fingers: readonly { readonly position: number; readonly template: string }[];
}

/** A record that came near enough. */
export interface FoundFingers {
  readonly id: string;
  /** −log10 of the false-match rate, 0 to 9. */
  readonly rarity: number;
  readonly fingers: readonly FingerAgreement[];
}

/** Records that are made ready at once. */
const PACK = 100;
/** Comparisons of one task: some tens of milliseconds. */
const SLICE = 100;

/** All records with fingers in memory that threads share. */
export class FingerRows implements GalleryRows<FingerEntry> {
  private readonly ids = new RecordIds();
  private blocks: readonly { block: FingerBlock; first: number }[] = [];

  constructor(private readonly pool: SearchPool) {}

  get count(): number {
    return this.ids.count;
  }

  get bytes(): number {
    return this.blocks.reduce((sum, { block }) => sum + block.buffer.byteLength, 0);
  }

  async add(entries: readonly FingerEntry[]): Promise<void> {
    const parts = Array.from({ length: Math.ceil(entries.length / PACK) }, (_, part) =>
      entries.slice(part * PACK, (part + 1) * PACK),
    );
    const buffers = await this.pool.pack(parts.map((records) => ({ task: 'pack' as const, records })));
    let first = this.ids.count;
    const added = buffers.map((buffer) => {
      const block = new FingerBlock(buffer);
      first += block.records;
      return { block, first: first - block.records };
    });
    for (const { recordId } of entries) this.ids.push(recordId);
    this.blocks = [...this.blocks, ...added];
  }

  /** All records at least as near as `leastRarity`, the rarest first. */
  async search(probes: readonly PackedProbe[], kind: number | undefined, leastRarity: number): Promise<FoundFingers[]> {
    const tasks = this.parts(Math.max(1, Math.floor(SLICE / Math.max(1, probes.length))));
    const results = await this.pool.search(
      tasks.map((parts): SearchTask => ({ task: 'search', parts, kind, probes, leastRarity })),
    );
    return results
      .flatMap((found, index) =>
        found.map(({ part, record, rarity, fingers }) => {
          const { first } = tasks[index]![part]!;
          return { id: this.ids.at(first + record), rarity, fingers };
        }),
      )
      .sort((a, b) => b.rarity - a.rarity || (a.id < b.id ? -1 : 1));
  }

  /** All blocks, in parts of together `size` records: many small ones make one task, a large one makes many. */
  private parts(size: number): (BlockPart & { first: number })[][] {
    const tasks: (BlockPart & { first: number })[][] = [];
    let room = 0;
    for (const { block, first } of this.blocks) {
      for (let from = 0; from < block.records;) {
        if (room === 0) {
          tasks.push([]);
          room = size;
        }
        const to = Math.min(block.records, from + room);
        tasks.at(-1)?.push({ buffer: block.buffer, from, to, first });
        room -= to - from;
        from = to;
      }
    }
    return tasks;
  }
}
