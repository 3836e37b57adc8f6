import type { TemplateMinutia } from '../../templates/finger-template';
import { syntheticTenprint } from '@crimegraph/shared/synthetic/fingerprint';
import { compareFingers } from './compare-fingers';
import { prepareFinger } from './prepared-finger';

const finger = (index: number, position = 0) => syntheticTenprint(index).fingers[position]?.minutiae ?? [];
const score = (one: readonly TemplateMinutia[], other: readonly TemplateMinutia[]) =>
  compareFingers(prepareFinger(one), prepareFinger(other)).score;

/** Another look at a finger: turned, shifted, a part of the minutiae lost, places and directions a little off. */
function impression(minutiae: readonly TemplateMinutia[], turn: number, lost: number): TemplateMinutia[] {
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
  return minutiae
    .filter((_, index) => index % lost !== 0)
    .map(({ x, y, angle, ...rest }, index) => ({
      ...rest,
      x: 900 + x * cos + y * sin + ((index * 7) % 5) - 2,
      y: 700 - x * sin + y * cos + ((index * 3) % 5) - 2,
      angle: (angle + turn + ((index * 5) % 9) - 4 + 720) % 360,
    }));
}

const turned = (minutiae: readonly TemplateMinutia[], turn: number) => {
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
  return minutiae.map(({ x, y, angle, ...rest }) => ({
    ...rest,
    x: x * cos + y * sin + 4_000,
    y: -x * sin + y * cos + 4_000,
    angle: (angle + turn) % 360,
  }));
};

test('another impression of a finger is told from every other finger', () => {
  for (let index = 0; index < 6; index += 1) {
    const again = impression(finger(index), 60 * index, 4);
    const own = score(finger(index), again);
    expect(own).toBeGreaterThan(3);
    for (let other = 0; other < 6; other += 1) {
      if (other !== index) expect(score(finger(other), again)).toBeLessThan(own);
    }
  }
});

test('the score is the same both ways round, to the last bit', () => {
  for (let index = 0; index < 8; index += 1) {
    const [one, other] = [finger(index), impression(finger(index % 2 === 0 ? index : index + 1), 7 * index, 3)];
    expect(score(one, other)).toBe(score(other, one));
  }
});

test.each([1, 17, 90, 133.7, 180, 271])('a turn of %d° and any place change nothing but rounding', (turn) => {
  for (let index = 0; index < 3; index += 1) {
    const [one, other] = [finger(index), impression(finger(index % 2 === 0 ? index : index + 1), 20, 3)];
    expect(score(turned(one, turn), other)).toBeCloseTo(score(one, other), 6);
  }
});

test('the order of minutiae and repetitions change nothing', () => {
  const [one, other] = [finger(1), impression(finger(1), 10, 3)];
  expect(score([...one].reverse(), [...other, ...other])).toBe(score(one, other));
});

test('resolutions are brought together', () => {
  const doubled = finger(2).map((minutia) => ({ ...minutia, x: minutia.x * 2, y: minutia.y * 2 }));
  const fine = prepareFinger(doubled, 1_000);
  expect(compareFingers(fine, prepareFinger(finger(2))).score).toBeCloseTo(score(finger(2), finger(2)), 6);
});

describe('hostile records', () => {
  const at = (x: number, y: number, angle = 0): TemplateMinutia => ({ x, y, angle, type: 1, quality: 50 });
  const records: Record<string, TemplateMinutia[]> = {
    'no minutia': [],
    'one minutia': [at(1, 1)],
    'two minutiae': [at(1, 1), at(40, 40, 90)],
    'one place 255 times': Array.from({ length: 255 }, () => at(9, 9)),
    'one place, 255 directions': Array.from({ length: 255 }, (_, index) => at(9, 9, index)),
    'a line of 255': Array.from({ length: 255 }, (_, index) => at(index * 3, 100, 45)),
    'a grid of 256': Array.from({ length: 256 }, (_, index) => at((index % 16) * 20, Math.floor(index / 16) * 20)),
    'far corners': [at(0, 0), at(16_383, 16_383), at(0, 16_383), at(16_383, 0)],
    '1,000 in a heap': Array.from({ length: 1_000 }, (_, index) =>
      at((index * 37) % 101, (index * 53) % 97, index % 360),
    ),
  };

  const prepared = new Map(Object.entries(records).map(([name, record]) => [name, prepareFinger(record)]));
  const others = [prepareFinger(records['a line of 255'] ?? []), prepareFinger(finger(1))];

  test.each([...prepared])('%s: always an answer, and never a match with a finger', (_name, hostile) => {
    for (const other of [...others, hostile]) {
      const found = compareFingers(hostile, other).score;
      expect(found).toBeGreaterThanOrEqual(0);
      expect(found).toBeLessThanOrEqual(9);
      expect(compareFingers(other, hostile).score).toBe(found);
    }
    expect(compareFingers(hostile, prepareFinger(finger(3))).score).toBeLessThan(3);
  });
});
