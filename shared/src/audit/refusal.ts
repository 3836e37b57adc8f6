import { z } from 'zod';
import type { AuditEntry } from './audit-row';
import { newEntryId } from './new-entry';

/** Where the gateway tells of what it refused: a subgraph puts it into its own log. */
export const REFUSALS_PATH = '/internal/refusals';

/** Refusals in one call. */
export const MAX_REFUSALS = 100;

/** A request that the gateway refused, wholly or in part: no database was asked, or not for all of it. */
export const refusalSchema = z.strictObject({
  at: z.iso.datetime(),
  /** Who asked; null for everybody without a valid token, who are counted and not told apart. */
  caller: z
    .strictObject({
      subject: z.string().max(128),
      bureau: z.string().length(3),
      entity: z.string().max(64).nullable(),
      role: z.string().max(16),
      /** Null where none was stated that there is. */
      purpose: z.string().max(32).nullable(),
      caseReference: z.string().max(64).nullable(),
    })
    .nullable(),
  trace: z.string().max(64),
  operation: z.string().max(128).nullable(),
  /** Codes of the errors that the client was told. */
  codes: z.array(z.string().max(64)).min(1).max(20),
  /** How many such requests there were. */
  times: z.int().min(1),
});

/** A request that the gateway refused. */
export type Refusal = z.infer<typeof refusalSchema>;

/** The body of a call to `REFUSALS_PATH`. */
export const refusalsSchema = z.strictObject({ refusals: refusalSchema.array().min(1).max(MAX_REFUSALS) });

/** "Unspecified" (ICAO Doc 9303 part 3, section 5). */
const NO_BUREAU = 'XXX';
const NOT_STATED = 'NONE';

/** The entry of a refusal. */
export function refusalEntry({ at, caller, trace, operation, codes, times }: Refusal): AuditEntry {
  const instant = new Date(at);
  return {
    id: newEntryId(instant),
    at: instant,
    subject: caller?.subject ?? 'unidentified',
    bureau: caller?.bureau ?? NO_BUREAU,
    onBehalfOf: caller?.entity ?? null,
    role: caller?.role ?? 'none',
    purpose: caller?.purpose ?? NOT_STATED,
    caseReference: caller?.caseReference ?? null,
    trace,
    operation,
    action: 'gateway',
    keys: '[]',
    asked: times === 1 ? '[]' : JSON.stringify([`times:${times}`]),
    shown: '[]',
    result: 'REFUSED',
    refusal: codes.join(' ').slice(0, 255),
  };
}
