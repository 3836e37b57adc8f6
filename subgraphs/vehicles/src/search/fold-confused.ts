/**
 * Folds the letters that people and cameras take for digits: O and Q to 0, I to 1. In a vehicle identification number these
 * letters do not occur (ISO 3779), so that this is its only right reading; elsewhere two texts of one fold may differ.
 *
 * @param text capital letters and digits
 */
export function foldConfused(text: string): string {
  return text.replace(/[OQ]/g, '0').replace(/I/g, '1');
}
