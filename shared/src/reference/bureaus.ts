import { InvalidValue } from '../scalars/invalid-value';
import { bureauRows } from './bureaus-data';
import { findCountry } from './countries';

/** An owner of records: a National Central Bureau, the General Secretariat, or a body of the United Nations. */
export interface Bureau {
  /** Alpha-3 of the country ("FRA"), or a special code of ICAO Doc 9303 ("XPO"). Unique. */
  readonly code: string;
  /** "NCB" and the city of its seat ("NCB Paris"); the body's own name for the others. */
  readonly name: string;
}

/** What a bureau code must look like, for error messages. */
export const bureauCodeFormat =
  'the country code of an INTERPOL member, or XPO for the General Secretariat, for example "FRA"';

/** The bureau with this code in any form that `findCountry` accepts ("FRA", "fr", "D<<"), or undefined. */
export function findBureau(code: string): Bureau | undefined {
  const country = findCountry(code);
  return country === undefined ? undefined : byCode.get(country.alpha3);
}

/**
 * The bureau with this code, in any form that `findBureau` accepts.
 * @throws InvalidValue if the code is unknown, or its country has no bureau
 */
export function requireBureau(code: string): Bureau {
  const bureau = findBureau(code);
  if (bureau === undefined) throw new InvalidValue(bureauCodeFormat);
  return bureau;
}

/**
 * Every bureau: the member countries by alpha-3, then the General Secretariat, the
 * United Nations, the European Union and Utopia. Frozen.
 */
export function allBureaus(): readonly Bureau[] {
  return bureaus;
}

const bureaus: readonly Bureau[] = Object.freeze(
  [
    ...bureauRows.map(([code, city]) => ({ code, name: `NCB ${city}` })),
    { code: 'XPO', name: 'INTERPOL General Secretariat' },
    // The sanctions committees own the special notices that INTERPOL publishes for them.
    { code: 'UNO', name: 'United Nations Security Council Committees' },
    // What searches through the European Search Portal comes in under this name; it owns nothing.
    { code: 'EUE', name: 'European Union (European Search Portal)' },
    // The state of ICAO's specimen documents: owner of specimen and test records.
    { code: 'UTO', name: 'NCB Utopia' },
  ].map((bureau) => Object.freeze(bureau)),
);

const byCode: ReadonlyMap<string, Bureau> = new Map(bureaus.map((bureau) => [bureau.code, bureau]));
