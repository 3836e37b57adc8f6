import type { PlateShape } from './plate-shapes-data';
import { GENERIC_PLATE_SHAPE, PLATE_SHAPES } from './plate-shapes-data';
import type { Random } from './random';
import { NumberPattern } from './scramble';

const patterns = new Map<string, NumberPattern>();

/** A registration plate in a shape typical of the country (alpha-3). Plates may repeat, as short shapes do in life. */
export function syntheticPlate(random: Random, country: string, index: number): string {
  const shape: PlateShape = PLATE_SHAPES[country] ?? GENERIC_PLATE_SHAPE;
  let pattern = patterns.get(shape.shape);
  if (!pattern) patterns.set(shape.shape, (pattern = new NumberPattern(shape.shape)));
  return (shape.prefixes ? random.pick(shape.prefixes) : '') + pattern.format(index);
}
