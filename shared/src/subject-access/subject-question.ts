import { z } from 'zod';

/** What is asked of one database about one person. */
export const subjectQuestionSchema = z.strictObject({
  /** Names, whole, in any order of their parts. */
  names: z.array(z.string().max(500)).max(10),
  /** A partial date; null when it is not known. It narrows the names. */
  birthDate: z.string().max(10).nullable(),
  /** Documents by number and issuer (alpha-3 or a special code). */
  documents: z.array(z.strictObject({ number: z.string().max(64), issuingCountry: z.string().max(3) })).max(20),
  /** Global ids of records, of whatever type: itself and whatever hangs on it is asked for. */
  records: z.array(z.string().max(80)).max(400),
});

/** What is asked of one database about one person. */
export type SubjectQuestion = z.infer<typeof subjectQuestionSchema>;
