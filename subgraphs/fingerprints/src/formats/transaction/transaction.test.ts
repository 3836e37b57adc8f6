import fc from 'fast-check';
import type { ReadFinger } from '../read-finger';
import type { CarriedImage } from './image-record';
import { InvalidTransaction } from './invalid-transaction';
import { readTransaction } from './read-transaction';
import { taggedRecord, type TransactionToWrite, writeTransaction } from './write-transaction';

const finger = (dpi: number, quality: number): ReadFinger => ({
  position: 7,
  impression: 1,
  quality,
  template: {
    width: 800,
    height: 900,
    dpi,
    minutiae: [
      { x: 100, y: 0, angle: 90, type: 1, quality },
      { x: 800, y: 450, angle: 270, type: 2, quality },
    ],
  },
});
const image: CarriedImage = {
  recordType: 14,
  impression: 1,
  positions: [13],
  capturedOn: '2026-02-03',
  width: 1_600,
  height: 1_500,
  dpi: 500,
  compression: 'WSQ20',
  data: Buffer.from([0xff, 0x1c, 0x1d, 0x00, 0x1c]),
};
const header = { type: 'CPS', controlNumber: 'UTO-2026-1', date: '20260203' };
const written = (more: Partial<TransactionToWrite> = {}) =>
  writeTransaction({ ...header, fingers: [finger(500, 70)], images: [image], ...more });

test('what is written is read: header, minutiae, and an image with separators among its bytes', () => {
  expect(readTransaction(written())).toEqual({
    version: '0500',
    type: 'CPS',
    controlNumber: 'UTO-2026-1',
    fingers: [finger(500, 70)],
    images: [image],
    passedOver: [],
  });
});

test.each(['LEGACY', 'EXTENDED'] as const)('minutiae of the %s block keep hundredths of a millimetre', (features) => {
  const { fingers } = readTransaction(written({ features, fingers: [finger(2_540, 0)], images: [] }));
  expect(fingers).toEqual([finger(2_540, 0)]);
});

test('a minutia as ANSI/NIST-ITL 1-2007 writes it points the other way, from the bottom left', () => {
  const fields = {
    2: '00',
    3: '6',
    4: 'S',
    6: '00',
    10: '2',
    12: '001\x1f01320715248\x1f2\x1fA\x1e002\x1f02000100000\x1f63\x1fD',
  };
  const { fingers } = readTransaction(transactionOf(9, taggedRecord(9, fields)));
  expect(fingers[0]).toEqual({
    position: 0,
    impression: 6,
    quality: 0,
    template: {
      width: 200,
      height: 715,
      dpi: 2_540,
      minutiae: [
        { x: 132, y: 0, angle: 68, type: 1, quality: 100 },
        { x: 200, y: 615, angle: 180, type: 0, quality: 1 },
      ],
    },
  });
});

test('a Type-4 image is carried as it came, a signature is passed over', () => {
  const binary = (bytes: number[]) => {
    const record = Buffer.from([0, 0, 0, 0, 0, 3, 7, 255, 255, 255, 255, 255, 0, 0x03, 0x20, 0x02, 0xee, 1, ...bytes]);
    record.writeUInt32BE(record.length);
    return record;
  };
  expect(readTransaction(transactionOf(4, binary([1, 2, 3])))).toMatchObject({
    images: [
      {
        recordType: 4,
        impression: 3,
        positions: [7],
        width: 800,
        height: 750,
        dpi: null,
        compression: 'WSQ20',
        data: Buffer.from([1, 2, 3]),
      },
    ],
  });
  expect(readTransaction(transactionOf(8, binary([])))).toMatchObject({ images: [], passedOver: [8] });
});

test('every truncated transaction is refused', () => {
  const bytes = written();
  for (let length = 0; length < bytes.length; length += 1) {
    expect(refusal(bytes.subarray(0, length))?.byte).toBeLessThanOrEqual(length);
  }
});

test('changed anyhow it is read or refused with its place, and never anything else', () => {
  const bytes = Buffer.concat([written(), Buffer.alloc(0)]);
  const change = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 })), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(change, fc.nat(bytes.length), fc.uint8Array({ maxLength: 20 }), (changes, place, inserted) => {
      const hostile = Buffer.concat([bytes.subarray(0, place), inserted, bytes.subarray(place)]);
      for (const [at, value] of changes) hostile.writeUInt8(value, at);
      const where = refusal(hostile);
      if (where !== null) expect(where.byte).toBeLessThanOrEqual(hostile.length);
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  ['a length beyond the file', (text: string) => text.replace(/1\.001:\d+/, '1.001:999999'), '1.001'],
  ['another version', (text: string) => text.replace('1.002:0500', '1.002:0600'), '1.002'],
  ['fewer records listed than counted', (text: string) => text.replace('1\x1f3\x1e2', '1\x1f4\x1e2'), '1.003'],
  ['a record type that there is none of', (text: string) => text.replace('\x1e14\x1f', '\x1e97\x1f'), '1.003'],
  ['a designation that is not the listed one', (text: string) => text.replace('9.002:01', '9.002:09'), '9.002'],
  ['a word for a number', (text: string) => text.replace('9.003:1', '9.003:x'), '9.003'],
  [
    'a position of no finger',
    (text: string) => text.replace('9.134:7', '9.134:77').replace('9.135:70', '9.135:7'),
    '9.134',
  ],
  ['more minutiae counted than there are', (text: string) => text.replace('9.136:2', '9.136:3'), '9.137'],
  ['a direction of 360 degrees', (text: string) => text.replace('\x1f45\x1f1\x1f', '\x1f99\x1f9\x1f'), '9.137'],
  ['no compression', (text: string) => text.replace('WSQ20', '/SQ20'), '14.011'],
])('refused where it is wrong: %s', (_what, change, field) => {
  const text = written().toString('latin1');
  const changed = change(text);
  expect(changed).not.toBe(text);
  expect(refusal(Buffer.from(changed, 'latin1'))?.field).toBe(field);
});

test('errors name the place and never what stands there', () => {
  const bytes = Buffer.from(written().toString('latin1').replace('9.003:1', '9.003:S'), 'latin1');
  expect(() => readTransaction(bytes)).toThrow(
    'ANSI/NIST transaction, record 3, field 9.003: expected a whole number from 0 to 99',
  );
});

test('a field of nothing but separators is refused by its length, or by its count', () => {
  const minutiae = (count: number) =>
    taggedRecord(9, { 2: '00', 3: '1', 4: 'S', 6: '00', 10: '1', 12: '\x1e'.repeat(count) });
  expect(refusal(transactionOf(9, minutiae(1_000_001)))?.field).toBe('9.012');
  expect(refusal(transactionOf(9, minutiae(300_000)))?.field).toBe('9.012');
});

test('more fields than any type has are refused, not read', () => {
  const fields = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [index + 2, '']));
  expect(refusal(transactionOf(9, taggedRecord(9, fields)))).not.toBeNull();
});

function transactionOf(type: number, record: Buffer): Buffer {
  return Buffer.concat([taggedRecord(1, { 2: '0300', 3: `1\x1f1\x1e${type}\x1f00`, 4: 'LFFS', 9: 'x' }), record]);
}

function refusal(bytes: Buffer) {
  try {
    readTransaction(bytes);
    return null;
  } catch (error) {
    if (error instanceof InvalidTransaction) return error.place;
    throw error;
  }
}
