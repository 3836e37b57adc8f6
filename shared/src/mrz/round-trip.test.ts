import { checkDigit } from './check-digit';
import { MRZ_LAYOUTS, type MrzFormat, type MrzRange } from './formats';
import { readMrz } from './read-mrz';
import { writeMrz, type MrzFields } from './write-mrz';

const TODAY = new Date('2026-11-24T12:00:00Z');
const FORMATS = Object.keys(MRZ_LAYOUTS) as MrzFormat[];
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ALPHANUMERIC = `${LETTERS}0123456789`;
const ALPHABET = `${ALPHANUMERIC}<`;
const LONGEST_NUMBER = { TD1: 22, TD2: 14, TD3: 9, MRV_A: 9, MRV_B: 9 };
const OPTIONAL = { TD1: 15, TD2: 7, TD3: 14, MRV_A: 16, MRV_B: 8 };

/** Mulberry32: the same sequence in every run, so that a failure can be repeated. */
function generator(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(items: ArrayLike<T>) => items[between(0, items.length - 1)]!;
  const text = (alphabet: string, least: number, most: number) =>
    Array.from({ length: between(least, most) }, () => pick(alphabet)).join('');
  const day = (from: string, to: string) =>
    new Date(between(Date.parse(from), Date.parse(to))).toISOString().slice(0, 10);
  return { between, pick, text, day };
}
type Random = ReturnType<typeof generator>;

function randomFields(random: Random, format: MrzFormat): MrzFields {
  const names = (most: number) =>
    Array.from({ length: random.between(1, most) }, () => random.text(LETTERS, 1, 6)).join(' ');
  const documentNumber = random.text(ALPHANUMERIC, 1, LONGEST_NUMBER[format]);
  const taken = documentNumber.length > 9 ? documentNumber.length - 7 : 0;
  const room = OPTIONAL[format] - taken;
  const first = room > 0 && random.between(0, 1) ? random.text(ALPHANUMERIC, 1, room) : '';
  const second = format === 'TD1' && first && random.between(0, 1) ? ` ${random.text(ALPHANUMERIC, 1, 11)}` : '';
  return {
    format,
    documentCode: format.startsWith('MRV')
      ? random.pick(['V', 'VC'])
      : format === 'TD3'
        ? random.pick(['P', 'PP', 'PD'])
        : 'ID',
    issuingCountry: random.pick(['UTO', 'D', 'XXA', null]),
    surname: names(2),
    givenNames: random.between(0, 9) === 0 ? '' : names(2),
    documentNumber,
    nationality: random.pick(['UTO', 'D', 'XXB', null]),
    birthDate: random.between(0, 9)
      ? random.day('1927-01-01', '2024-12-31').slice(0, random.pick([4, 7, 10, 10]))
      : null,
    sex: random.pick(['M', 'F', 'X'] as const),
    expiryDate: random.day('2025-01-01', '2046-01-01'),
    optionalData: first + second || null,
  };
}

describe.each(FORMATS)('%s', (format) => {
  it('reads back what was written, without a correction', () => {
    const random = generator(9303);
    for (let round = 0; round < 3000; round += 1) {
      const fields = randomFields(random, format);
      const mrz = writeMrz(fields);
      const reading = readMrz(round % 2 ? mrz : mrz.replaceAll('\n', ''), TODAY);
      expect(reading).toMatchObject({ ...fields, corrections: [] });
      expect(reading.checks.every(({ valid }) => valid)).toBe(true);
    }
  });

  it('shows every wrong character that a check digit can see, and never throws', () => {
    const random = generator(7431);
    const { lineLength, lineCount } = MRZ_LAYOUTS[format];
    for (let round = 0; round < 60; round += 1) {
      const lines = writeMrz(randomFields(random, format)).split('\n');
      for (let position = 0; position < lineLength * lineCount; position += 1) {
        const [line, index] = [Math.floor(position / lineLength), position % lineLength];
        const was = lines[line]!.charAt(index);
        const becomes = random.pick(ALPHABET);
        const corrupt = lines.with(line, lines[line]!.slice(0, index) + becomes + lines[line]!.slice(index + 1));
        const reading = readMrz(corrupt.join('\n'), TODAY);
        // Characters ten apart in value (A and 0, G and 6, K and a filler) are the same to a check digit.
        const visible = checkDigit(was) !== checkDigit(becomes);
        if (!visible || !isChecked(format, line, index)) continue;
        const shown = reading.corrections.length > 0 || reading.checks.some(({ valid }) => !valid);
        expect({ shown, format, line, index, was, becomes }).toMatchObject({ shown: true });
      }
    }
  });
});

/** Whether a position is covered by a check digit, or is one. */
function isChecked(format: MrzFormat, line: number, index: number): boolean {
  const { fields, compositeRanges } = MRZ_LAYOUTS[format];
  const ranges: (MrzRange | undefined)[] = [
    ...compositeRanges,
    fields.composite,
    fields.documentNumber,
    fields.documentNumberCheck,
    fields.birthDate,
    fields.birthDateCheck,
    fields.expiryDate,
    fields.expiryDateCheck,
  ];
  return ranges.some((range) => range?.line === line && index >= range.start && index < range.end);
}
