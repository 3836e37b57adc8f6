import { mayBeOne } from '../compare-records';
import { CYLINDER_WORDS, LAYERS } from '../minutiae/cylinder-code';
import type { PackedFinger } from '../minutiae/prepared-finger';

interface Placed {
  readonly position: number;
  readonly packed: PackedFinger;
}

/** Minutiae of a finger that is looked for which are looked for in others. */
const LOOKED_FOR = 16;
/** Of these as many count, those that have the best counterparts. */
const COUNTED = 8;
/** Share of the larger cylinder's cells that two must have in common. */
const MIN_SHARED = 0.5;

/** A first, rough look at records: how alike the surroundings of some minutiae are, wherever they lie. */
export class Screen {
  private readonly looked: readonly number[][];

  constructor(private readonly probes: readonly Placed[]) {
    this.looked = probes.map(({ packed }) => mostCertain(packed));
  }

  /** How alike a record is to all that is looked for, 0 to 1. */
  of(fingers: readonly Placed[]): number {
    const sum = this.probes.reduce((total, probe, index) => {
      const own = fingers.filter(({ position }) => mayBeOne(probe.position, position));
      return total + own.reduce((best, finger) => Math.max(best, this.alike(index, finger.packed)), 0);
    }, 0);
    return sum / this.probes.length;
  }

  /** The places of a record's fingers in the order in which they are like one that is looked for. */
  mostAlike(probe: number, fingers: readonly Placed[]): number[] {
    return fingers
      .map(({ packed }, place) => ({ place, likeness: this.alike(probe, packed) }))
      .sort((a, b) => b.likeness - a.likeness || a.place - b.place)
      .map(({ place }) => place);
  }

  private alike(probe: number, other: PackedFinger): number {
    const { packed } = this.probes[probe]!;
    const best = this.looked[probe]!.map((row) => bestLikeness(packed, row, other)).sort((a, b) => b - a);
    const counted = best.slice(0, COUNTED);
    return counted.length === 0 ? 0 : counted.reduce((sum, likeness) => sum + likeness, 0) / COUNTED;
  }
}

/** The minutiae whose surroundings are known best; the nearer to the centre the better. */
function mostCertain({ sizes, quality }: PackedFinger): number[] {
  return [...sizes.keys()]
    .filter((row) => sizes[row]! > 0)
    .sort((a, b) => sizes[b]! - sizes[a]! || quality[b]! - quality[a]! || a - b)
    .slice(0, LOOKED_FOR);
}

function bestLikeness(a: PackedFinger, row: number, b: PackedFinger): number {
  let best = 0;
  for (let column = 0; column < b.sizes.length; column += 1) {
    const likeness = alike(a, row, b, column);
    if (likeness > best) best = likeness;
  }
  return best;
}

/** Share of the bits that two cylinders have in common, over the cells that both know. */
function alike(a: PackedFinger, row: number, b: PackedFinger, column: number): number {
  const size = Math.max(a.sizes[row]!, b.sizes[column]!);
  if (b.sizes[column] === 0) return 0;
  const low = a.cells[row * 2]! & b.cells[column * 2]!;
  const high = a.cells[row * 2 + 1]! & b.cells[column * 2 + 1]!;
  if (ones(low) + ones(high) < MIN_SHARED * size) return 0;
  let differing = 0;
  let either = 0;
  const [fromA, fromB] = [row * CYLINDER_WORDS, column * CYLINDER_WORDS];
  for (let word = 0; word < 2 * LAYERS; word += 2) {
    const [lowA, lowB] = [a.bits[fromA + word]! & low, b.bits[fromB + word]! & low];
    const [highA, highB] = [a.bits[fromA + word + 1]! & high, b.bits[fromB + word + 1]! & high];
    differing += ones(lowA ^ lowB) + ones(highA ^ highB);
    either += ones(lowA | lowB) + ones(highA | highB);
  }
  return either === 0 ? 0 : 1 - differing / either;
}

/** How many bits of a 32-bit word are set. */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
