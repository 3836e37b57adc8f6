/**
 * Input that is not what its field asks for. The message says what was expected, with an example, and never repeats the
 * value: input can be personal data, and messages end in logs.
 */
export class InvalidValue extends Error {
  /** What was expected, with an example: `a calendar date as YYYY-MM-DD, for example "2031-04-15"`. */
  readonly expected: string;

  /** @param expected fixed text about the format, with an example; never built from the value itself */
  constructor(expected: string) {
    super(`Expected ${expected}.`);
    this.name = 'InvalidValue';
    this.expected = expected;
  }
}
