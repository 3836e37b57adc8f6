import { mayBeOne } from '../compare-records';
import { localSimilarity } from '../minutiae/cylinder-kernel';
import { CYLINDER_WORDS, type CylinderCodes } from '../minutiae/cylinder-code';

interface Placed {
  readonly position: number;
  readonly packed: CylinderCodes;
}

/** Minutiae of a finger that is looked for which are looked for in others: those whose surroundings are known best. */
const LOOKED_FOR = 24;
/** Of these as many count, those that have the best counterparts. */
const COUNTED = 10;

/** A first, rough look at records: how alike the surroundings of some minutiae are, wherever they lie. */
export class Screen {
  private readonly looked: readonly CylinderCodes[];
  private readonly best = new Float64Array(LOOKED_FOR);

  constructor(private readonly probes: readonly Placed[]) {
    this.looked = probes.map(({ packed }) => mostCertain(packed));
  }

  /** How alike a record is to all that is looked for, 0 to 1. */
  of(fingers: readonly Placed[]): number {
    let sum = 0;
    this.probes.forEach(({ position }, probe) => {
      let best = 0;
      for (const other of fingers) {
        if (mayBeOne(position, other.position)) best = Math.max(best, this.alike(probe, other.packed));
      }
      sum += best;
    });
    return sum / Math.max(1, this.probes.length);
  }

  /** The places of a record's fingers in the order in which they are like one that is looked for. */
  mostAlike(probe: number, fingers: readonly Placed[]): number[] {
    return fingers
      .map(({ packed }, place) => ({ place, likeness: this.alike(probe, packed) }))
      .sort((a, b) => b.likeness - a.likeness || a.place - b.place)
      .map(({ place }) => place);
  }

  private alike(probe: number, other: CylinderCodes): number {
    const looked = this.looked[probe]!;
    const [rows, columns] = [looked.sizes.length, other.sizes.length];
    const similarity = localSimilarity(looked, other);
    for (let row = 0; row < rows; row += 1) {
      let best = 0;
      for (let at = row * columns; at < (row + 1) * columns; at += 1)
        if (similarity[at]! > best) best = similarity[at]!;
      this.best[row] = best;
    }
    const sorted = this.best.subarray(0, rows).sort();
    let sum = 0;
    for (let place = Math.max(0, rows - COUNTED); place < rows; place += 1) sum += sorted[place]!;
    return sum / COUNTED;
  }
}

/** Only the cylinders whose cells say most; of equal ones those nearer to the centre. */
function mostCertain({ bits, cells, sizes }: CylinderCodes): CylinderCodes {
  const chosen = [...sizes.keys()]
    .filter((row) => sizes[row]! > 0)
    .sort((a, b) => sizes[b]! - sizes[a]! || a - b)
    .slice(0, LOOKED_FOR);
  const rowsOf = (of: Int32Array, width: number) =>
    Int32Array.from(chosen.flatMap((row) => [...of.subarray(row * width, (row + 1) * width)]));
  return {
    bits: rowsOf(bits, CYLINDER_WORDS),
    cells: rowsOf(cells, 2),
    sizes: Uint8Array.from(chosen, (row) => sizes[row]!),
  };
}
