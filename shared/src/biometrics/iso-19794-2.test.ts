import { InvalidFingerRecord, readFingerMinutiaeRecord, writeFingerMinutiaeRecord } from './iso-19794-2';

const fingers = [
  {
    position: 7,
    impression: 1,
    quality: 90,
    minutiae: [
      { x: 100, y: 14, angle: 112.5, type: 1 as const, quality: 90 },
      { x: 55, y: 16_383, angle: 358.59375, type: 2 as const, quality: 0 },
    ],
  },
  { position: 7, quality: 0, minutiae: [{ x: 0, y: 0, angle: 0, type: 0 as const, quality: 100 }] },
];

/** The same two fingers, put together by hand from ISO/IEC 19794-2:2005 clauses 7.3 to 7.5. */
const bytes = Buffer.from(
  [
    '464d5200 20323000 00000036', // "FMR", " 20", 54 bytes = 24 + (4 + 2·6 + 2) + (4 + 6 + 2)
    '0000 01f4 01f4 00c5 00c5 02 00', // no device, 500 × 500 pixels, 197 pixels/cm, 2 views, reserved
    '07 01 5a 02', // left index, view 0 rolled, quality 90, 2 minutiae
    '4064 000e 50 5a', // ending 01, x 100; y 14; 112.5 / (360/256) = 80; quality 90
    '8037 3fff ff 00', // bifurcation 10, x 55; y 16383; 255 steps; not reported
    '0000', // no extended data
    '07 10 00 01', // left index, view 1 plain, quality 0, 1 minutia
    '0000 0000 00 64',
    '0000',
  ]
    .join('')
    .replaceAll(' ', ''),
  'hex',
);

const changed = (offset: number, ...values: number[]) => {
  const copy = Buffer.from(bytes);
  values.forEach((value, i) => copy.writeUInt8(value, offset + i));
  return copy;
};
const offsetOfRefusal = (buffer: Buffer): number | null => {
  try {
    readFingerMinutiaeRecord(buffer);
    return null;
  } catch (error) {
    if (error instanceof InvalidFingerRecord) return error.offset;
    throw error;
  }
};

test('writes the bytes of the standard', () => {
  expect(writeFingerMinutiaeRecord(fingers).toString('hex')).toBe(bytes.toString('hex'));
});

test('reads them back, with the size and resolution of the image', () => {
  const image = { width: 500, height: 500, resolutionX: 197, resolutionY: 197 };
  expect(readFingerMinutiaeRecord(bytes)).toEqual([
    { ...fingers[0], ...image },
    { ...fingers[1], impression: 0, ...image },
  ]);
});

test('every truncated record is refused, with its length corrected too', () => {
  for (let length = 0; length < bytes.length; length++) {
    const short = Buffer.from(bytes.subarray(0, length));
    expect(offsetOfRefusal(short)).not.toBeNull();
    if (length < 12) continue;
    short.writeUInt32BE(length, 8);
    expect(offsetOfRefusal(short)).not.toBeNull();
  }
});

test('nothing may follow the last finger', () => {
  expect(offsetOfRefusal(Buffer.concat([bytes, Buffer.from([0])]))).toBe(8);
  const long = Buffer.concat([bytes, Buffer.from([0])]);
  long.writeUInt32BE(long.length, 8);
  expect(offsetOfRefusal(long)).toBe(bytes.length);
});

test.each([
  ['format identifier', changed(0, 0x47), 0],
  ['version of 2011', changed(4, 0x30, 0x33, 0x30), 4],
  ['length', changed(11, 0x35), 8],
  ['horizontal resolution of zero', changed(18, 0, 0), 18],
  ['vertical resolution of zero', changed(20, 0, 0), 20],
  ['no views', changed(22, 0), 22],
  ['one view too few', changed(22, 1), 42],
  ['one view too many', changed(22, 3), 54],
  ['finger position 11', changed(24, 11), 24],
  ['finger quality 101', changed(26, 101), 26],
  ['more minutiae than bytes', changed(27, 255), 28],
  ['reserved minutia type', changed(28, 0xc0), 28],
  ['minutia quality 101', changed(33, 101), 33],
  ['extended data beyond the end', changed(40, 0xff, 0xff), 40],
])('refused where it is wrong: %s', (_, buffer, offset) => {
  expect(offsetOfRefusal(buffer)).toBe(offset);
});

test('extended data is skipped by its length', () => {
  const extended = Buffer.concat([bytes.subarray(0, 40), Buffer.from([0, 3, 1, 2, 3]), bytes.subarray(42)]);
  extended.writeUInt32BE(extended.length, 8);
  expect(readFingerMinutiaeRecord(extended).map(({ minutiae }) => minutiae.length)).toEqual([2, 1]);
});

test('the message tells what was expected', () => {
  expect(() => readFingerMinutiaeRecord(changed(24, 11))).toThrow(
    'Finger minutiae record, byte 24: expected a finger position from 0 to 10',
  );
});

test('angles round to the nearest of 256 steps, the last to none', () => {
  const angleOf = (angle: number) => {
    const minutia = { x: 1, y: 1, angle, type: 1 as const, quality: 1 };
    const [view] = readFingerMinutiaeRecord(
      writeFingerMinutiaeRecord([{ position: 1, quality: 1, minutiae: [minutia] }]),
    );
    return view?.minutiae[0]?.angle;
  };
  expect([90, 1, 359.9].map(angleOf)).toEqual([90, 1.40625, 0]);
});

test('values that do not fit are refused when writing', () => {
  const finger = { position: 1, quality: 1, minutiae: [] };
  const minutia = { x: 1, y: 1, angle: 0, type: 1 as const, quality: 1 };
  expect(() => writeFingerMinutiaeRecord([])).toThrow(RangeError);
  expect(() => writeFingerMinutiaeRecord([{ ...finger, position: 11 }])).toThrow(RangeError);
  expect(() => writeFingerMinutiaeRecord([{ ...finger, minutiae: Array<typeof minutia>(256).fill(minutia) }])).toThrow(
    RangeError,
  );
  expect(() => writeFingerMinutiaeRecord([{ ...finger, minutiae: [{ ...minutia, x: 16_384 }] }])).toThrow(RangeError);
});
