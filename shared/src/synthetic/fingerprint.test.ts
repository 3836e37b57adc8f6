import { syntheticTenprint } from './fingerprint';
import { readFingerMinutiaeRecord, writeFingerMinutiaeRecord } from '../biometrics/iso-19794-2';
import { syntheticPerson } from './person';
import { ridgeDirection, ridgeFlow } from './ridge-flow';

const tenprints = Array.from({ length: 20 }, (_, index) => syntheticTenprint(index));

test('a tenprint has ten fingers of 25 to 60 minutiae inside the image and apart from each other', () => {
  for (const { fingers } of tenprints) {
    expect(fingers.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    for (const { minutiae, quality } of fingers) {
      expect(quality).toBeLessThanOrEqual(100);
      expect(minutiae.length).toBeGreaterThanOrEqual(25);
      expect(minutiae.length).toBeLessThanOrEqual(60);
      const outside = minutiae.filter(
        ({ x, y, angle }) => x < 0 || x >= 500 || y < 0 || y >= 500 || angle < 0 || angle >= 360,
      );
      expect(outside).toEqual([]);
      const squares = minutiae.flatMap((a, i) => minutiae.slice(i + 1).map((b) => (a.x - b.x) ** 2 + (a.y - b.y) ** 2));
      expect(Math.min(...squares)).toBeGreaterThanOrEqual(14 ** 2);
    }
  }
});

test('both types of minutia occur, and fingers differ', () => {
  const [first, second] = tenprints[0]?.fingers ?? [];
  expect(new Set(first?.minutiae.map(({ type }) => type))).toEqual(new Set([1, 2]));
  expect(first?.minutiae).not.toEqual(second?.minutiae);
});

test('fingers survive the record format unchanged', () => {
  for (const { fingers } of tenprints) {
    const read = readFingerMinutiaeRecord(writeFingerMinutiaeRecord(fingers));
    expect(read.map(({ position, quality, minutiae }) => ({ position, quality, minutiae }))).toEqual(fingers);
  }
});

test('the tenprint belongs to the person of the same index', () => {
  const tenprint = syntheticTenprint(77);
  expect(tenprint.personIndex).toBe(77);
  expect(tenprint.owner).toBe(syntheticPerson(77).owner);
  expect(Date.parse(tenprint.capturedOn)).toBeLessThanOrEqual(tenprint.recordedAt.getTime());
  expect(syntheticTenprint(77)).toEqual(tenprint);
});

test.each([
  ['WHORL', 360],
  ['LEFT_LOOP', 180],
] as const)('around the cores of a %s the flow turns by %i degrees', (pattern, turn) => {
  const centre = { x: 250, y: 250 };
  const flow = ridgeFlow(pattern, centre);
  // Walk counter-clockwise (upwards is smaller y) around all cores, inside the deltas.
  let total = 0;
  let previous = ridgeDirection(flow, { x: 330, y: 245 });
  for (let step = 1; step <= 360; step++) {
    const angle = (step * Math.PI) / 180;
    const next = ridgeDirection(flow, { x: 250 + 80 * Math.cos(angle), y: 245 - 80 * Math.sin(angle) });
    let change = next - previous;
    if (change > 90) change -= 180;
    if (change < -90) change += 180;
    total += change;
    previous = next;
  }
  expect(Math.round(total)).toBe(turn);
});
