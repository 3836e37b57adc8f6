import type { TemplateMinutia } from '../../templates/finger-template';
import { convexHull, type Polygon } from './convex-hull';
import { cylinderCodes, type CylinderCodes } from './cylinder-code';

/** Resolution at which fingers are compared, pixels per inch. */
export const COMPARED_DPI = 500;

/** A finger made ready for comparison: all that depends on it alone. Coordinates from the centre of its minutiae, y upwards. */
export interface PreparedFinger extends CylinderCodes {
  readonly count: number;
  /** Pixels at 500 dpi. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Radians, and its cosine and sine. */
  readonly angle: Float64Array;
  readonly cos: Float64Array;
  readonly sin: Float64Array;
  /** 0 other, 1 ending, 2 bifurcation. */
  readonly type: Uint8Array;
  /** How far a minutia is to be trusted, 0.2 to 1; 0.5 where its quality is not reported. */
  readonly trust: Float64Array;
  readonly hull: Polygon;
}

/** As many as one finger of a finger minutiae record holds. */
const MAX_MINUTIAE = 255;

/**
 * Makes minutiae ready for comparison. Their order, repetitions, the place and the turn of the finger do not count: minutiae
 * are taken in the order of their distance from the centre, which no turn changes. Of more than 255 the best are compared.
 */
export function prepareFinger(minutiae: readonly TemplateMinutia[], dpi = COMPARED_DPI): PreparedFinger {
  const sorted = fromCentre(
    bestOf([...new Map(minutiae.map((minutia) => [placeOf(minutia), minutia])).values()]),
    COMPARED_DPI / dpi,
  );
  const column = (value: (minutia: Placed) => number) => Float64Array.from(sorted, value);
  const [x, y, angle] = [column((one) => one.x), column((one) => one.y), column((one) => one.angle)];
  const hull = convexHull(x, y);
  return {
    count: sorted.length,
    x,
    y,
    angle,
    cos: angle.map(Math.cos),
    sin: angle.map(Math.sin),
    type: Uint8Array.from(sorted, (one) => one.type),
    trust: column(({ quality }) => (quality === 0 ? 0.5 : 0.2 + (0.8 * quality) / 100)),
    hull,
    ...cylinderCodes(x, y, angle, hull),
  };
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
