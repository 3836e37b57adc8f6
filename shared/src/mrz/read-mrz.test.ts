import { readMrz } from './read-mrz';
import { MRZ_SPECIMENS } from './specimens';
import { UnreadableMrz } from './unreadable-mrz';

const TODAY = new Date('2026-11-24T12:00:00Z');
const UPPER = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<';
const LOWER = 'L898902C36UTO7408122F1204159ZE184226B<<<<<10';
const PASSPORT = `${UPPER}\n${LOWER}`;
const read = (text: string) => readMrz(text, TODAY);

/** What is read must be what the clean passport says, whatever happened to the text. */
function expectPassport(text: string) {
  const { corrections, ...reading } = read(text);
  const { corrections: _, ...clean } = read(PASSPORT);
  expect(reading).toEqual(clean);
  return corrections;
}

describe('messy texts of the same passport', () => {
  it.each([
    ['CRLF', `${UPPER}\r\n${LOWER}\r\n`],
    ['CR', `${UPPER}\r${LOWER}`],
    ['escaped newlines', `${UPPER}\\n${LOWER}\\n`],
    ['escaped CRLF', `${UPPER}\\r\\n${LOWER}`],
    ['blank lines', `\n\n${UPPER}\n\n${LOWER}\n`],
    ['one string', UPPER + LOWER],
    ['lines separated by a space', `${UPPER} ${LOWER}`],
  ])('%s: no correction needed beyond spaces', (_, text) => {
    expect(expectPassport(text).filter(({ reason }) => reason !== 'Space inside a line')).toEqual([]);
  });

  it.each([
    ['lower case', PASSPORT.toLowerCase()],
    ['spaces inside', PASSPORT.replace('UTO', 'U T O').replace('C36', 'C3 6')],
    ['spaces for fillers', `P UTOERIKSSON  ANNA MARIA\n${LOWER.replaceAll('<', ' ')}`],
    ['full width', PASSPORT.replace(/[A-Z0-9<]/g, (it) => String.fromCharCode(it.charCodeAt(0) + 0xfee0))],
    ['trimmed fillers', `P<UTOERIKSSON<<ANNA<MARIA\n${LOWER}`],
    ['trimmed and lost fillers', 'P<UTOERIKSSON<<ANNA<MARIA\nL898902C36UTO7408122F1204159ZE184226B<<10'],
    ['surplus fillers', `${UPPER}<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<<<10`],
    ['one string, two fillers lost', UPPER + LOWER.replace('<<<<<', '<<<')],
    ['guillemets for two', `P<UTOERIKSSON«ANNA<MARIA${'«'.repeat(9)}<\n${LOWER}`],
    ['guillemets for one', `${UPPER.replaceAll('<', '«')}\n${LOWER.replaceAll('<', '«')}`],
    ['other signs', `${UPPER.replaceAll('<', '‹')}\n${LOWER.replaceAll('<', '(')}`],
    ['more signs', `${UPPER.replaceAll('<', '{')}\n${LOWER.replaceAll('<', '≤')}`],
    ['reversed fillers', `${UPPER.replaceAll('<', '>')}\n${LOWER.replaceAll('<', '›')}`],
    ['run of K', `P<UTOERIKSSON<<ANNA<MARIA${'K'.repeat(19)}\n${LOWER.replace('<<<<<', 'KKKKK')}`],
    ['K in the document code too', `PKUTOERIKSSON<<ANNA<MARIA${'K'.repeat(19)}\n${LOWER}`],
    ['single letters among fillers', `P<UTOERIKSSON<<ANNA<MARIA<<<<K<<<C<<E<<LL<<<\n${LOWER}`],
    ['run of C', `P<UTOERIKSSON<<ANNA<MARIA${'C'.repeat(19)}\n${LOWER}`],
    ['digits in the country', PASSPORT.replaceAll('UTO', 'UT0')],
    ['digits in the name', PASSPORT.replace('ERIKSSON', 'ER1K55ON')],
    ['letters in the dates', PASSPORT.replace('7408122', '74O8IZZ').replace('1204159', 'I2O4IS9')],
    ['letter in the composite', PASSPORT.replace(/10$/, 'IO')],
    ['O for 0 in the number', PASSPORT.replace('L898902C3', 'L8989O2C3')],
    ['everything at once', 'p<ut0erik5son<<anna<maria\\nl8989o2c36uto74o8122f1204159ze184226b<<<1o'],
  ])('%s: read, and the change recorded', (_, text) => {
    expect(expectPassport(text).length).toBeGreaterThan(0);
  });

  it('records what was changed in which field', () => {
    expect(expectPassport(PASSPORT.replace('7408122', '74O8122'))).toEqual([
      { field: 'BIRTH_DATE', from: '74O812', to: '740812', reason: 'Only digits can stand here' },
    ]);
  });
});

describe('choice of the format', () => {
  const two = (index: number) => MRZ_SPECIMENS[index]!.mrz;
  it.each(MRZ_SPECIMENS)('$name without newlines', ({ format, mrz }) => {
    expect(read(mrz.replaceAll('\n', ''))).toMatchObject({ format, lines: mrz.split('\n'), corrections: [] });
  });

  it.each(MRZ_SPECIMENS)('$name with every line trimmed', ({ mrz }) => {
    const trimmed = mrz.replace(/<+$/gm, '');
    const clean = read(mrz);
    const reading = read(trimmed);
    expect(reading.documentNumber).toBe(clean.documentNumber);
    expect(reading.optionalData).toBe(clean.optionalData);
    expect(reading.checks).toEqual(clean.checks);
    if (clean.format !== 'MRV_B') expect(reading.format).toBe(clean.format);
  });

  it('takes a visa for the shorter format when both would do', () => {
    expect(read(two(5).replace(/<+$/gm, '')).format).toBe('MRV_B');
  });
});

describe('evidence', () => {
  const check = (text: string, field: string) => read(text).checks.find((it) => it.field === field);

  it('a wrong check digit is reported, not refused', () => {
    const reading = read(PASSPORT.replace('7408122', '7408123'));
    expect(reading.birthDate).toBe('1974-08-12');
    expect(reading.checks.filter(({ valid }) => !valid)).toEqual([
      { field: 'BIRTH_DATE', expected: '2', found: '3', valid: false },
      // The composite covers the check digit too: 3 instead of 2 at weight 1 of position 17 of 39.
      { field: 'COMPOSITE', expected: '3', found: '0', valid: false },
    ]);
  });

  it.each(['<', '0'])('an unused personal number may have the check digit %s', (digit) => {
    const lower = `L898902C36UTO7408122F1204159${'<'.repeat(14)}${digit}8`;
    expect(check(`${UPPER}\n${lower}`, 'PERSONAL_NUMBER')).toMatchObject({ found: digit, valid: true });
    expect(check(`${UPPER}\n${lower.replace(/.8$/, '58')}`, 'PERSONAL_NUMBER')).toMatchObject({ valid: false });
  });

  it('leaves a document number alone when no single repair is proven', () => {
    const reading = read(PASSPORT.replace('L898902C3', 'L898902C4'));
    expect(reading.documentNumber).toBe('L898902C4');
    expect(reading.corrections).toEqual([]);
    expect(reading.checks[0]).toMatchObject({ field: 'DOCUMENT_NUMBER', valid: false });
  });

  it('never exchanges G and 6 in a document number, which no check digit tells apart', () => {
    const reading = read(PASSPORT.replace('L898902C36', 'LG98902C36'));
    expect(reading.documentNumber).not.toMatch(/^L6/);
  });

  it('calls a date with a letter in it wrong even where the arithmetic agrees', () => {
    // W counts 32, as 2 does modulo 10.
    const reading = read(PASSPORT.replace('740812', '74081W'));
    expect(reading.birthDate).toBeNull();
    expect(reading.checks.find(({ field }) => field === 'BIRTH_DATE')).toMatchObject({
      expected: '2',
      found: '2',
      valid: false,
    });
  });

  it.each([
    ['M', 'M'],
    ['<', 'X'],
    ['X', 'X'],
    ['7', null],
  ])('sex %s is %s', (char, sex) => {
    expect(read(PASSPORT.replace('122F12', `122${char}12`)).sex).toBe(sex);
  });

  it('reads a name of one part, short codes and partial dates', () => {
    const text = `P<D<<ARKFREITH${'<'.repeat(30)}\nL898902C36D<<74<<<<1<1204159${'<'.repeat(15)}2`;
    expect(read(text)).toMatchObject({
      issuingCountry: 'D',
      nationality: 'D',
      surname: 'ARKFREITH',
      givenNames: '',
      birthDate: '1974',
      sex: 'X',
      optionalData: null,
    });
    expect(read(text.replaceAll('D<<', 'DKK'))).toMatchObject({ issuingCountry: 'D', nationality: 'D' });
  });
});

describe('unreadable texts', () => {
  it.each([
    ['nothing', ''],
    ['white space', ' \n\t\r\n '],
    ['words', 'hello world'],
    ['one line', UPPER],
    ['four lines', `${PASSPORT}\n${PASSPORT}`],
    ['lines that are too long', `${UPPER}ABCDEF\n${LOWER}ABCDEF`],
    ['a line that is too short', `${UPPER}\nL898902C36UTO7408122F12`],
    ['letters of the right shape', `${'A'.repeat(44)}\n${'A'.repeat(44)}`],
    ['prose of the right length', 'IT WAS THE BEST OF TIMES'.padEnd(88, 'X').slice(0, 88)],
    ['zeros of the right shape', '0'.repeat(88)],
    ['fillers', '<'.repeat(90)],
    ['control characters', PASSPORT.replace('ANNA', 'AN\u0000A')],
    ['emoji', PASSPORT.replace('ANNA', 'AN😀A')],
    ['other scripts', PASSPORT.replace('ANNA', 'АННА')],
    ['401 characters', PASSPORT.padEnd(401, ' ')],
    ['a megabyte', '<'.repeat(1_000_000)],
    ['a megabyte of escapes', '\\n'.repeat(500_000)],
  ])('%s', (_, text) => {
    const started = performance.now();
    expect(() => read(text)).toThrow(UnreadableMrz);
    expect(performance.now() - started).toBeLessThan(200);
  });

  it('says what was expected and what was found, and never the text', () => {
    const error = (() => {
      try {
        return read('P<UTOERIKSSON\nSECRET');
      } catch (thrown) {
        return thrown as UnreadableMrz;
      }
    })() as UnreadableMrz;
    expect(error.expected).toHaveLength(5);
    expect(error.found).toEqual({ lines: 2, lengths: [13, 6] });
    for (const shape of ['TD1 (3 lines of 30', 'TD2 (2 lines of 36', 'TD3 (2 lines of 44', 'MRV_A', 'MRV_B', '13, 6']) {
      expect(error.message).toContain(shape);
    }
    expect(error.message).not.toMatch(/ERIKSSON|SECRET/);
  });
});
