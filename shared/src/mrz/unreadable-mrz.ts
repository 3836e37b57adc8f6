import { MRZ_LAYOUTS } from './formats';

const EXPECTED = Object.values(MRZ_LAYOUTS).map(
  ({ format, lineCount, lineLength }) => `${format} (${lineCount} lines of ${lineLength} characters)`,
);

/**
 * The text is not a machine readable zone of any of the five formats of ICAO Doc 9303.
 * The message states shapes only and never repeats the input, which may hold personal data.
 */
export class UnreadableMrz extends Error {
  override readonly name = 'UnreadableMrz';
  /** One entry per format that would have been read, e.g. 'TD3 (2 lines of 44 characters)'. */
  readonly expected: string[] = [...EXPECTED];
  /** How many lines were found, and the lengths of the first ten. */
  readonly found: { lines: number; lengths: number[] };

  constructor(found: { lines: number; lengths: number[] }, why = 'The text is not a machine readable zone') {
    const shape = found.lines === 0 ? 'no text' : `${found.lines} line(s) of ${found.lengths.join(', ')} characters`;
    super(`${why}: expected ${EXPECTED.join(', ')}, got ${shape}.`);
    this.found = found;
  }
}
