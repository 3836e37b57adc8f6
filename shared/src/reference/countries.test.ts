import { InvalidValue } from '../scalars/invalid-value';
import { allCountries, findCountry, findCountryByName, parseCountryCode } from './countries';
import { countryNameVariants } from './country-names-data';

const iso = allCountries().filter((country) => !country.special);
const special = allCountries().filter((country) => country.special);

describe('the country data', () => {
  it('has the 249 entries of ISO 3166-1, each with an alpha-2', () => {
    expect(iso).toHaveLength(249);
    expect(iso.filter((country) => !/^[A-Z]{2}$/.test(country.alpha2 ?? ''))).toEqual([]);
  });

  it('has only alpha-2 codes that Unicode CLDR knows as regions', () => {
    const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
    expect(iso.filter((country) => regions.of(country.alpha2 ?? '') === undefined)).toEqual([]);
  });

  it('gives three capitals as alpha-3 and a trimmed name', () => {
    expect(allCountries().filter((country) => !/^[A-Z]{3}$/.test(country.alpha3))).toEqual([]);
    expect(allCountries().filter((country) => country.name === '' || country.name !== country.name.trim())).toEqual([]);
  });

  it.each(['alpha2', 'alpha3', 'name'] as const)('has no %s twice', (key) => {
    const values = allCountries().flatMap((country) => country[key] ?? []);
    expect(values.filter((value, index) => values.indexOf(value) !== index)).toEqual([]);
  });

  it('has the special codes of ICAO Doc 9303 part 3 section 5', () => {
    const codes =
      'ANT EUE GBD GBN GBO GBP GBS IAO NTZ RKS UNA UNK UNO UTO XBA XCC XCE XCO XDC XEC XES XIM XMP XOM XPO XXA XXB XXC XXK XXX';
    expect(special.map((country) => country.alpha3).sort()).toEqual(codes.split(' '));
  });

  it('names variants only for codes that exist', () => {
    expect(Object.keys(countryNameVariants).filter((code) => findCountry(code)?.alpha3 !== code)).toEqual([]);
  });

  it('cannot be changed by a caller', () => {
    expect(Object.isFrozen(allCountries())).toBe(true);
    expect(allCountries().every((country) => Object.isFrozen(country))).toBe(true);
  });
});

describe('findCountry', () => {
  it.each([
    ['FR', 'FRA'],
    ['fra', 'FRA'],
    [' CHE ', 'CHE'],
    ['AT', 'AUT'],
    ['AU', 'AUS'],
    ['SK', 'SVK'],
    ['SI', 'SVN'],
    ['D', 'DEU'],
    ['D<<', 'DEU'],
    ['d', 'DEU'],
    ['DE', 'DEU'],
    ['FR<', 'FRA'],
    ['xxa', 'XXA'],
    ['UTO', 'UTO'],
    ['EU', 'EUE'],
  ])('reads %j as %s', (code, alpha3) => {
    expect(findCountry(code)?.alpha3).toBe(alpha3);
  });

  it.each(['', ' ', 'F', '<<<', 'ZZZ', 'ZZ', 'FRAN', 'FRANCE', 'F R', '<D', '250', 'ß', 'ﬀ', 'constructor'])(
    'knows no %j',
    (code) => {
      expect(findCountry(code)).toBeUndefined();
    },
  );

  it('finds every entry by each of its codes', () => {
    for (const country of allCountries()) {
      expect(findCountry(country.alpha3)).toBe(country);
      if (country.alpha2 !== null) expect(findCountry(country.alpha2)).toBe(country);
    }
  });

  it('gives all parts', () => {
    expect(findCountry('JP')).toEqual({ alpha2: 'JP', alpha3: 'JPN', name: 'Japan', special: false });
    expect(findCountry('XXA')).toMatchObject({ alpha2: null, special: true });
  });
});

describe('parseCountryCode', () => {
  it('gives the alpha-3', () => {
    expect(parseCountryCode('gb')).toBe('GBR');
    expect(parseCountryCode('GBN')).toBe('GBN');
  });

  it('says what was expected and does not repeat the value', () => {
    expect(() => parseCountryCode('QQQ')).toThrow(InvalidValue);
    expect(() => parseCountryCode('QQQ')).toThrow(/alpha-3.*"FRA"/);
    expect(() => parseCountryCode('QQQ')).not.toThrow(/QQQ/);
  });
});

describe('findCountryByName', () => {
  it.each([
    ['Democratic Republic of the Congo', 'COD'],
    ['Congo, The Democratic Republic of the', 'COD'],
    ['Congo', 'COG'],
    ['Iran (Islamic Republic of)', 'IRN'],
    ['Iran, Islamic Republic of', 'IRN'],
    ['Syrian Arab Republic', 'SYR'],
    ['United Kingdom of Great Britain and Northern Ireland', 'GBR'],
    ['Russian Federation', 'RUS'],
    ["Democratic People's Republic of Korea", 'PRK'],
    ['Democratic People’s Republic of Korea', 'PRK'],
    ["Korea, Democratic People's Republic of", 'PRK'],
    ['Republic of Korea', 'KOR'],
    ["Côte d'Ivoire", 'CIV'],
    ['COTE D’IVOIRE', 'CIV'],
    ['Cote d Ivoire', 'CIV'],
    ['Turkey', 'TUR'],
    ['TÜRKİYE', 'TUR'],
    ['Viet Nam', 'VNM'],
    ['Vietnam', 'VNM'],
    ['Lao Peoples Democratic Republic', 'LAO'],
    ['Timor Leste', 'TLS'],
    ['Saint Helena, Ascension and Tristan da Cunha', 'SHN'],
    ['Guinea', 'GIN'],
    ['Guinea-Bissau', 'GNB'],
    ['Equatorial Guinea', 'GNQ'],
    ['Papua New Guinea', 'PNG'],
    ['Niger', 'NER'],
    ['Nigeria', 'NGA'],
    ['Dominica', 'DMA'],
    ['Dominican Republic', 'DOM'],
    ['The Gambia', 'GMB'],
    ['St. Kitts & Nevis', 'KNA'],
    ['São Tomé and Príncipe', 'STP'],
    ['Curaçao', 'CUW'],
    ['Netherlands, Kingdom of the', 'NLD'],
    ['Venezuela (Bolivarian Republic of)', 'VEN'],
    ['United Republic of Tanzania', 'TZA'],
    ['State of Palestine', 'PSE'],
    ['U.S.A.', 'USA'],
    ['Swaziland', 'SWZ'],
    ['Utopia', 'UTO'],
  ])('reads %j as %s', (name, alpha3) => {
    expect(findCountryByName(name)?.alpha3).toBe(alpha3);
  });

  it.each(['', 'Korea', 'Virgin Islands', 'the', 'Atlantis', 'Fran', 'France and Spain'])('knows no %j', (name) => {
    expect(findCountryByName(name)).toBeUndefined();
  });

  it('finds every entry by its own name', () => {
    for (const country of allCountries()) expect(findCountryByName(country.name)).toBe(country);
  });
});
