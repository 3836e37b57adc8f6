import { createHmac } from 'node:crypto';
import type { RecordSource } from '../feed/record-source';
import { canonicalJson } from '../requests/idempotent';
import type { RecordRow } from '../store/record-row';
import { z } from 'zod';

/**
 * What a record says, as keyed digests: of each field as the graph shows it, and of all that is stored (`WHOLE`), the parts that
 * the graph does not show included. Two of them tell what has changed between them, and nothing of what it says.
 */
export const recordContentSchema = z.record(z.string(), z.string());

/** What a record says, as keyed digests. */
export type RecordContent = z.infer<typeof recordContentSchema>;

/** The digest of all that is stored. */
export const WHOLE = '*';

/** What is said about a record, and not by it: changes of these correct nothing. */
export const ABOUT_THE_RECORD: readonly string[] = [
  'id',
  'owner',
  'confidentiality',
  'restriction',
  'recordedAt',
  'updatedAt',
  'expiresAt',
];

/**
 * The content of a record.
 *
 * @param secret keys the digests: without it, what is short could be guessed
 * @param data as the graph shows it
 * @param parts the rows of its parts, by table
 */
export function recordContent(
  secret: Uint8Array,
  { type, validUntil }: RecordSource,
  row: RecordRow,
  data: Record<string, unknown>,
  parts: readonly object[][],
): RecordContent {
  const about = [...ABOUT_THE_RECORD, ...(validUntil === undefined ? [] : [validUntil])];
  const digest = (field: string, value: unknown) =>
    createHmac('sha256', secret)
      .update(`CONTENT\n${type} ${row.id} ${field}\n${canonicalJson(value)}`)
      .digest('base64url');
  const said = (record: object) => Object.entries(record).filter(([name]) => !about.includes(name));
  const stored = [
    Object.fromEntries(said(row)),
    ...parts.map((rows) => rows.map((part) => canonicalJson(part)).sort()),
  ];
  return {
    ...Object.fromEntries(said(data).map(([field, value]) => [field, digest(field, value)])),
    [WHOLE]: digest(WHOLE, stored),
  };
}
