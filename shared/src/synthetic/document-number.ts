import { DOCUMENT_NUMBER_SHAPES, GENERIC_NUMBER_SHAPES } from './document-number-shapes-data';
import { NumberPattern } from './scramble';

const patterns = new Map<string, NumberPattern>();

/**
 * The number of the synthetic document of an index, in a shape typical of its issuer (alpha-3), 8 or 9 characters.
 * Per issuer the map from index to number is a bijection (see NumberPattern): no number repeats for any two indexes
 * below the shape's capacity, which is at least 230 million.
 */
export function syntheticDocumentNumber(issuer: string, index: number): string {
  return documentNumberPattern(issuer).format(index);
}

/** The shape of an issuer's document numbers. */
export function documentNumberPattern(issuer: string): NumberPattern {
  const known = patterns.get(issuer);
  if (known) return known;
  const sum = [...issuer].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  const generic = GENERIC_NUMBER_SHAPES[sum % GENERIC_NUMBER_SHAPES.length] ?? '@99999999';
  const pattern = new NumberPattern(DOCUMENT_NUMBER_SHAPES[issuer] ?? generic);
  patterns.set(issuer, pattern);
  return pattern;
}
