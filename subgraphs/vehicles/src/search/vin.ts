import { foldConfused } from './fold-confused';
import { stripSeparators } from './strip-separators';

/** The length of a complete vehicle identification number (ISO 3779). */
export const VIN_LENGTH = 17;

/** The length of its end, the vehicle indicator section (ISO 3779), by which a vehicle is asked for in part. */
export const VIN_TAIL_LENGTH = 8;

/** What a vehicle identification number must look like, for error messages. */
export const vinFormat = '5 to 17 letters A-Z and digits; blanks and hyphens do not count';

/** No text that can be one is longer than this, separators included. */
const MAX_TEXT = 64;

/**
 * A vehicle identification number as it is kept and shown: capital letters and digits. In a complete one I, O and Q are read
 * as 1, 0 and 0, since ISO 3779 excludes them; shorter ones are older than the standard and keep what they have.
 *
 * @returns undefined when the text is not one, see `vinFormat`
 */
export function readVin(text: string): string | undefined {
  if (text.length > MAX_TEXT) return undefined;
  const plain = stripSeparators(text);
  // ASCII is tested before upper-casing: some other letters turn into A-Z there.
  if (!/^[0-9A-Za-z]{5,17}$/.test(plain)) return undefined;
  const vin = plain.toUpperCase();
  return vin.length === VIN_LENGTH ? foldConfused(vin) : vin;
}

/** The number by which vehicles are looked up: two that are easily confused have the same key. */
export function vinKey(vin: string): string {
  return foldConfused(vin);
}

/** The key of the last 8 characters of a complete number; null for a shorter one, whose end means nothing. */
export function vinTail(vin: string): string | null {
  return vin.length === VIN_LENGTH ? vinKey(vin).slice(-VIN_TAIL_LENGTH) : null;
}
