import { Random } from './random';

/** What an impression changes of a minutia. */
interface Changed {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly type: 0 | 1 | 2;
  readonly quality: number;
}

/** How an impression was taken. */
export interface ImpressionKind {
  /** Deviation of the turn, degrees, and of the place, pixels. */
  readonly turn: number;
  readonly shift: number;
  /** Pixels by which skin is stretched, at most. */
  readonly stretch: number;
  /** Radius of the area that is seen, pixels. */
  readonly radius: number;
  /** Share of minutiae that are missed, and of those seen that are no minutiae. */
  readonly missed: number;
  readonly false: number;
}

/** A finger rolled from nail to nail by a trained hand, one laid flat on a scanner, and a mark at a scene. */
export const impressionKinds = {
  rolled: { turn: 8, shift: 15, stretch: 9, radius: 240, missed: 0.12, false: 0.1 },
  plain: { turn: 12, shift: 25, stretch: 7, radius: 150, missed: 0.18, false: 0.15 },
  latent: { turn: 180, shift: 60, stretch: 9, radius: 95, missed: 0.35, false: 0.3 },
} as const satisfies Record<string, ImpressionKind>;

/** Extractors differ by about this much between two images of one minutia: pixels, degrees. */
const PLACE_NOISE = 1.8;
const ANGLE_NOISE = 7;
/** How often an ending is taken for a bifurcation, or the other way round. */
const TYPE_CONFUSION = 0.15;
const CENTRE = 250;
const ANGLE_STEP = 360 / 256;

/**
 * Another impression of a synthetic finger: turned and shifted, the skin stretched smoothly, only a part of it seen, minutiae
 * missed, false ones added, places, directions and types a little off. Within 500 × 500 pixels at 500 dpi, directions in the steps
 * of ISO/IEC 19794-2.
 *
 * @param number impression 0, 1, 2, ... of this finger; each is another
 */
export function syntheticImpression(
  minutiae: readonly Changed[],
  stream: string,
  number: number,
  kind: ImpressionKind,
): Changed[] {
  const random = new Random(stream, number);
  const motion = {
    turn: normal(random) * kind.turn,
    dx: normal(random) * kind.shift,
    dy: normal(random) * kind.shift,
  };
  const seen = { x: CENTRE + normal(random) * 30, y: CENTRE + normal(random) * 40 };
  const stretch = stretching(random, kind.stretch);
  const found = minutiae.filter(
    ({ x, y }) => Math.hypot(x - seen.x, (y - seen.y) * 0.85) < kind.radius && !random.chance(kind.missed),
  );
  const extra = Math.round(found.length * kind.false);
  const all = [...found, ...Array.from({ length: extra }, () => falseMinutia(random, found, seen, kind.radius))];
  return all
    .map((one) => imaged(random, one, stretch, motion))
    .filter(({ x, y }) => x >= 0 && y >= 0 && x < 500 && y < 500);
}

type Stretch = (x: number, y: number) => { x: number; y: number };

/** A smooth field: two slow waves in each direction. */
function stretching(random: Random, pixels: number): Stretch {
  const wave = () => ({ x: normal(random) / 140, y: normal(random) / 140, phase: random.unit() * 2 * Math.PI });
  const waves = { x: [wave(), wave()], y: [wave(), wave()] };
  const value = (all: ReturnType<typeof wave>[], x: number, y: number) =>
    all.reduce((sum, one) => sum + Math.sin(one.x * (x - CENTRE) + one.y * (y - CENTRE) + one.phase), 0) / 2;
  return (x, y) => ({ x: pixels * value(waves.x, x, y), y: pixels * value(waves.y, x, y) });
}

/** A minutia that is none lies along the ridges about it, as the nearest true one does. */
function falseMinutia(
  random: Random,
  found: readonly Changed[],
  seen: { x: number; y: number },
  radius: number,
): Changed {
  const [turn, distance] = [random.unit() * 2 * Math.PI, radius * Math.sqrt(random.unit())];
  const place = { x: seen.x + distance * Math.cos(turn), y: seen.y + distance * Math.sin(turn) };
  const distanceTo = ({ x, y }: Changed) => Math.hypot(x - place.x, y - place.y);
  const near = found.reduce<Changed | undefined>(
    (best, one) => (best === undefined || distanceTo(one) < distanceTo(best) ? one : best),
    undefined,
  );
  const flow = (near?.angle ?? random.unit() * 360) + normal(random) * 15 + (random.chance(0.5) ? 180 : 0);
  return { ...place, angle: flow, type: random.chance(0.6) ? 1 : 2, quality: random.int(10, 50) };
}

function imaged(
  random: Random,
  { x, y, angle, type, quality }: Changed,
  stretch: Stretch,
  { turn, dx, dy }: { turn: number; dx: number; dy: number },
): Changed {
  const moved = stretch(x, y);
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
  const [px, py] = [x + moved.x - CENTRE, y + moved.y - CENTRE];
  const direction = angle + turn + normal(random) * ANGLE_NOISE;
  const step = ((Math.round(direction / ANGLE_STEP) % 256) + 256) % 256;
  const isConfused = type !== 0 && random.chance(TYPE_CONFUSION);
  return {
    // Rows grow downwards, so a turn counter-clockwise takes x against y.
    x: Math.round(CENTRE + px * cos + py * sin + dx + normal(random) * PLACE_NOISE),
    y: Math.round(CENTRE - px * sin + py * cos + dy + normal(random) * PLACE_NOISE),
    angle: step * ANGLE_STEP,
    type: isConfused ? (type === 1 ? 2 : 1) : type,
    quality: Math.min(100, Math.max(1, Math.round(quality + normal(random) * 12))),
  };
}

/** A normally distributed number (Box–Muller). */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.unit())) * Math.cos(2 * Math.PI * random.unit());
}
