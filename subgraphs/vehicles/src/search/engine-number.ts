import { foldConfused } from './fold-confused';
import { stripSeparators } from './strip-separators';

/** What an engine number must look like, for error messages. */
export const engineNumberFormat =
  '3 to 32 letters A-Z and digits; blanks, hyphens, dots, slashes and asterisks do not count';

/** No text that can be one is longer than this, separators included. */
const MAX_TEXT = 96;

/**
 * An engine number as it is kept and shown: capital letters and digits.
 *
 * @returns undefined when the text is not one, see `engineNumberFormat`
 */
export function readEngineNumber(text: string): string | undefined {
  if (text.length > MAX_TEXT) return undefined;
  // Makers stamp stars before and after a number, so that nothing can be added.
  const plain = stripSeparators(text).replace(/[./*]/g, '');
  return /^[0-9A-Za-z]{3,32}$/.test(plain) ? plain.toUpperCase() : undefined;
}

/** The number by which engines are looked up: two that are easily confused have the same key. */
export function engineKey(engineNumber: string): string {
  return foldConfused(engineNumber);
}
