import { z } from 'zod';

/** The types of records of which somebody can be the subject. */
export const heldTypes = [
  'Person',
  'TravelDocument',
  'FingerprintRecord',
  'DnaProfile',
  'RelativeProfile',
  'FaceRecord',
  'Vehicle',
  'Notice',
] as const;

/** Why a record was found: by a name, by a document's number, because it was named, or because another record leads to it. */
export const grounds = ['NAME', 'DOCUMENT', 'RECORD', 'LINK'] as const;

/** Why a record was found. */
export type Ground = (typeof grounds)[number];

/** What the commission is shown of a record, between our own services. Times are RFC 3339. */
export const heldRecordSchema = z.object({
  /** Global id. */
  id: z.string(),
  type: z.enum(heldTypes),
  owner: z.string(),
  /** 1 to 3. */
  confidentiality: z.number(),
  restriction: z.string(),
  recordedAt: z.string(),
  updatedAt: z.string(),
  expiresAt: z.string(),
  /** How well it fits what was asked for; null when it was found by an id. */
  level: z.enum(['EXACT', 'STRONG', 'POSSIBLE', 'WEAK']).nullable(),
  grounds: z.array(z.enum(grounds)),
  /** Global ids of the persons whom it is of. */
  persons: z.array(z.string()),
  /** All that is held, as the graph shows it to the commission. */
  data: z.record(z.string(), z.unknown()),
});

/** What the commission is shown of a record. */
export type HeldRecord = z.infer<typeof heldRecordSchema>;

/** The answer to a question. */
export const heldRecordsSchema = z.object({
  records: z.array(heldRecordSchema),
  /** False when there are more. */
  complete: z.boolean(),
});

/** The answer to a question. */
export type HeldRecords = z.infer<typeof heldRecordsSchema>;
