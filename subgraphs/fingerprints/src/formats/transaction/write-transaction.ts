import type { ReadFinger } from '../read-finger';
import type { CarriedImage } from './image-record';

const FS = '\x1c';
const GS = '\x1d';
const RS = '\x1e';
const US = '\x1f';
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;

/** What a transaction is written from. */
export interface TransactionToWrite {
  /** Type of transaction, for instance `CPS`. */
  readonly type: string;
  readonly controlNumber: string;
  /** `YYYYMMDD`. */
  readonly date: string;
  readonly fingers: readonly ReadFinger[];
  /** How minutiae are written; M1 without it. */
  readonly features?: 'M1' | 'LEGACY' | 'EXTENDED';
  /** Types 13 to 15. */
  readonly images?: readonly CarriedImage[];
}

/**
 * Writes a transaction in the traditional encoding: Type-1, a Type-2 that says nothing, a Type-9 for each finger and the
 * images. Fingers in the legacy or the extended block must have units of 0.01 mm (2,540 dpi).
 */
export function writeTransaction({ fingers, images = [], features = 'M1', ...header }: TransactionToWrite): Buffer {
  const bodies = [
    { type: 2, fields: { 3: '' }, data: null },
    ...fingers.map((finger) => ({ type: 9, fields: featureFields[features](finger), data: null })),
    ...images.map((image) => ({ type: image.recordType, fields: imageFields(image), data: image.data })),
  ];
  const listed = bodies.map(({ type }, index) => `${type}${US}${designation(index)}`);
  const first = taggedRecord(1, {
    2: '0500',
    3: [`1${US}${bodies.length}`, ...listed].join(RS),
    4: header.type,
    5: header.date,
    7: 'UTO',
    8: 'UTO',
    9: header.controlNumber,
    11: '00.00',
    12: '00.00',
  });
  const others = bodies.map(({ type, fields, data }, index) =>
    taggedRecord(type, { 2: designation(index), ...fields }, data),
  );
  return Buffer.concat([first, ...others]);
}

/** A record of tagged fields, whose first says how long it is. */
export function taggedRecord(
  type: number,
  fields: Readonly<Record<number, string>>,
  data: Buffer | null = null,
): Buffer {
  const parts = Object.entries(fields).map(([field, value]) => `${GS}${type}.${field.padStart(3, '0')}:${value}`);
  const tail = Buffer.from(parts.join('') + (data === null ? '' : `${GS}${type}.999:`), 'latin1');
  const behind = tail.length + (data?.length ?? 0) + FS.length;
  const label = `${type}.001:`;
  let length = label.length + behind;
  while (label.length + String(length).length + behind !== length) length += 1;
  return Buffer.concat([Buffer.from(`${label}${length}`), tail, data ?? Buffer.alloc(0), Buffer.from(FS)]);
}

const featureFields = {
  M1: ({ position, impression, quality, template }: ReadFinger) => ({
    3: String(impression),
    4: 'U',
    126: `27${US}513${US}1`,
    128: String(template.width),
    129: String(template.height),
    130: '1',
    131: String(template.dpi),
    132: String(template.dpi),
    133: '0',
    134: String(position),
    135: `${quality}${US}0${US}0`,
    136: String(template.minutiae.length),
    137: template.minutiae
      .map((minutia, index) =>
        [index + 1, minutia.x, minutia.y, Math.round(minutia.angle / 2) % 180, minutia.type, minutia.quality].join(US),
      )
      .join(RS),
  }),
  LEGACY: ({ position, impression, template }: ReadFinger) => ({
    3: String(impression),
    4: 'S',
    5: `UTO${US}A`,
    6: String(position).padStart(2, '0'),
    10: String(template.minutiae.length),
    11: '0',
    12: template.minutiae
      .map(({ x, y, angle, type }, index) => {
        const place = [x, template.height - y].map((value) => String(value).padStart(4, '0')).join('');
        const direction = String((Math.round(angle) + 180) % 360).padStart(3, '0');
        return [String(index + 1).padStart(3, '0'), place + direction, '1', 'DAB'[type]].join(US);
      })
      .join(RS),
  }),
  EXTENDED: ({ position, impression, template }: ReadFinger) => ({
    3: String(impression),
    4: 'U',
    300: `${template.width}${US}${template.height}`,
    302: String(position),
    331: template.minutiae.map(({ x, y, angle, type }) => [x, y, Math.round(angle), 'XEB'[type]].join(US)).join(RS),
  }),
} as const;

function imageFields(image: CarriedImage): Record<number, string> {
  const [, year = '0000', month = '00', day = '00'] = DATE.exec(image.capturedOn ?? '') ?? [];
  return {
    3: String(image.impression),
    4: 'UTO',
    5: `${year}${month}${day}`,
    6: String(image.width),
    7: String(image.height),
    8: image.dpi === null ? '0' : '1',
    9: String(image.dpi ?? 0),
    10: String(image.dpi ?? 0),
    11: image.compression,
    12: '8',
    13: image.positions.join(RS),
  };
}

function designation(index: number): string {
  return String(index).padStart(2, '0');
}
