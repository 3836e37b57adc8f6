import { z } from 'zod';
import { findBureau } from '../reference/bureaus';
import { type Scope, scopes } from './scopes';

const scopeList = z.array(z.enum(scopes));

/** What one bureau lets its entities do, or one agreement an international entity. */
const grantSchema = z.strictObject({
  /** The most that any of them has. */
  scopes: scopeList,
  /** Where it is there, only the units named in it have anything, and each at most what stands beside its name. */
  units: z.record(z.string().min(1).max(64), scopeList).optional(),
});

const bureauCode = z.string().refine((code) => findBureau(code)?.code === code, 'expected the code of a bureau');

/** The shape of the file of grants. What it does not know is refused: a misspelt restriction would be none. */
export const entityGrantsSchema = z.strictObject({
  /** National entities and private partners, by the bureau that authorises them (RPD Art. 21, 28). */
  entities: z.strictObject({ default: grantSchema, bureaus: z.record(bureauCode, grantSchema).default({}) }),
  /** International entities, by the code under which they act (RPD Art. 27). Without an agreement there is nothing. */
  agreements: z.record(bureauCode, grantSchema).default({}),
});

/** What bureaus and agreements let entities do. */
export type EntityGrants = z.infer<typeof entityGrantsSchema>;

/** What a bureau lets one caller do. */
export type Grant = z.infer<typeof grantSchema>;

/** In force where no file of grants is given: what a border check asks for, alerts for partners, and no agreements. */
export const defaultEntityGrants: EntityGrants = {
  entities: {
    default: { scopes: ['persons:read', 'documents:read', 'vehicles:read', 'notices:read', 'documents:alert'] },
    bureaus: {},
  },
  agreements: {},
};

/** The grant of `bureau` to its entities. */
export function grantOfBureau({ entities }: EntityGrants, bureau: string): Grant {
  return (Object.hasOwn(entities.bureaus, bureau) ? entities.bureaus[bureau] : undefined) ?? entities.default;
}

/** The agreement with the international entity that acts as `bureau`. */
export function agreementWith({ agreements }: EntityGrants, bureau: string): Grant {
  return (Object.hasOwn(agreements, bureau) ? agreements[bureau] : undefined) ?? { scopes: [] };
}

/** What of `grant` a unit has; `unit` is null for a token that names none. */
export function scopesOfUnit(grant: Grant, unit: string | null): readonly Scope[] {
  if (grant.units === undefined) return grant.scopes;
  const own = unit !== null && Object.hasOwn(grant.units, unit) ? (grant.units[unit] ?? []) : [];
  return grant.scopes.filter((scope) => own.includes(scope));
}
