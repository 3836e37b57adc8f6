import { isWithin, type Polygon } from './convex-hull';

/** 32-bit words of one cylinder: 8 × 8 cells in 6 layers of direction. */
export const CYLINDER_WORDS = 12;

/** Bits of what lies about each minutia, and which of them say anything. */
export interface CylinderCodes {
  readonly bits: Int32Array;
  readonly masks: Int32Array;
  /** How many bits of each mask are set; 0 where a minutia has no cylinder. */
  readonly sizes: Int32Array;
}

/** Cells along a side, and layers of direction. */
const SIDE = 8;
const LAYERS = 6;
/** Radius of a cylinder, pixels at 500 dpi. */
const RADIUS = 70;
const CELL = (2 * RADIUS) / SIDE;
/** Deviations of a minutia's place, pixels, and of its direction, radians. */
const SPATIAL_DEVIATION = 28 / 3;
const DIRECTION_DEVIATION = (2 * Math.PI) / 9;
/** A cell is set when as much falls into it. */
const THRESHOLD = 0.01;
/** Cells further outside the hull of all minutiae say nothing: nobody knows what would be there. */
const MARGIN = 50;
/** Share of a cylinder's cells that have to say something, and minutiae that have to be about it. */
const MIN_VALID = 0.4;
const MIN_NEIGHBOURS = 2;

/**
 * The cylinder of each minutia as bits: Minutia Cylinder-Code (Cappelli, Ferrara, Maltoni: "Minutia Cylinder-Code: a new
 * representation and matching technique for fingerprint recognition", IEEE TPAMI 32(12), 2010), its bit form (section 3.3).
 */
export function cylinderCodes(x: Float64Array, y: Float64Array, angle: Float64Array, hull: Polygon): CylinderCodes {
  const bits = new Int32Array(x.length * CYLINDER_WORDS);
  const masks = new Int32Array(x.length * CYLINDER_WORDS);
  const sizes = new Int32Array(x.length);
  const sums = new Float64Array(LAYERS);
  for (let centre = 0; centre < x.length; centre += 1) {
    const near = neighbours(x, y, centre);
    const first = centre * CYLINDER_WORDS;
    let valid = 0;
    const cos = Math.cos(at(angle, centre));
    const sin = Math.sin(at(angle, centre));
    for (const [cell, u, v] of cells) {
      const px = at(x, centre) + u * cos - v * sin;
      const py = at(y, centre) + u * sin + v * cos;
      if (!isWithin(hull, px, py, MARGIN)) continue;
      valid += 1;
      sums.fill(0);
      for (const other of near) addTo(sums, at(x, other) - px, at(y, other) - py, at(angle, centre) - at(angle, other));
      for (let layer = 0; layer < LAYERS; layer += 1) {
        const bit = cell * LAYERS + layer;
        const flag = 1 << (bit & 31);
        masks[first + (bit >> 5)]! |= flag;
        if (at(sums, layer) >= THRESHOLD) bits[first + (bit >> 5)]! |= flag;
      }
    }
    if (valid >= MIN_VALID * cells.length && near.length >= MIN_NEIGHBOURS) sizes[centre] = valid * LAYERS;
  }
  return { bits, masks, sizes };
}

/** The cells within the circle: number, and place of the middle from the minutia, along its direction and across. */
const cells = Array.from({ length: SIDE * SIDE }, (_, cell): [number, number, number] => {
  const along = (Math.floor(cell / SIDE) - (SIDE - 1) / 2) * CELL;
  return [cell, along, ((cell % SIDE) - (SIDE - 1) / 2) * CELL];
}).filter(([, u, v]) => u * u + v * v <= RADIUS * RADIUS);

function neighbours(x: Float64Array, y: Float64Array, centre: number): number[] {
  const reach = RADIUS + 3 * SPATIAL_DEVIATION;
  const near: number[] = [];
  for (let other = 0; other < x.length; other += 1) {
    const dx = at(x, other) - at(x, centre);
    const dy = at(y, other) - at(y, centre);
    if (other !== centre && dx * dx + dy * dy < reach * reach) near.push(other);
  }
  return near;
}

/** What one minutia, `dx`, `dy` from the middle of a cell, adds to each layer of the cell. */
function addTo(sums: Float64Array, dx: number, dy: number, turned: number): void {
  const squared = dx * dx + dy * dy;
  if (squared > 9 * SPATIAL_DEVIATION ** 2) return;
  const near = Math.exp(-squared / (2 * SPATIAL_DEVIATION ** 2)) / (SPATIAL_DEVIATION * Math.sqrt(2 * Math.PI));
  for (let layer = 0; layer < LAYERS; layer += 1) {
    const direction = -Math.PI + ((layer + 0.5) * 2 * Math.PI) / LAYERS;
    sums[layer]! += near * shareOfLayer(direction - turned);
  }
}

/** The share of a direction's distribution that falls into a layer `off` radians from it: even, and the same after a whole turn. */
function shareOfLayer(off: number): number {
  const steps = Math.abs(off - 2 * Math.PI * Math.round(off / (2 * Math.PI))) / STEP;
  const step = Math.floor(steps);
  const here = at(shares, step);
  return here + (steps - step) * (at(shares, step + 1) - here);
}

const SCALE = DIRECTION_DEVIATION * Math.SQRT2;
/** The error function is slow where there are many minutiae: shares are worked out once, and lines drawn between them. */
const STEPS = 512;
const STEP = Math.PI / STEPS;
const shares = Float64Array.from({ length: STEPS + 2 }, (_, step) => {
  const half = Math.PI / LAYERS;
  return (errorFunction((step * STEP + half) / SCALE) - errorFunction((step * STEP - half) / SCALE)) / 2;
});

/** Abramowitz and Stegun 7.1.26; off by at most 1.5e-7. */
function errorFunction(value: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(value));
  const series = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return Math.sign(value) * (1 - series * Math.exp(-value * value));
}

function at(values: Float64Array, index: number): number {
  return values[index] as number;
}
