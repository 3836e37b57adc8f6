import { documentNumberKey } from '@crimegraph/shared/matching/document-number';

/**
 * What `documentNumberKey` folded away from `number`: the place (base 36) and the letter of each character that differs.
 * The key and this together are the number, so that an index that has the key need not repeat the number.
 */
export function foldedSpelling(number: string): string {
  const key = documentNumberKey(number);
  let folded = '';
  for (let place = 0; place < number.length; place += 1) {
    if (number[place] !== key[place]) folded += `${place.toString(36)}${number[place]}`;
  }
  return folded;
}
