import { v5 } from 'uuid';

/** The kinds of record that come of an entry of the UN list. */
export type UnRecordKind = 'person' | 'document' | 'notice';

/** The project's namespace for such ids; never to be changed, for every stored id derives from it. */
const NAMESPACE = '5f0c0d43-6f1e-4b0b-9d3a-2f6b8d1f7a54';

/**
 * The database id of a record made of an entry of the UN list: a UUID version 5 (RFC 9562, section 5.5) in lower case,
 * of the name `<kind>:<reference>:<ordinal>`. The same everywhere and always, so that subgraphs refer to each other's
 * records without asking.
 * @param reference the permanent reference number: "QDi.135"
 * @param ordinal which record of that kind, from 0: the index in `UnIndividual.documents`
 * @throws {RangeError} when the reference is empty or the ordinal is not an integer of 0 or more
 */
export function unRecordId(kind: UnRecordKind, reference: string, ordinal = 0): string {
  if (reference === '') throw new RangeError('UN reference: expected a number such as "QDi.135", got none');
  if (!Number.isSafeInteger(ordinal) || ordinal < 0) {
    throw new RangeError(`UN record ordinal: expected an integer of 0 or more, got ${ordinal}`);
  }
  return v5(`${kind}:${reference}:${ordinal}`, NAMESPACE);
}
