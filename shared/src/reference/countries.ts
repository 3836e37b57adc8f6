import { InvalidValue } from '../scalars/invalid-value';
import { isoCountryRows } from './countries-data';
import { countryNameVariants } from './country-names-data';
import { specialCodeRows } from './special-codes-data';

/**
 * A state, territory, organisation or status that can stand as issuer or nationality on a travel document.
 * ISO 3166-1, and ICAO Doc 9303 part 3 section 5 for the special codes.
 */
export interface Country {
  /** ISO 3166 alpha-2 ("FR"); null where a special code has none. */
  readonly alpha2: string | null;
  /** Three letters A-Z: ISO 3166-1 alpha-3 ("FRA") or an ICAO special code ("XXA"). Unique. */
  readonly alpha3: string;
  /** English short name ("France"). */
  readonly name: string;
  /** True for a code that is not in ISO 3166-1. */
  readonly special: boolean;
}

/** What a country code must look like, for error messages. */
export const countryCodeFormat =
  'a country code of ISO 3166-1 (alpha-3 or alpha-2) or a special code of ICAO Doc 9303 part 3, for example "FRA"';

/**
 * The country with this code, or undefined. Accepts ISO alpha-2 and alpha-3, the ICAO special codes, Germany's `D`, any
 * case, surrounding spaces, and the fillers of a machine readable zone (`D<<`).
 */
export function findCountry(code: string): Country | undefined {
  // ASCII is tested before upper-casing: some other letters turn into A-Z there ("ß" into "SS", South Sudan).
  const letters = /^([A-Za-z]{1,3})<{0,2}$/.exec(code.trim())?.[1];
  return letters === undefined ? undefined : byCode.get(letters.toUpperCase());
}

/**
 * The alpha-3 code ("FRA") of any form that `findCountry` accepts ("fr", "FRA", "D<<").
 * @throws InvalidValue if no such code is known
 */
export function parseCountryCode(code: string): string {
  const country = findCountry(code);
  if (country === undefined) throw new InvalidValue(countryCodeFormat);
  return country.alpha3;
}

/**
 * The country with this English name, or undefined. Knows short, formal and common names as written in United Nations
 * lists; ignores case, accents, spaces, punctuation and "the". Whole names only: "Korea" alone names no country.
 */
export function findCountryByName(name: string): Country | undefined {
  return byName.get(normaliseName(name));
}

/** Every country, ISO entries first, each part in a fixed order. Frozen. */
export function allCountries(): readonly Country[] {
  return countries;
}

function normaliseName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && word !== 'the')
    .map((word) => (word === 'st' ? 'saint' : word))
    .join('');
}

const countries: readonly Country[] = Object.freeze([
  ...isoCountryRows.map(([alpha2, alpha3, name]) => Object.freeze({ alpha2, alpha3, name, special: false })),
  ...specialCodeRows.map(([alpha2, alpha3, name]) => Object.freeze({ alpha2, alpha3, name, special: true })),
]);

const byCode = indexByCode();
const byName = indexByName();

function indexByCode(): ReadonlyMap<string, Country> {
  const index = new Map<string, Country>();
  for (const country of countries) {
    index.set(country.alpha3, country);
    if (country.alpha2 !== null) index.set(country.alpha2, country);
    if (country.alpha3 === 'DEU') index.set('D', country);
  }
  return index;
}

function indexByName(): ReadonlyMap<string, Country> {
  const index = new Map<string, Country>();
  for (const country of countries) {
    for (const name of [country.name, ...(countryNameVariants[country.alpha3] ?? [])]) {
      const key = normaliseName(name);
      const other = index.get(key);
      if (other !== undefined && other !== country) {
        throw new Error(`Country name data: "${name}" stands for both ${other.alpha3} and ${country.alpha3}.`);
      }
      index.set(key, country);
    }
  }
  return index;
}
