/** Characters that a scanner or an officer takes for one another, folded to one of them. */
const CONFUSED: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  S: '5',
  B: '8',
  Z: '2',
  G: '6',
};

/** The longest number on record: no format has a longer one. */
export const MAX_NUMBER = 32;

/** A document number as it is kept and shown: capital letters and digits only (ICAO Doc 9303 part 3, section 4.5). */
export function documentNumber(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
}

/** The number by which documents are looked up: two numbers that are easily confused have the same key. */
export function documentNumberKey(number: string): string {
  return number.replace(/[OQDILSBZG]/g, (character) => CONFUSED[character] ?? character);
}
