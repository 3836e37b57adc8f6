import { z } from 'zod';
import { reviewMonths, retentionYears, type RetentionKind } from '../retention/periods-data';
import { readEnvironment } from './environment';

const kinds = Object.keys(retentionYears) as RetentionKind[];
const yearsSchema = z.coerce.number().int().min(1).max(99);

/** `RETENTION_YEARS`: `kind=years[,...]` in place of the periods of `periods-data.ts`; what is not named stays. */
const yearsSetting = z
  .string()
  .default('')
  .transform((text, context): Record<RetentionKind, number> => {
    const pairs = text.split(',').filter((part) => part.trim() !== '');
    const changed = pairs.map((part): [string, number] => {
      const [kind = '', years = ''] = part.split('=').map((side) => side.trim());
      const parsed = yearsSchema.safeParse(years);
      if (kinds.includes(kind as RetentionKind) && /^\d+$/.test(years) && parsed.success) return [kind, parsed.data];
      context.addIssue({
        code: 'custom',
        message: `expected KIND=YEARS[,...] with 1 to 99 years and the kinds ${kinds.join(', ')}`,
      });
      return z.NEVER;
    });
    return { ...retentionYears, ...Object.fromEntries(changed) };
  });

/** Settings of how long records are kept. */
export const retentionSettings = {
  RETENTION_YEARS: yearsSetting,
  RETENTION_REVIEW_MONTHS: z.coerce.number().int().min(1).max(60).default(reviewMonths),
};

/** How long records are kept here. */
export interface RetentionPeriods {
  readonly years: Readonly<Record<RetentionKind, number>>;
  /** How long before its end a record comes up for review. */
  readonly reviewMonths: number;
}

let periods: RetentionPeriods | undefined;

/** The periods in force, read from the environment once. @throws when they are set wrongly */
export function retentionPeriods(): RetentionPeriods {
  if (periods === undefined) {
    const { RETENTION_YEARS: years, RETENTION_REVIEW_MONTHS } = readEnvironment(retentionSettings);
    periods = { years, reviewMonths: RETENTION_REVIEW_MONTHS };
  }
  return periods;
}
