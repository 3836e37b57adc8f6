import { agreementWith, type EntityGrants, grantOfBureau, scopesOfUnit } from './entity-grants';
import { mayHaveRole, type Role, roles, type RoleRights, scopesOfRole } from './roles';
import type { Scope } from './scopes';

/** What a token says that decides what its bearer may do. */
export interface Claims {
  readonly role: Role;
  readonly bureau: string;
  /** The national or international entity's unit, as its bureau names it; null when the token names none. */
  readonly entity: string | null;
  /** The scopes that the token carries; undefined when it leaves them to the role. */
  readonly asked: readonly string[] | undefined;
}

/**
 * The scopes a caller has: those that the role's row of the matrix lists, that the bureau or the agreement grants to the
 * entity, and that the token asks for. Each of the three can only take away. A role that is another bureau's alone has none.
 */
export function grantedScopes({ role, bureau, entity, asked }: Claims, grants: EntityGrants): Scope[] {
  if (!mayHaveRole(bureau, role)) return [];
  const granted = grantedTo(role, bureau, entity, grants);
  return scopesOfRole(role).filter(
    (scope) => (granted === undefined || granted.includes(scope)) && (asked === undefined || asked.includes(scope)),
  );
}

/** Undefined where the role alone decides: for a bureau's own staff. Whoever acts for an entity is bound by its grant. */
function grantedTo(
  role: Role,
  bureau: string,
  entity: string | null,
  grants: EntityGrants,
): readonly Scope[] | undefined {
  const { grantedBy }: RoleRights = roles[role];
  if (grantedBy === 'agreement') return scopesOfUnit(agreementWith(grants, bureau), entity);
  if (grantedBy === 'bureau' || entity !== null) return scopesOfUnit(grantOfBureau(grants, bureau), entity);
  return undefined;
}
