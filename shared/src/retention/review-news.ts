import { z } from 'zod';

/** Records of which an owner is told at once. */
export const MAX_TOLD = 100;

/** Records of one owner that are up for review: what the hit desk is told, to hand it on. It carries no personal data. */
export const reviewNewsSchema = z.strictObject({
  /** Known to the desk by it: sent again, nothing is told twice. */
  id: z.uuid(),
  owner: z.string().length(3),
  recordType: z.string().max(20),
  /** Global ids, those that end first before the others. */
  recordIds: z.array(z.string().max(80)).min(1).max(MAX_TOLD),
  /** When the first and the last of them cease to be kept. RFC 3339. */
  firstEnds: z.iso.datetime(),
  lastEnds: z.iso.datetime(),
});

/** Records of one owner that are up for review. */
export type ReviewNews = z.infer<typeof reviewNewsSchema>;
