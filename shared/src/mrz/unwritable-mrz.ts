/** A field does not fit the machine readable zone. The message names the field and the limit, never the value. */
export class UnwritableMrz extends Error {
  override readonly name = 'UnwritableMrz';

  constructor(
    /** The name of the offending field of `MrzFields`. */
    readonly field: string,
    expected: string,
  ) {
    super(`${field}: expected ${expected}.`);
  }
}
