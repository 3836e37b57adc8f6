/**
 * Text that is not the consolidated list of the UN Security Council in its published XML format. Nothing of such a text
 * is used. The message says what was expected and where, and never repeats a value: the list holds personal data.
 */
export class InvalidUnList extends Error {
  override readonly name = 'InvalidUnList';
  /** What was expected. */
  readonly expected: string;

  /**
   * @param expected fixed text about the format; never built from a value of the list
   * @param got where the text departs from it: a line, an element with its index; no values either
   */
  constructor(expected: string, got: string) {
    super(`Not a UN Security Council consolidated list: expected ${expected}, got ${got}.`);
    this.expected = expected;
  }
}
