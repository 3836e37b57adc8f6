import type { TemplateMinutia } from '../../templates/finger-template';
import { convexHull, hullCorners, polygon, type Polygon } from './convex-hull';
import { MAX_MINUTIAE } from './cylinder-kernel';
import { cylinderCodes, type CylinderCodes } from './cylinder-code';

/** Resolution at which fingers are compared, pixels per inch. */
export const COMPARED_DPI = 500;

/** What is kept of a finger that was made ready: it can lie in memory that threads share. */
export interface PackedFinger extends CylinderCodes {
  /** Pixels at 500 dpi from the centre of the minutiae, y upwards. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Radians. */
  readonly angle: Float32Array;
  /** 0 other, 1 ending, 2 bifurcation. */
  readonly type: Uint8Array;
  /** 1–100; 0 not reported. */
  readonly quality: Uint8Array;
}

/** A finger made ready for comparison: all that depends on it alone. */
export class PreparedFinger {
  private hullOutline: Polygon | undefined;
  private hullCorners: readonly number[] | undefined;
  readonly count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly type: Uint8Array;
  readonly cos: Float64Array;
  readonly sin: Float64Array;
  /** How far a minutia is to be trusted, 0.2 to 1; 0.5 where its quality is not reported. */
  readonly trust: Float64Array;

  constructor(readonly packed: PackedFinger) {
    this.count = packed.x.length;
    this.x = Float64Array.from(packed.x);
    this.y = Float64Array.from(packed.y);
    this.type = packed.type;
    this.cos = Float64Array.from(packed.angle, Math.cos);
    this.sin = Float64Array.from(packed.angle, Math.sin);
    this.trust = Float64Array.from(packed.quality, (quality) => (quality === 0 ? 0.5 : 0.2 + (0.8 * quality) / 100));
  }

  /** The convex hull of the minutiae. */
  get hull(): Polygon {
    return (this.hullOutline ??= polygon(this.corners, this.x, this.y));
  }

  /** The minutiae at its corners. */
  get corners(): readonly number[] {
    return (this.hullCorners ??= hullCorners(this.x, this.y));
  }
}

/**
 * Makes minutiae ready for comparison. Their order, repetitions, the place and the turn of the finger do not count: minutiae
 * are taken in the order of their distance from the centre, which no turn changes. Of more than 255 the best are compared.
 */
export function packFinger(minutiae: readonly TemplateMinutia[], dpi = COMPARED_DPI): PackedFinger {
  const sorted = fromCentre(
    bestOf([...new Map(minutiae.map((minutia) => [placeOf(minutia), minutia])).values()]),
    COMPARED_DPI / dpi,
  );
  const column = (value: (minutia: Placed) => number) => Float32Array.from(sorted, value);
  const [x, y, angle] = [column((one) => one.x), column((one) => one.y), column((one) => one.angle)];
  return {
    x,
    y,
    angle,
    type: Uint8Array.from(sorted, (one) => one.type),
    quality: Uint8Array.from(sorted, (one) => one.quality),
    ...cylinderCodes(x, y, angle, convexHull(x, y)),
  };
}

/** Minutiae, made ready as by `packFinger`, for comparison. */
export function prepareFinger(minutiae: readonly TemplateMinutia[], dpi = COMPARED_DPI): PreparedFinger {
  return new PreparedFinger(packFinger(minutiae, dpi));
}

type Placed = Pick<TemplateMinutia, 'x' | 'y' | 'angle' | 'type' | 'quality'>;

function placeOf({ x, y, angle }: TemplateMinutia): string {
  return `${x},${y},${angle}`;
}

function bestOf(minutiae: readonly TemplateMinutia[]): readonly TemplateMinutia[] {
  if (minutiae.length <= MAX_MINUTIAE) return minutiae;
  return [...minutiae].sort((a, b) => b.quality - a.quality).slice(0, MAX_MINUTIAE);
}

function fromCentre(minutiae: readonly TemplateMinutia[], scale: number): Placed[] {
  const mean = (value: (minutia: TemplateMinutia) => number) =>
    minutiae.reduce((sum, minutia) => sum + value(minutia), 0) / Math.max(1, minutiae.length);
  const [cx, cy] = [mean((minutia) => minutia.x), mean((minutia) => minutia.y)];
  return minutiae
    .map(({ x, y, angle, type, quality }) => ({
      x: (x - cx) * scale,
      y: (cy - y) * scale,
      angle: (angle * Math.PI) / 180,
      type,
      quality,
    }))
    .sort((a, b) => a.x * a.x + a.y * a.y - (b.x * b.x + b.y * b.y) || a.angle - b.angle);
}
