/** The basic patterns of friction ridges. */
export type RidgePattern = 'LEFT_LOOP' | 'RIGHT_LOOP' | 'WHORL' | 'ARCH';

/** A point of the image, pixels from the top left. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Cores and deltas of a pattern. */
export interface RidgeFlow {
  readonly cores: readonly Point[];
  readonly deltas: readonly Point[];
}

/** Singular points of a pattern about a centre, at the distances of an adult finger at 500 dpi. */
export function ridgeFlow(pattern: RidgePattern, centre: Point): RidgeFlow {
  const at = (dx: number, dy: number): Point => ({ x: centre.x + dx, y: centre.y + dy });
  switch (pattern) {
    case 'LEFT_LOOP':
      return { cores: [at(0, -30)], deltas: [at(110, 130)] };
    case 'RIGHT_LOOP':
      return { cores: [at(0, -30)], deltas: [at(-110, 130)] };
    case 'WHORL':
      return { cores: [at(0, -35), at(0, 25)], deltas: [at(-130, 140), at(130, 140)] };
    case 'ARCH':
      return { cores: [at(0, 10)], deltas: [at(0, 60)] };
  }
}

/**
 * The direction of the ridge through a point, degrees counter-clockwise from the x axis, 0 ≤ angle < 180: the zero-pole
 * model of Sherlock and Monro (1993), in which each core turns the flow by half its bearing and each delta turns it back.
 */
export function ridgeDirection(flow: RidgeFlow, point: Point): number {
  let angle = 0;
  for (const core of flow.cores) angle += bearing(core, point) / 2;
  for (const delta of flow.deltas) angle -= bearing(delta, point) / 2;
  return ((angle % 180) + 180) % 180;
}

/** Image rows grow downwards, angles upwards. */
function bearing(from: Point, to: Point): number {
  return (Math.atan2(from.y - to.y, to.x - from.x) * 180) / Math.PI;
}
