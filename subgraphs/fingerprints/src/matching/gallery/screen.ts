import { mayBeOne } from '../compare-records';
import { CYLINDER_WORDS } from '../minutiae/cylinder-code';
import { type CylindersWithDirections, localSimilarity, screenFingers } from '../minutiae/cylinder-kernel';
import { cylindersAt, fingersAt } from './prepared-record';

/** A finger that is looked for. */
export interface ScreenedProbe {
  readonly position: number;
  readonly packed: CylindersWithDirections;
  /** Whether it is known which way up it is. */
  readonly isUpright: boolean;
}

/** Minutiae of a finger that may be turned in any way which are looked for: those whose surroundings are known best. */
const LOOKED_FOR = 24;
/** Of these as many count, those that have the best counterparts. */
const COUNTED = 10;

/** A first, rough look at records in memory: how near each comes to what is looked for, in no unit. */
export class Screen {
  private readonly probes: readonly ScreenedProbe[];

  constructor(probes: readonly ScreenedProbe[]) {
    this.probes = probes.map((probe) => (probe.isUpright ? probe : { ...probe, packed: mostCertain(probe.packed) }));
  }

  /** How near records come that lie one behind the other, from `place`: the fingers' sum, each the nearest that it may be. */
  nearnessOf(memory: Int32Array, place: number, count: number): Float32Array {
    const { positions, places, minutiae, records } = fingersAt(memory, place, count);
    const sums = new Float32Array(count);
    for (const probe of this.probes) {
      const own = [...positions.keys()].filter((finger) => mayBeOne(probe.position, positions[finger]!));
      const nearness = looked(
        probe,
        memory,
        own.map((finger) => places[finger]!),
        own.map((finger) => minutiae[finger]!),
      );
      const best = new Float32Array(count);
      own.forEach((finger, index) => {
        const record = records[finger]!;
        if (nearness[index]! > best[record]!) best[record] = nearness[index]!;
      });
      for (let record = 0; record < count; record += 1) sums[record]! += best[record]!;
    }
    return sums;
  }

  /** The fingers of a record, by their order in it, the nearest to one that is looked for first. */
  mostAlike(probe: number, memory: Int32Array, place: number): number[] {
    const { places, minutiae } = fingersAt(memory, place, 1);
    const nearness = looked(this.probes[probe]!, memory, places, minutiae);
    return [...places.keys()].sort((a, b) => nearness[b]! - nearness[a]! || a - b);
  }
}

/**
 * Two measures, each the one that loses less (docs/fingerprints.md): the votes for a turn near upright, or, where any turn may be, the best
 * counterparts wherever they lie.
 */
function looked(
  { packed, isUpright }: ScreenedProbe,
  memory: Int32Array,
  places: readonly number[],
  minutiae: readonly number[],
): Float32Array {
  const nearness = new Float32Array(places.length);
  if (isUpright) {
    const fingers = { memory, places: Uint32Array.from(places), minutiae: Uint8Array.from(minutiae) };
    screenFingers(packed, fingers, true, nearness);
  } else {
    places.forEach((place, index) => {
      nearness[index] = bestCounterparts(packed, cylindersAt(memory, place, minutiae[index]!));
    });
  }
  return nearness;
}

const best = new Float64Array(LOOKED_FOR);

function bestCounterparts(probe: CylindersWithDirections, other: CylindersWithDirections): number {
  const [rows, columns] = [probe.sizes.length, other.sizes.length];
  const similarity = localSimilarity(probe, other);
  for (let row = 0; row < rows; row += 1) {
    best[row] = 0;
    for (let at = row * columns; at < (row + 1) * columns; at += 1) {
      if (similarity[at]! > best[row]!) best[row] = similarity[at]!;
    }
  }
  const sorted = best.subarray(0, rows).sort();
  let sum = 0;
  for (let place = Math.max(0, rows - COUNTED); place < rows; place += 1) sum += sorted[place]!;
  return sum / COUNTED;
}

/** Only the cylinders whose cells say most; of equal ones those nearer to the centre. */
function mostCertain({ angle, bits, cells, sizes }: CylindersWithDirections): CylindersWithDirections {
  const chosen = [...sizes.keys()]
    .filter((row) => sizes[row]! > 0)
    .sort((a, b) => sizes[b]! - sizes[a]! || a - b)
    .slice(0, LOOKED_FOR);
  const rowsOf = (of: Int32Array, width: number) =>
    Int32Array.from(chosen.flatMap((row) => [...of.subarray(row * width, (row + 1) * width)]));
  return {
    angle: Float32Array.from(chosen, (row) => angle[row]!),
    bits: rowsOf(bits, CYLINDER_WORDS),
    cells: rowsOf(cells, 2),
    sizes: Uint8Array.from(chosen, (row) => sizes[row]!),
  };
}
