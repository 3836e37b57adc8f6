import { z } from 'zod';

/** A search met a record: what the hit desk is told. It carries no personal data, only whose record met whose search. */
export const hitEventSchema = z.strictObject({
  id: z.uuid(),
  /** Global id and type of the record that was met. */
  recordId: z.string().max(80),
  recordType: z.enum([
    'Person',
    'TravelDocument',
    'Vehicle',
    'Notice',
    'FingerprintRecord',
    'DnaProfile',
    'RelativeProfile',
    'FaceRecord',
  ]),
  /** Bureau that owns the record and has to confirm. */
  owner: z.string().length(3),
  /** Bureau that searched. */
  searchedBy: z.string().length(3),
  /**
   * Clearance, 1 to 3, that a viewer of the searching bureau needs to learn what becomes of the hit: that of whoever
   * searched, since a viewer with less might not have found the record. Absent where the policy tells the searcher nothing.
   */
  outcomeClearance: z.number().int().min(1).max(3).optional(),
  purpose: z.string().max(32),
  level: z.enum(['EXACT', 'STRONG', 'POSSIBLE', 'WEAK']),
  /** Id of the check in which it was found. */
  checkId: z.string().max(64),
  occurredAt: z.iso.datetime(),
});

/** A search met a record. */
export type HitEvent = z.infer<typeof hitEventSchema>;
