import { mayBeOne } from '../compare-records';
import { type CylindersWithDirections, screenFingers } from '../minutiae/cylinder-kernel';
import { fingersAt } from './prepared-record';

/** A finger that is looked for. */
export interface ScreenedProbe {
  readonly position: number;
  readonly packed: CylindersWithDirections;
  /** Whether it is known which way up it is. */
  readonly isUpright: boolean;
}

/** A first, rough look at records in memory: how near each comes to what is looked for, in no unit. */
export class Screen {
  constructor(private readonly probes: readonly ScreenedProbe[]) {}

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

function looked(
  { packed, isUpright }: ScreenedProbe,
  memory: Int32Array,
  places: readonly number[],
  minutiae: readonly number[],
): Float32Array {
  const nearness = new Float32Array(places.length);
  const fingers = { memory, places: Uint32Array.from(places), minutiae: Uint8Array.from(minutiae) };
  screenFingers(packed, fingers, isUpright, nearness);
  return nearness;
}
