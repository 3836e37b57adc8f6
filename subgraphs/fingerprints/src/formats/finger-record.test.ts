import { InvalidFingerRecord, writeFingerMinutiaeRecord } from '@crimegraph/shared/biometrics/iso-19794-2';
import fc from 'fast-check';
import type { ReadFinger } from './read-finger';
import { readFingerRecord } from './read-finger-record';
import { writeIncits378 } from './write-incits-378';
import { writeIso2011 } from './write-iso-2011';

/** Fingers that every format can hold: directions are multiples of 90°, which are among the steps of each. */
const fingers = fc.array(
  fc.record<ReadFinger>({
    position: fc.integer({ min: 0, max: 10 }),
    impression: fc.constantFrom(0, 1, 3, 8),
    quality: fc.integer({ min: 0, max: 100 }),
    template: fc.record({
      width: fc.constant(500),
      height: fc.constant(500),
      dpi: fc.constant(500),
      minutiae: fc.array(
        fc.record({
          x: fc.integer({ min: 0, max: 0x3fff }),
          y: fc.integer({ min: 0, max: 0x3fff }),
          angle: fc.integer({ min: 0, max: 3 }).map((turns) => turns * 90),
          type: fc.constantFrom<(0 | 1 | 2)[]>(0, 1, 2),
          quality: fc.integer({ min: 0, max: 100 }),
        }),
        { maxLength: 255 },
      ),
    }),
  }),
  { minLength: 1, maxLength: 4 },
);

const writers: Readonly<Record<string, (fingers: readonly ReadFinger[]) => Buffer>> = {
  'ISO_19794_2 2005': (list) =>
    writeFingerMinutiaeRecord(list.map(({ template, ...finger }) => ({ ...finger, minutiae: template.minutiae }))),
  'ISO_19794_2 2011': writeIso2011,
  'INCITS_378 2004': (list) => writeIncits378(list, '2004'),
  'INCITS_378 2009': (list) => writeIncits378(list, '2009'),
};

describe.each(Object.entries(writers))('%s', (name, write) => {
  test('is known as what it is, and read as it was written', () => {
    fc.assert(
      fc.property(fingers, (list) => {
        const { format, edition, fingers: read } = readFingerRecord(write(list));
        expect(`${format} ${edition}`).toBe(name);
        expect(read).toEqual(list);
      }),
      { numRuns: 50 },
    );
  });

  test('cut anywhere is refused with the byte, its length corrected or not', () => {
    const [list] = fc.sample(fingers, { numRuns: 1, seed: 7 });
    const bytes = write(list ?? []);
    for (let length = 0; length < bytes.length; length += 1) {
      const short = Buffer.from(bytes.subarray(0, length));
      expect(refusal(short)).toBeLessThanOrEqual(length);
      if (length < 12) continue;
      if (name.endsWith('2004')) short.writeUInt16BE(length, 8);
      else short.writeUInt32BE(length, 8);
      expect(refusal(short)).toBeLessThanOrEqual(length);
    }
  });

  test('changed anyhow is read or refused with a byte that it has, and never anything else', () => {
    const change = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fingers, change, (list, changes) => {
        const bytes = write(list);
        for (const [place, value] of changes) bytes.writeUInt8(value, place % bytes.length);
        const offset = refusal(bytes);
        if (offset !== null) expect(offset).toBeLessThanOrEqual(bytes.length);
        else
          for (const finger of readFingerRecord(bytes).fingers)
            expect(finger.template.minutiae.length).toBeLessThan(256);
      }),
      { numRuns: 300 },
    );
  });
});

test.each([
  ['no identifier', (bytes: Buffer) => bytes.fill(0, 0, 4), 0],
  ['another version', (bytes: Buffer) => bytes.write('040\0', 4), 4],
  ['a length that is not its own', (bytes: Buffer) => bytes.writeUInt16BE(9, 8), 8],
  ['a resolution of nothing', (bytes: Buffer) => bytes.writeUInt16BE(0, 20), 20],
  ['no finger', (bytes: Buffer) => bytes.writeUInt8(0, 24), 24],
  ['an eleventh finger', (bytes: Buffer) => bytes.writeUInt8(11, 26), 26],
  ['a quality above 100', (bytes: Buffer) => bytes.writeUInt8(101, 28), 28],
  ['more minutiae than bytes', (bytes: Buffer) => bytes.writeUInt8(255, 29), 30],
  ['a minutia of no type', (bytes: Buffer) => bytes.writeUInt8(0xc0, 30), 30],
  ['a direction of 360 degrees', (bytes: Buffer) => bytes.writeUInt8(180, 34), 34],
  ['extended data beyond the end', (bytes: Buffer) => bytes.writeUInt16BE(1, 36), 38],
])('INCITS 378 with %s is refused where it is wrong', (_what, change, offset) => {
  const bytes = writeIncits378([one]);
  change(bytes);
  expect(refusal(bytes)).toBe(offset);
});

test('extended data is passed over within its length, and a 6-byte length of INCITS 378-2004 is read', () => {
  const bytes = writeIncits378([one]);
  const long = Buffer.concat([
    bytes.subarray(0, 8),
    Buffer.alloc(6),
    bytes.subarray(10, -2),
    Buffer.from([0, 3, 9, 9, 9]),
  ]);
  long.writeUInt32BE(long.length, 10);
  expect(readFingerRecord(long)).toEqual({ format: 'INCITS_378', edition: '2004', fingers: [one] });
});

test('qualities of ISO/IEC 19794-2:2011 that say there is none are none, and minutiae may come without', () => {
  const bytes = writeIso2011([one]);
  bytes.writeUInt8(255, 15 + 19);
  const short = Buffer.concat([bytes.subarray(0, -3), bytes.subarray(-2)]);
  short.writeUInt8(5 << 4, 15 + 35);
  short.writeUInt32BE(short.length, 8);
  short.writeUInt32BE(short.length - 15, 15);
  expect(readFingerRecord(short).fingers).toEqual([
    { ...one, quality: 0, template: { ...one.template, minutiae: [{ ...one.template.minutiae[0], quality: 0 }] } },
  ]);
});

test('axes of different resolution are brought to one', () => {
  const bytes = writeFingerMinutiaeRecord([
    { position: 1, quality: 1, minutiae: [{ x: 100, y: 100, angle: 0, type: 1, quality: 1 }] },
  ]);
  bytes.writeUInt16BE(394, 20);
  const [finger] = readFingerRecord(bytes).fingers;
  expect(finger?.template).toMatchObject({ dpi: 500, minutiae: [{ x: 100, y: 50 }] });
});

const one: ReadFinger = {
  position: 7,
  impression: 1,
  quality: 60,
  template: { width: 300, height: 400, dpi: 500, minutiae: [{ x: 1, y: 2, angle: 90, type: 2, quality: 50 }] },
};

/** The byte for which a record is refused; null when it is read. Any other failure is one of the test. */
function refusal(bytes: Buffer): number | null {
  try {
    readFingerRecord(bytes);
    return null;
  } catch (error) {
    if (error instanceof InvalidFingerRecord) return error.offset;
    throw error;
  }
}
