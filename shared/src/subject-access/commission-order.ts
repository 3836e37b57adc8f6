import { z } from 'zod';
import { recordContentSchema } from './record-content';

/** What one database is told to do about one of its records. */
export const orderCallSchema = z.strictObject({
  /** Of the order and the step of it: the same is done once, however often it is sent. */
  requestId: z.string().min(1).max(64),
  act: z.enum(['CORRECT', 'DELETE', 'BLOCK', 'UNBLOCK']),
  /** Global id. */
  recordId: z.string().max(80),
  /** How the restriction list is meant again when a block is lifted. */
  restriction: z.enum(['NONE', 'DENY', 'ALLOW']).nullable(),
});

/** What one database is told to do about one of its records. */
export type OrderCall = z.infer<typeof orderCallSchema>;

/** What became of it: the name is that of the entry in the audit log. */
export const orderOutcomeSchema = z.object({
  __typename: z.enum(['CorrectionOrdered', 'RecordDeleted', 'RecordBlocked', 'RecordUnblocked', 'RecordNotHeld']),
  /** How the restriction list was meant before a block; null of everything else, and when the record was blocked already. */
  restriction: z.enum(['NONE', 'DENY', 'ALLOW']).nullable(),
  /** What a record that is to be corrected says now; absent of everything else. */
  content: recordContentSchema.optional(),
});

/** What became of it. */
export type OrderOutcome = z.infer<typeof orderOutcomeSchema>;

/** What one of its records says, or null where it is not held, or was taken back by its owner. */
export const contentAnswerSchema = z.object({ content: recordContentSchema.nullable() });
