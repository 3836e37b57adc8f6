/** What a caller may ask of a group of databases. */
export type Scope =
  | 'persons:read'
  | 'persons:write'
  | 'documents:read'
  | 'documents:write'
  | 'fingerprints:read'
  | 'fingerprints:write'
  | 'vehicles:read'
  | 'vehicles:write'
  | 'notices:read'
  | 'notices:write'
  | 'hits:read'
  | 'hits:write'
  | 'audit:read'
  | 'audit:read:own'
  | 'audit:read:all';

/** The rights of one role. */
export interface RoleRights {
  /** Scopes of a token that names none. */
  readonly default: readonly Scope[];
  /** Scopes a token of this role may carry at most. */
  readonly grantable: readonly Scope[];
  /** The highest confidentiality level the role may see of other bureaus' records: 1 to 3. */
  readonly clearance: 1 | 2 | 3;
}

const reads: readonly Scope[] = [
  'persons:read',
  'documents:read',
  'fingerprints:read',
  'vehicles:read',
  'notices:read',
  'hits:read',
];
const writes: readonly Scope[] = [
  'persons:write',
  'documents:write',
  'fingerprints:write',
  'vehicles:write',
  'notices:write',
  'hits:write',
];
const checks: readonly Scope[] = ['persons:read', 'documents:read', 'vehicles:read', 'notices:read'];
const forensics: readonly Scope[] = ['fingerprints:read', 'fingerprints:write', 'persons:read', 'notices:read'];

/** The rights matrix (docs/rules.md); roles are those of the token's `role` claim. */
export const roles = {
  officer: {
    default: [...reads, ...writes, 'audit:read'],
    grantable: [...reads, ...writes, 'audit:read'],
    clearance: 2,
  },
  border: { default: checks, grantable: [...checks, 'documents:write', 'vehicles:write'], clearance: 1 },
  forensic: { default: forensics, grantable: forensics, clearance: 2 },
  analyst: { default: reads, grantable: reads, clearance: 2 },
  secretariat: {
    default: [...reads, 'notices:write', 'audit:read:all'],
    grantable: [...reads, 'notices:write', 'audit:read:all'],
    clearance: 3,
  },
  commission: { default: [...reads, 'audit:read:all'], grantable: [...reads, 'audit:read:all'], clearance: 3 },
  agency: { default: [], grantable: [...reads, ...writes], clearance: 1 },
  partner: { default: [], grantable: [], clearance: 1 },
} as const satisfies Record<string, RoleRights>;

/** A role of the rights matrix. */
export type Role = keyof typeof roles;

/** Whether `text` names a role. */
export function isRole(text: string): text is Role {
  return Object.hasOwn(roles, text);
}

/** The scopes a caller of `role` has: those asked for, as far as the role may have them; its usual ones when none are. */
export function grantedScopes(role: Role, asked: readonly string[] | undefined): Scope[] {
  const rights: RoleRights = roles[role];
  if (asked === undefined) return [...rights.default];
  return rights.grantable.filter((scope) => asked.includes(scope));
}
