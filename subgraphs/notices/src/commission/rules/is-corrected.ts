import { type RecordContent, WHOLE } from '@crimegraph/shared/subject-access/record-content';

/**
 * Whether an order to correct is fulfilled: each of the fields that it names says something else than before, or, where it names none,
 * the record does. That a record was restricted, extended or touched corrects nothing. One that is not on record any more says
 * nothing wrong.
 *
 * @param after null when the record is not held, or was taken back
 */
export function isCorrected(before: RecordContent, after: RecordContent | null, fields: readonly string[]): boolean {
  if (after === null) return true;
  return (fields.length === 0 ? [WHOLE] : fields).every((field) => before[field] !== after[field]);
}
