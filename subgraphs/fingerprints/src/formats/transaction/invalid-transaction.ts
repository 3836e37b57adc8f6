/** Where a transaction is wrong: a record by its place (1 is the Type-1 record), and the field or byte in it. */
export interface TransactionPlace {
  readonly record: number;
  /** As the standard writes it, for instance `9.012`; null where it is not one field. */
  readonly field: string | null;
  /** Byte of the file at which the record, or what is wrong in it, begins. */
  readonly byte: number;
}

/** Bytes that are no ANSI/NIST-ITL transaction. Says where and what was expected, never what stands there. */
export class InvalidTransaction extends Error {
  override readonly name = 'InvalidTransaction';

  constructor(
    readonly place: TransactionPlace,
    readonly expected: string,
  ) {
    const where = place.field === null ? `byte ${place.byte}` : `field ${place.field}`;
    super(`ANSI/NIST transaction, record ${place.record}, ${where}: expected ${expected}`);
  }
}
