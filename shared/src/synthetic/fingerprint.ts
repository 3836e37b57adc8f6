import type { FingerMinutia } from '../biometrics/iso-19794-2';
import { syntheticPerson } from './person';
import { Random, WeightedList } from './random';
import type { Point, RidgeFlow, RidgePattern } from './ridge-flow';
import { ridgeDirection, ridgeFlow } from './ridge-flow';
import { assertSyntheticIndex, syntheticId } from './synthetic-id';
import { addDays, isoDate } from './synthetic-time';

/** A minutia of a synthetic finger: pixels at 500 dpi within 500 × 500, a ridge ending (1) or bifurcation (2). */
export interface Minutia extends FingerMinutia {
  readonly type: 1 | 2;
}

/** One synthetic finger. */
export interface SyntheticFinger {
  /** 1–5 right thumb to little finger, 6–10 left thumb to little finger. */
  readonly position: number;
  /** 0–100. */
  readonly quality: number;
  /** 25–60, at least 14 pixels apart. */
  readonly minutiae: readonly Minutia[];
}

/** The ten fingers of a synthetic person: minutiae laid out along a model of ridge flow, taken from nobody. */
export interface SyntheticTenprint {
  readonly id: string;
  /** The synthetic person of the same index. */
  readonly personIndex: number;
  readonly fingers: readonly SyntheticFinger[];
  /** Alpha-3 of the bureau that owns the person's record. */
  readonly owner: string;
  /** That of the person's record. */
  readonly confidentiality: 1 | 2 | 3;
  /** YYYY-MM-DD. */
  readonly capturedOn: string;
  readonly recordedAt: Date;
  readonly nationalReference: string;
}

const FINGERS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const CENTRE = 250;
/** Half axes of the printed area, pixels. */
const AREA = { x: 185, y: 230 };
/** Nearer pairs would be one minutia split by noise: ridges lie about 9 pixels apart at 500 dpi. */
const MIN_DISTANCE = 14;
const ANGLE_STEP = 360 / 256;

/** Loops mostly open towards the little finger; whorls are about a third, arches about one in twenty. */
const patterns: Readonly<Record<'RIGHT' | 'LEFT', WeightedList<RidgePattern>>> = {
  RIGHT: new WeightedList([
    ['RIGHT_LOOP', 58],
    ['LEFT_LOOP', 5],
    ['WHORL', 32],
    ['ARCH', 5],
  ]),
  LEFT: new WeightedList([
    ['LEFT_LOOP', 58],
    ['RIGHT_LOOP', 5],
    ['WHORL', 32],
    ['ARCH', 5],
  ]),
};

/**
 * The ten fingers of the synthetic person of an index.
 * @throws {RangeError} when the index is not an integer from 0 to 2^40 − 1.
 */
export function syntheticTenprint(index: number): SyntheticTenprint {
  assertSyntheticIndex(index);
  const person = syntheticPerson(index);
  const random = new Random('fingerprint', index);
  return {
    id: syntheticId('fingerprint', index),
    personIndex: index,
    fingers: FINGERS.map((position) => finger(random, position)),
    owner: person.owner,
    confidentiality: person.confidentiality,
    capturedOn: isoDate(addDays(person.recordedAt, -random.int(0, 700))),
    recordedAt: person.recordedAt,
    nationalReference: `${person.owner}-FP${random.digits(8)}`,
  };
}

function finger(random: Random, position: number): SyntheticFinger {
  const pattern = random.weighted(patterns[position <= 5 ? 'RIGHT' : 'LEFT']);
  const centre = { x: CENTRE + random.int(-20, 20), y: CENTRE + random.int(-25, 25) };
  const flow = ridgeFlow(pattern, centre);
  const points = scatter(random, random.int(25, 60));
  return { position, quality: random.int(45, 95), minutiae: points.map((point) => minutia(random, flow, point)) };
}

/** Points of an ellipse that keep their distance; the area holds many times 60, so the search always ends. */
function scatter(random: Random, count: number): Point[] {
  const points: Point[] = [];
  while (points.length < count) {
    const dx = random.unit() * 2 - 1;
    const dy = random.unit() * 2 - 1;
    if (dx * dx + dy * dy > 1) continue;
    const point = { x: CENTRE + Math.round(dx * AREA.x), y: CENTRE + Math.round(dy * AREA.y) };
    if (points.every((other) => (other.x - point.x) ** 2 + (other.y - point.y) ** 2 >= MIN_DISTANCE ** 2)) {
      points.push(point);
    }
  }
  return points;
}

function minutia(random: Random, flow: RidgeFlow, point: Point): Minutia {
  const direction = ridgeDirection(flow, point) + (random.chance(0.5) ? 180 : 0) + random.int(-6, 6);
  // Whole steps of the record format, so that writing and reading give back the same.
  const step = ((Math.round(direction / ANGLE_STEP) % 256) + 256) % 256;
  return {
    x: point.x,
    y: point.y,
    angle: step * ANGLE_STEP,
    type: random.chance(0.58) ? 1 : 2,
    quality: random.int(30, 95),
  };
}
