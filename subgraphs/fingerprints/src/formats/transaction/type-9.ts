import type { FingerTemplate, TemplateMinutia } from '../../templates/finger-template';
import type { ReadFinger } from '../read-finger';
import { isFrictionRidgePosition } from '../standard-codes';
import type { TaggedRecord } from './tagged-record';

/** Units of 0.01 mm in an inch: templates in them have this resolution, and no coordinate is rounded. */
const HUNDREDTHS_PER_INCH = 2_540;
const CM_PER_INCH = 2.54;
/** More than a palm has. */
const MAX_MINUTIAE = 2_000;
const MAX_COORDINATE = 99_999;
const WORST_QUALITY = 63;

/**
 * Reads a Type-9 record: the features of one finger, mark or palm, in the block of INCITS 378 (fields 126–150, "M1"), in the
 * extended feature set (300 and above), or in the legacy block (5–12). Where there are several, the first of these that is there.
 * @throws InvalidTransaction
 */
export function readType9(record: TaggedRecord): ReadFinger {
  const impression = record.number(3, 0, 99);
  if (record.has(137)) return { impression, ...readM1(record) };
  if (record.has(331)) return { impression, ...readExtended(record) };
  if (record.has(12)) return { impression, ...readLegacy(record) };
  throw record.invalid(4, 'minutiae in fields 9.012, 9.137 or 9.331');
}

type Features = Omit<ReadFinger, 'impression'>;

/** Pixels from the top left, directions in steps of two degrees, as in INCITS 378 (ANSI/NIST-ITL 1-2011, 8.9.5). */
function readM1(record: TaggedRecord): Features {
  const units = record.number(130, 1, 2);
  const perUnitX = record.number(131, 1, MAX_COORDINATE);
  const scale = perUnitX / record.number(132, 1, MAX_COORDINATE);
  const found = minutiaeOf(record, 137, record.number(136, 0, MAX_MINUTIAE));
  const minutiae = found.map(([, x, y, angle, type, quality]): TemplateMinutia => ({
    x: record.wholeNumber(x, 137, 0, MAX_COORDINATE),
    y: Math.round(record.wholeNumber(y, 137, 0, MAX_COORDINATE) * scale),
    angle: record.wholeNumber(angle, 137, 0, 179) * 2,
    type: record.wholeNumber(type, 137, 0, 2) as 0 | 1 | 2,
    quality: record.wholeNumber(quality, 137, 0, 100),
  }));
  const [quality] = record.items(135);
  return {
    position: position(record, 134),
    quality: quality === undefined ? 0 : reported(record.wholeNumber(quality[0], 135, 0, 255)),
    template: {
      width: record.number(128, 0, MAX_COORDINATE),
      height: record.number(129, 0, MAX_COORDINATE),
      dpi: units === 1 ? perUnitX : Math.round(perUnitX * CM_PER_INCH),
      minutiae,
    },
  };
}

/** Hundredths of a millimetre from the top left of the region of interest; directions as in INCITS 378 (8.9.7.24). */
function readExtended(record: TaggedRecord): Features {
  const [region] = record.items(300);
  const types = { E: 1, B: 2, X: 0 } as const;
  const found = minutiaeOf(record, 331, null);
  const minutiae = found.map(([x, y, angle, type]): TemplateMinutia => ({
    x: record.wholeNumber(x, 331, 0, MAX_COORDINATE),
    y: record.wholeNumber(y, 331, 0, MAX_COORDINATE),
    // Some writers say 360 for 0.
    angle: record.wholeNumber(angle, 331, 0, 360) % 360,
    type: typeOf(record, 331, types, type),
    quality: 0,
  }));
  const width = record.wholeNumber(region?.[0], 300, 1, MAX_COORDINATE);
  const height = record.wholeNumber(region?.[1], 300, 1, MAX_COORDINATE);
  return {
    position: position(record, 302),
    quality: 0,
    template: { width, height, dpi: HUNDREDTHS_PER_INCH, minutiae },
  };
}

/**
 * Hundredths of a millimetre from the bottom left, and directions that point away from the ridge ending, opposite to those
 * of INCITS 378 (ANSI/NIST-ITL 1-2007; so NBIS writes them, `xytreps.c`). The record does not say how large the image is:
 * its top is taken to be the highest minutia.
 */
function readLegacy(record: TaggedRecord): Features {
  const types = { A: 1, B: 2, C: 0, D: 0 } as const;
  const found = minutiaeOf(record, 12, record.number(10, 0, MAX_MINUTIAE)).map(([, place, quality, type]) => {
    const [, x, y, angle] = /^(\d{4})(\d{4})(\d{3})$/.exec(place ?? '') ?? [];
    if (x === undefined || y === undefined)
      throw record.invalid(12, 'places of 4 digits x, 4 digits y and 3 digits direction');
    return {
      x: Number(x),
      y: Number(y),
      angle: (record.wholeNumber(angle, 12, 0, 359) + 180) % 360,
      type: typeOf(record, 12, types, type),
      quality: legacyQuality(record.wholeNumber(quality, 12, 0, WORST_QUALITY)),
    };
  });
  const top = found.reduce((highest, { y }) => Math.max(highest, y), 0);
  const template: FingerTemplate = {
    width: found.reduce((widest, { x }) => Math.max(widest, x), 0),
    height: top,
    dpi: HUNDREDTHS_PER_INCH,
    minutiae: found.map((minutia) => ({ ...minutia, y: top - minutia.y })),
  };
  return { position: position(record, 6), quality: 0, template };
}

function minutiaeOf(record: TaggedRecord, field: number, count: number | null): string[][] {
  const found = record.items(field);
  if (found.length > MAX_MINUTIAE) throw record.invalid(field, `at most ${MAX_MINUTIAE} minutiae`);
  if (count !== null && found.length !== count) {
    throw record.invalid(field, `as many minutiae as field 9.${field === 12 ? '010' : '136'} counts`);
  }
  return found;
}

function typeOf(
  record: TaggedRecord,
  field: number,
  types: Readonly<Record<string, 0 | 1 | 2>>,
  code: string | undefined,
): 0 | 1 | 2 {
  const type = code !== undefined && Object.hasOwn(types, code) ? types[code] : undefined;
  if (type === undefined) throw record.invalid(field, `a type of minutia, one of ${Object.keys(types).join(', ')}`);
  return type;
}

/** The position when the record names one; unknown when it names none or a choice. */
function position(record: TaggedRecord, field: number): number {
  const named = record.items(field).map(([code]) => record.wholeNumber(code, field, 0, 99));
  const unknown = named.find((code) => !isFrictionRidgePosition(code));
  if (unknown !== undefined) throw record.invalid(field, 'the code of a friction ridge position');
  return named.length === 1 ? (named[0] ?? 0) : 0;
}

/** 2 (best) to 63 (worst) as 100 to 1; 0 is "encoded by hand" and 1 "no method": neither is a measure. */
function legacyQuality(code: number): number {
  return code < 2 ? 0 : Math.round(100 - ((code - 2) * 99) / (WORST_QUALITY - 2));
}

function reported(quality: number): number {
  return quality <= 100 ? quality : 0;
}
