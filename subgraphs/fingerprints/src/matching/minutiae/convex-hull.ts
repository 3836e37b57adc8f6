/** A convex polygon, counter-clockwise: x and y of each corner in turn. Fewer than three corners when the points lie on one line. */
export type Polygon = Float64Array;

/** Which points are the corners of the convex hull of points (Andrew's monotone chain), counter-clockwise. */
export function hullCorners(x: ArrayLike<number>, y: ArrayLike<number>): number[] {
  const order = Array.from(x, (_, index) => index).sort((a, b) => at(x, a) - at(x, b) || at(y, a) - at(y, b));
  return order.length < 2 ? order : [...chain(order, x, y), ...chain([...order].reverse(), x, y)];
}

/** The polygon of some points. */
export function polygon(corners: readonly number[], x: ArrayLike<number>, y: ArrayLike<number>): Polygon {
  return Float64Array.from(corners.flatMap((index) => [at(x, index), at(y, index)]));
}

/** The convex hull of points. */
export function convexHull(x: ArrayLike<number>, y: ArrayLike<number>): Polygon {
  return polygon(hullCorners(x, y), x, y);
}

/** Whether a point lies in `outline` or at most `margin` from it. */
export function isWithin(outline: Polygon, px: number, py: number, margin: number): boolean {
  const corners = outline.length / 2;
  let inside = corners > 2;
  for (let corner = 0; corner < corners; corner += 1) {
    const next = corner + 1 === corners ? 0 : corner + 1;
    const ax = at(outline, 2 * corner);
    const ay = at(outline, 2 * corner + 1);
    const ex = at(outline, 2 * next) - ax;
    const ey = at(outline, 2 * next + 1) - ay;
    const dx = px - ax;
    const dy = py - ay;
    if (ex * dy - ey * dx < 0) inside = false;
    const length = ex * ex + ey * ey;
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, (dx * ex + dy * ey) / length));
    const ox = dx - share * ex;
    const oy = dy - share * ey;
    if (ox * ox + oy * oy <= margin * margin) return true;
  }
  return inside;
}

function chain(order: readonly number[], x: ArrayLike<number>, y: ArrayLike<number>): number[] {
  const kept: number[] = [];
  for (const point of order) {
    while (kept.length > 1 && turn(kept.at(-2) as number, kept.at(-1) as number, point, x, y) <= 0) kept.pop();
    kept.push(point);
  }
  return kept.slice(0, -1);
}

function turn(origin: number, a: number, b: number, x: ArrayLike<number>, y: ArrayLike<number>): number {
  const ox = at(x, origin);
  const oy = at(y, origin);
  return (at(x, a) - ox) * (at(y, b) - oy) - (at(y, a) - oy) * (at(x, b) - ox);
}

function at(values: ArrayLike<number>, index: number): number {
  return values[index] as number;
}
