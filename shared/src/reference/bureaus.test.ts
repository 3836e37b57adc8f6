import { InvalidValue } from '../scalars/invalid-value';
import { allBureaus, findBureau, requireBureau } from './bureaus';
import { findCountry } from './countries';

const notCountries = ['XPO', 'UNO', 'EUE', 'UTO'];
const national = allBureaus().filter((bureau) => !notCountries.includes(bureau.code));

describe('the bureau data', () => {
  it('has the 196 member countries and four more', () => {
    expect(national).toHaveLength(196);
    expect(allBureaus()).toHaveLength(200);
  });

  it('has a country of ISO 3166-1 behind each national bureau', () => {
    expect(national.filter(({ code }) => findCountry(code)?.alpha3 !== code)).toEqual([]);
    expect(national.filter(({ code }) => findCountry(code)?.special !== false)).toEqual([]);
  });

  it('has no code and no name twice', () => {
    expect(new Set(allBureaus().map((bureau) => bureau.code)).size).toBe(200);
    expect(new Set(allBureaus().map((bureau) => bureau.name)).size).toBe(200);
  });

  it('names each national bureau after a city, in ASCII', () => {
    expect(national.filter(({ name }) => !/^NCB [A-Z][A-Za-z' -]+[a-z]$/.test(name))).toEqual([]);
  });

  it('cannot be changed by a caller', () => {
    expect(Object.isFrozen(allBureaus())).toBe(true);
    expect(allBureaus().every((bureau) => Object.isFrozen(bureau))).toBe(true);
  });
});

describe('findBureau', () => {
  it.each([
    ['FRA', 'NCB Paris'],
    ['fr', 'NCB Paris'],
    ['D<<', 'NCB Wiesbaden'],
    ['GBR', 'NCB Manchester'],
    ['USA', 'NCB Washington'],
    ['BRA', 'NCB Brasilia'],
    ['XPO', 'INTERPOL General Secretariat'],
    ['UNO', 'United Nations Security Council Committees'],
    ['EUE', 'European Union (European Search Portal)'],
    ['UTO', 'NCB Utopia'],
  ])('finds %s: %s', (code, name) => {
    expect(findBureau(code)?.name).toBe(name);
  });

  it('knows the members that are not members of the United Nations', () => {
    for (const code of ['ABW', 'CUW', 'SXM', 'PSE', 'VAT']) expect(findBureau(code)?.code).toBe(code);
  });

  it('has none for countries that are no members, territories, and statuses', () => {
    for (const code of ['PRK', 'TUV', 'HKG', 'XXA', 'GBD', 'QQQ', '']) expect(findBureau(code)).toBeUndefined();
  });
});

describe('requireBureau', () => {
  it('gives the bureau', () => {
    expect(requireBureau('CH')).toEqual({ code: 'CHE', name: 'NCB Bern' });
  });

  it('says what was expected and does not repeat the value', () => {
    expect(() => requireBureau('QQQ')).toThrow(InvalidValue);
    expect(() => requireBureau('PRK')).toThrow(/INTERPOL member.*"FRA"/);
    expect(() => requireBureau('PRK')).not.toThrow(/PRK/);
  });
});
