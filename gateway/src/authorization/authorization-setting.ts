import { z } from 'zod';

/** What becomes of an operation of which something is refused. */
export interface RefusalRules {
  /** Whether nothing of it is carried out, rather than what is left of it. */
  readonly rejectUnauthorized: boolean;
  readonly errors: {
    /** Whether each refusal is a line of the process's log. The audit log has them in any case. */
    readonly log: boolean;
    /** Where clients are told: among the errors, or as `extensions.authorizationErrors`. */
    readonly response: 'errors' | 'extensions';
  };
}

/** What is left is carried out, and what was refused is told among the errors. */
export const defaultRefusalRules: RefusalRules = {
  rejectUnauthorized: false,
  errors: { log: true, response: 'errors' },
};

const toldNowhere = 'refusals that are told nowhere would look like nothing found, so they are always told';

/**
 * The setting `AUTHORIZATION`: JSON, by the names that Apollo Router has for it, as far as it makes sense here. Not `enabled: false` or
 * `dry_run`, which let through what is forbidden, and not `response: "disabled"`.
 */
export const authorizationSetting = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'is not JSON' });
      return z.NEVER;
    }
  })
  .pipe(
    z.strictObject({
      directives: z.strictObject({
        enabled: z.literal(true).optional(),
        reject_unauthorized: z.boolean().default(defaultRefusalRules.rejectUnauthorized),
        dry_run: z.literal(false).optional(),
        errors: z
          .strictObject({
            log: z.boolean().default(defaultRefusalRules.errors.log),
            response: z
              .enum(['errors', 'extensions'], { error: `"errors" or "extensions": ${toldNowhere}` })
              .default(defaultRefusalRules.errors.response),
          })
          .default(defaultRefusalRules.errors),
      }),
    }),
  )
  .transform(({ directives: { reject_unauthorized: rejectUnauthorized, errors } }): RefusalRules => {
    return { rejectUnauthorized, errors };
  });
