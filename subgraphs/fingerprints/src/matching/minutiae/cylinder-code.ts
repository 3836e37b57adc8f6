import { isWithin, type Polygon } from './convex-hull';

/** 32-bit words of one cylinder: 6 layers of direction, each 8 × 8 cells in two words. */
export const CYLINDER_WORDS = 12;
export const LAYERS = 6;

/** Bits of what lies about each minutia, and which cells say anything. */
export interface CylinderCodes {
  readonly bits: Int32Array;
  /** Two words each, for all layers. */
  readonly cells: Int32Array;
  /** How many cells say something; 0 where a minutia has no cylinder. */
  readonly sizes: Uint8Array;
}

/** Cells along a side. */
const SIDE = 8;
/** Radius of a cylinder, pixels at 500 dpi. */
const RADIUS = 70;
const CELL = (2 * RADIUS) / SIDE;
/** Deviations of a minutia's place, pixels, and of its direction, radians. */
const SPATIAL_DEVIATION = 28 / 3;
const DIRECTION_DEVIATION = (2 * Math.PI) / 9;
/** Further from a cell a minutia adds nothing to it. */
const REACH = 3 * SPATIAL_DEVIATION;
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
export function cylinderCodes(x: Float32Array, y: Float32Array, angle: Float32Array, hull: Polygon): CylinderCodes {
  const count = x.length;
  const codes = {
    bits: new Int32Array(count * CYLINDER_WORDS),
    cells: new Int32Array(count * 2),
    sizes: new Uint8Array(count),
  };
  const sums = new Float64Array(SIDE * SIDE * LAYERS);
  for (let centre = 0; centre < count; centre += 1) {
    sums.fill(0);
    const frame = { x: x[centre]!, y: y[centre]!, cos: cos(angle[centre]!), sin: sin(angle[centre]!) };
    let neighbours = 0;
    for (let other = 0; other < count; other += 1) {
      const dx = x[other]! - frame.x;
      const dy = y[other]! - frame.y;
      if (other === centre || dx * dx + dy * dy >= (RADIUS + REACH) ** 2) continue;
      neighbours += 1;
      const along = dx * frame.cos + dy * frame.sin;
      addMinutia(sums, along, dy * frame.cos - dx * frame.sin, angle[centre]! - angle[other]!);
    }
    const valid = setBits(codes, centre, sums, frame, hull);
    if (valid >= MIN_VALID * inCircle.length && neighbours >= MIN_NEIGHBOURS) codes.sizes[centre] = valid;
  }
  return codes;
}

const { cos, sin, exp, abs, floor, round } = Math;

/** The cells within the circle: number, and place of the middle from the minutia, along its direction and across. */
const inCircle = Array.from({ length: SIDE * SIDE }, (_, cell): [number, number, number] => {
  return [cell, middle(floor(cell / SIDE)), middle(cell % SIDE)];
}).filter(([, u, v]) => u * u + v * v <= RADIUS * RADIUS);

function middle(step: number): number {
  return (step - (SIDE - 1) / 2) * CELL;
}

const shareOfLayers = new Float64Array(LAYERS);

/** Adds a minutia, at a place in the frame of the cylinder, to the cells that it reaches. */
function addMinutia(sums: Float64Array, along: number, across: number, turned: number): void {
  for (let layer = 0; layer < LAYERS; layer += 1) {
    shareOfLayers[layer] = shareOfLayer(-Math.PI + ((layer + 0.5) * 2 * Math.PI) / LAYERS - turned);
  }
  const first = Math.max(0, Math.ceil((along - REACH) / CELL + (SIDE - 1) / 2));
  const last = Math.min(SIDE - 1, floor((along + REACH) / CELL + (SIDE - 1) / 2));
  const low = Math.max(0, Math.ceil((across - REACH) / CELL + (SIDE - 1) / 2));
  const high = Math.min(SIDE - 1, floor((across + REACH) / CELL + (SIDE - 1) / 2));
  for (let row = first; row <= last; row += 1) {
    for (let column = low; column <= high; column += 1) {
      const squared = (middle(row) - along) ** 2 + (middle(column) - across) ** 2;
      if (squared > REACH * REACH) continue;
      const near = exp(-squared / (2 * SPATIAL_DEVIATION ** 2)) / (SPATIAL_DEVIATION * 2.5066282746310002);
      const cell = (row * SIDE + column) * LAYERS;
      for (let layer = 0; layer < LAYERS; layer += 1) sums[cell + layer]! += near * shareOfLayers[layer]!;
    }
  }
}

interface Frame {
  x: number;
  y: number;
  cos: number;
  sin: number;
}

/** Sets the bits of a cylinder and tells how many of its cells say something. */
function setBits(
  { bits, cells }: CylinderCodes,
  centre: number,
  sums: Float64Array,
  frame: Frame,
  hull: Polygon,
): number {
  const isInner = hull.length >= 6 && depth(hull, frame.x, frame.y) >= RADIUS - MARGIN;
  let valid = 0;
  for (const [cell, u, v] of inCircle) {
    const px = frame.x + u * frame.cos - v * frame.sin;
    const py = frame.y + u * frame.sin + v * frame.cos;
    if (!isInner && !isWithin(hull, px, py, MARGIN)) continue;
    valid += 1;
    const flag = 1 << (cell & 31);
    cells[centre * 2 + (cell >> 5)]! |= flag;
    for (let layer = 0; layer < LAYERS; layer += 1) {
      if (sums[cell * LAYERS + layer]! >= THRESHOLD) {
        bits[centre * CYLINDER_WORDS + layer * 2 + (cell >> 5)]! |= flag;
      }
    }
  }
  return valid;
}

/** How deep a point lies within a polygon: its distance from the nearest side, negative outside. */
function depth(hull: Polygon, px: number, py: number): number {
  let least = Infinity;
  for (let corner = 0; corner < hull.length; corner += 2) {
    const next = corner + 2 === hull.length ? 0 : corner + 2;
    const [ex, ey] = [hull[next]! - hull[corner]!, hull[next + 1]! - hull[corner + 1]!];
    const side = (ex * (py - hull[corner + 1]!) - ey * (px - hull[corner]!)) / Math.hypot(ex, ey);
    if (side < least) least = side;
  }
  return least;
}

/** The share of a direction's distribution that falls into a layer `off` radians from it: even, and the same after a whole turn. */
function shareOfLayer(off: number): number {
  const steps = abs(off - 2 * Math.PI * round(off / (2 * Math.PI))) / STEP;
  const step = floor(steps);
  const here = shares[step]!;
  return here + (steps - step) * (shares[step + 1]! - here);
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
  const t = 1 / (1 + 0.3275911 * abs(value));
  const series = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return Math.sign(value) * (1 - series * exp(-value * value));
}
