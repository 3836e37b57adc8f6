import { z } from 'zod';
import { type LimitName, type Limits, limitTable } from './limits';

const names = Object.keys(limitTable) as [LimitName, ...LimitName[]];
const values = z.partialRecord(z.enum(names), z.number().int().positive());

/** The setting `LIMITS`: JSON of the limits that are other than usual, by their names. */
export const limitsSetting = z.string().transform((text, context): Partial<Limits> => {
  try {
    return values.parse(JSON.parse(text));
  } catch {
    context.addIssue({ code: 'custom', message: `expected JSON of positive integers by name, of ${names.join(', ')}` });
    return z.NEVER;
  }
});
