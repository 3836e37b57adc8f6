/** A code with its label (`CodeLabel` of the graph). */
export interface CodeLabel {
  code: string;
  label: string;
}

/** Colours of eyes, in the codes that clients of the public interface to notices use. */
export const eyeColours: ReadonlyMap<string, string> = new Map([
  ['BLA', 'Black'],
  ['BLU', 'Blue'],
  ['BRO', 'Brown'],
  ['GRE', 'Green'],
  ['GRY', 'Grey'],
  ['HAZ', 'Hazel'],
]);

/** Colours of hair, in the same codes. */
export const hairColours: ReadonlyMap<string, string> = new Map([
  ['BLA', 'Black'],
  ['BRO', 'Brown'],
  ['BROF', 'Fair'],
  ['GRY', 'Grey'],
  ['GRYG', 'Greying'],
  ['HAIB', 'Bald'],
  ['HAID', 'Dyed'],
  ['OTHD', 'Dark'],
  ['RED', 'Red'],
  ['REDA', 'Auburn'],
  ['WHI', 'White'],
  ['YELB', 'Blond'],
]);

/** A code with its label; the code itself where the table does not know it; null for null. */
export function codeLabel(table: ReadonlyMap<string, string>, code: string | null): CodeLabel | null {
  return code === null ? null : { code, label: table.get(code) ?? code };
}
