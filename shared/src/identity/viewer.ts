import { z } from 'zod';
import { purposes, type Purpose } from './purposes';
import { roles, type Role } from './roles';
import { type Scope, scopes } from './scopes';

/** Who asks, for whom, and why: derived by the gateway from the token and the purpose header, trusted from there on. */
export interface Viewer {
  /** The user, as the bureau's own identity provider names them. */
  readonly subject: string;
  /** Alpha-3 code of the bureau on whose behalf they act. */
  readonly bureau: string;
  /** The unit of the entity that they act for, as the bureau names it; null when they act for the bureau itself. */
  readonly entity: string | null;
  readonly role: Role;
  readonly scopes: readonly Scope[];
  /** Highest confidentiality level they may see of other bureaus' records: 1 to 3. */
  readonly clearance: 1 | 2 | 3;
  readonly purpose: Purpose;
  readonly caseReference: string | null;
}

/** The shape of a viewer inside a signed caller context. */
export const viewerSchema = z.strictObject({
  subject: z.string().min(1).max(128),
  bureau: z.string().length(3),
  entity: z.string().min(1).max(64).nullable(),
  role: z.enum(Object.keys(roles) as [Role, ...Role[]]),
  scopes: z.array(z.enum(scopes)),
  clearance: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  purpose: z.enum(Object.keys(purposes) as [Purpose, ...Purpose[]]),
  caseReference: z.string().max(64).nullable(),
});
