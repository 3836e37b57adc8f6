/** Fingers by their code (ANSI/NIST-ITL 1-2011, table 8). */
const names: Readonly<Record<number, string>> = {
  1: 'Right thumb',
  2: 'Right index finger',
  3: 'Right middle finger',
  4: 'Right ring finger',
  5: 'Right little finger',
  6: 'Left thumb',
  7: 'Left index finger',
  8: 'Left middle finger',
  9: 'Left ring finger',
  10: 'Left little finger',
};

/** The code of a finger that is not known. */
export const UNKNOWN_FINGER = 0;

/** What a finger is called in a reason. */
export function fingerName(position: number): string {
  return names[position] ?? 'Unknown finger';
}
