import { MRZ_LAYOUTS, type MrzRange } from './formats';
import { readMrz } from './read-mrz';
import { MRZ_SPECIMENS } from './specimens';
import { writeMrz } from './write-mrz';

const TODAY = new Date('2026-11-24T12:00:00Z');

describe('layouts', () => {
  it.each(Object.values(MRZ_LAYOUTS))('$format gives every position to one data element', ({ fields, ...layout }) => {
    const taken = Array.from({ length: layout.lineCount }, () => Array.from({ length: layout.lineLength }, () => 0));
    for (const { line, start, end } of Object.values(fields) as MrzRange[]) {
      for (let index = start; index < end; index += 1) taken[line]![index]! += 1;
    }
    expect(taken.flat().every((count) => count === 1)).toBe(true);
  });
});

describe('published specimens', () => {
  it('cover the five formats', () => {
    expect(new Set(MRZ_SPECIMENS.map(({ format }) => format)).size).toBe(5);
  });

  it.each(MRZ_SPECIMENS)('$name: reads without a correction, and every check digit holds', ({ format, mrz }) => {
    const reading = readMrz(mrz, TODAY);
    expect(reading).toMatchObject({ format, surname: 'ERIKSSON', givenNames: 'ANNA MARIA', sex: 'F', corrections: [] });
    expect(reading.lines.join('\n')).toBe(mrz);
    expect(reading.checks.filter(({ valid }) => !valid)).toEqual([]);
    expect(reading.checks).toHaveLength({ TD1: 4, TD2: 4, TD3: 5, MRV_A: 3, MRV_B: 3 }[format]);
  });

  it.each(MRZ_SPECIMENS)('$name: is written as published', ({ mrz }) => {
    expect(writeMrz(readMrz(mrz, TODAY))).toBe(mrz);
  });

  it('reads each element of the passport', () => {
    expect(readMrz(MRZ_SPECIMENS[0]!.mrz, TODAY)).toMatchObject({
      documentCode: 'P',
      issuingCountry: 'UTO',
      documentNumber: 'L898902C3',
      nationality: 'UTO',
      birthDate: '1974-08-12',
      expiryDate: '2012-04-15',
      optionalData: 'ZE184226B',
    });
  });
});

// ICAO Doc 9303 parts 5 and 6, examples of a number of more than nine characters.
describe('long document numbers', () => {
  const TD1 = 'I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<';
  const TD2 = 'I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<\nD23145890<UTO3407127M95071227349<<<8';

  it.each([TD1, TD2])('are read and written whole', (mrz) => {
    const reading = readMrz(mrz, TODAY);
    expect(reading).toMatchObject({ documentNumber: 'D23145890734', optionalData: null, birthDate: '1934-07-12' });
    expect(reading.checks.every(({ valid }) => valid)).toBe(true);
    expect(writeMrz(reading)).toBe(mrz);
  });
});
