import type { SyntheticCharge } from './charges-data';
import { CHARGES } from './charges-data';
import type { Random } from './random';
import { WeightedList } from './random';
import { addDays, isoDate } from './synthetic-time';

/** An arrest warrant or enforceable judgment behind a request for arrest. */
export interface SyntheticWarrant {
  readonly reference: string;
  /** Alpha-3. */
  readonly issuingCountry: string;
  /** YYYY-MM-DD, before the record was made. */
  readonly issuedOn: string;
  readonly charge: string;
  /** ICCS 1.0 code, absent where the classification has no fitting class. */
  readonly chargeCode?: string;
}

const charges = new WeightedList<SyntheticCharge>(CHARGES);

/** A warrant of a country, issued up to two years before a record was made. */
export function syntheticWarrant(random: Random, issuingCountry: string, recordedAt: Date): SyntheticWarrant {
  const issued = addDays(recordedAt, -random.int(3, 730));
  const { text, code } = random.weighted(charges);
  return {
    reference: `${random.letters(2)}-${random.digits(5)}/${issued.getUTCFullYear()}`,
    issuingCountry,
    issuedOn: isoDate(issued),
    charge: text,
    ...(code === undefined ? {} : { chargeCode: code }),
  };
}
