import { fitName } from './fit-name';
import { transliterate } from './transliterate';
import { UnwritableMrz } from './unwritable-mrz';
import { writeMrz, type MrzFields } from './write-mrz';

const PASSPORT: MrzFields = {
  format: 'TD3',
  documentCode: 'P',
  issuingCountry: 'UTO',
  surname: 'Eriksson',
  givenNames: 'Anna Maria',
  documentNumber: 'L898902C3',
  nationality: 'UTO',
  birthDate: '1974-08-12',
  sex: 'F',
  expiryDate: '2012-04-15',
  optionalData: 'ZE184226B',
};

// ICAO Doc 9303 parts 4 to 7, section 4.2.3: names that fit, and truncation to initials.
describe('fitName', () => {
  const BENNELONG = ['Bennelong Wooloomooloo Warrandyte Warnambool', 'Dingo Potoroo'] as const;
  const CHAYAPA = ['Nilavadhanananda', 'Chayapa Dejthamrong Krasuang'] as const;
  const ARNPOL = ['Nilavadhanananda', 'Arnpol Petch Charonguang'] as const;
  it.each([
    [...CHAYAPA, 'NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K'],
    [...CHAYAPA, 'NILAVADHANANANDA<<CHAYAPA<DEJ<K'],
    [...CHAYAPA, 'NILAVADHANANANDA<<CHAYAPA<DE<K'],
    [...ARNPOL, 'NILAVADHANANANDA<<ARNPOL<PETCH<CHARONGU'],
    [...BENNELONG, 'BENNELONG<WOOLOOMOOLOO<WARRANDYTE<W<<DI'],
    [...BENNELONG, 'BENNELONG<WOOLOOMOOLOO<W<W<<D<P'],
    [...BENNELONG, 'BENNELONG<WOOLOOMOOLOO<W<W<<DI'],
    ['Papandropoulous', 'Jonathon Warren Trevor', 'PAPANDROPOULOUS<<JONATHON<WARREN<TREVOR'],
    ['Papandropoulous', 'Jonathon Alec', 'PAPANDROPOULOUS<<JONATHON<ALEC'],
    ["O'Connor", 'Enya Siobhan', 'OCONNOR<<ENYA<SIOBHAN<<<<<<<<<<<<<<<<<<'],
    ['Arkfreith', '', 'ARKFREITH<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<'],
  ])('%s, %s', (surname, givenNames, field) => {
    expect(fitName(transliterate(surname), transliterate(givenNames), field.length)).toBe(field);
  });

  it('always fills the width and ends a truncated name with a letter', () => {
    const cases: [string, string][] = [
      ['X'.repeat(60), 'Y'],
      ['X'.repeat(60), ''],
      [`${'A'.repeat(10)}<${'B'.repeat(40)}`, 'C'],
      [Array.from({ length: 30 }, () => 'AB').join('<'), 'C<D'],
    ];
    for (const width of [30, 31, 39]) {
      for (const [primary, secondary] of cases) {
        expect(fitName(primary, secondary, width)).toMatch(new RegExp(`^(?=.{${width}}$)[A-Z<]*[A-Z]$`));
      }
    }
  });
});

describe('writeMrz', () => {
  it('writes partial dates, unspecified sex, short codes and an unused personal number as fillers', () => {
    const fields: MrzFields = { ...PASSPORT, issuingCountry: 'D', birthDate: '1974', sex: 'X', optionalData: null };
    const [upper, lower] = writeMrz(fields).split('\n');
    expect(upper?.slice(0, 5)).toBe('P<D<<');
    // 7*7 + 4*3 = 61.
    expect(lower?.slice(13, 21)).toBe('74<<<<1<');
    expect(lower?.slice(28, 43)).toBe('<'.repeat(15));
  });

  it.each<[string, Partial<MrzFields>]>([
    ['documentNumber', { documentNumber: 'L898902C34' }],
    ['documentNumber', { documentNumber: '  ' }],
    ['documentNumber', { format: 'TD2', documentNumber: 'L898902C3456789', optionalData: null }],
    ['optionalData', { optionalData: 'ZE184226BZE1842' }],
    ['optionalData', { format: 'TD2', documentNumber: 'L898902C34567', optionalData: 'AB' }],
    ['surname', { surname: '李' }],
    ['birthDate', { birthDate: '12.08.1974' }],
    ['expiryDate', { expiryDate: '2012-04' }],
    ['issuingCountry', { issuingCountry: 'UTOP' }],
    ['documentCode', { documentCode: '' }],
  ])('refuses a %s that does not fit, without repeating it', (field, change) => {
    let thrown: unknown;
    try {
      writeMrz({ ...PASSPORT, ...change });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(UnwritableMrz);
    expect(thrown).toMatchObject({ field });
    expect((thrown as Error).message).not.toMatch(/898902|184226|李|08/);
  });
});
