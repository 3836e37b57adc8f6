import { type Scope, scopes } from './scopes';

/** The databases of records. */
type Records = 'persons' | 'documents' | 'fingerprints' | 'vehicles' | 'notices';

/** The rights of one role: a row of the matrix. All of it is the most that a caller of the role can have. */
export interface RoleRights {
  /** Who decides how much of the row a caller has: the role itself, the caller's bureau, or an agreement. */
  readonly grantedBy: 'role' | 'bureau' | 'agreement';
  /** Databases that may be searched, and whose records may then be read in full. */
  readonly search: readonly Records[];
  /** Databases whose records may be read where a record of another database leads to them, and not searched. */
  readonly linked: readonly ('persons' | 'notices')[];
  /** Databases in which the bureau's own records may be made and changed. */
  readonly write: readonly Exclude<Records, 'notices'>[];
  /** `request`: ask for a notice and take it back; `review`: publish, refuse, suspend and cancel those of others. */
  readonly notices: readonly ('request' | 'review')[];
  /** What may be done with the inbox of hits. */
  readonly hits: 'none' | 'read' | 'answer';
  /** Whose doings may be read in the audit log: one's own, those of one's bureau, everybody's. */
  readonly audit: 'none' | 'own' | 'bureau' | 'all';
  /** Rights that one role alone has. */
  readonly special: readonly 'documents:alert'[];
  /**
   * The part in the commission's cases (Statute of the CCF): `answer` to what it asks and orders about the bureau's own
   * records; `decide`: search by subject in all databases, keep the cases, consult owners, order.
   */
  readonly commission: 'none' | 'answer' | 'decide';
  /**
   * Which records the role's searches and reads reach: those that the row rules let its bureau see, or all that are kept,
   * whatever their owners' restrictions and confidentiality say.
   */
  readonly reach: 'row rules' | 'all records';
  /** The bureaus whose staff alone may have the role; every bureau's when absent. */
  readonly onlyOf?: readonly string[];
  /** The highest confidentiality level the role may see of other bureaus' records: 1 to 3. */
  readonly clearance: 1 | 2 | 3;
}

const all: readonly Records[] = ['persons', 'documents', 'fingerprints', 'vehicles', 'notices'];
const recorded: RoleRights['write'] = ['persons', 'documents', 'fingerprints', 'vehicles'];
const nothing = {
  grantedBy: 'role',
  search: [],
  linked: [],
  write: [],
  notices: [],
  hits: 'none',
  audit: 'none',
  special: [],
  commission: 'none',
  reach: 'row rules',
  clearance: 1,
} as const satisfies RoleRights;

/**
 * The rights matrix; roles are those of the token's `role` claim. docs/rules.md shows it as a table and says where each
 * row comes from.
 */
export const roles = {
  officer: {
    ...nothing,
    search: all,
    write: recorded,
    notices: ['request'],
    hits: 'answer',
    audit: 'bureau',
    commission: 'answer',
    clearance: 2,
  },
  border: { ...nothing, grantedBy: 'bureau', search: all, write: recorded },
  forensic: {
    ...nothing,
    search: ['fingerprints'],
    linked: ['persons', 'notices'],
    write: ['fingerprints'],
    audit: 'own',
    clearance: 2,
  },
  analyst: { ...nothing, search: all, clearance: 2 },
  secretariat: {
    ...nothing,
    search: all,
    notices: ['review'],
    hits: 'read',
    audit: 'all',
    commission: 'answer',
    clearance: 3,
  },
  commission: {
    ...nothing,
    search: all,
    audit: 'all',
    commission: 'decide',
    reach: 'all records',
    // Whoever else called themselves the commission would see everything.
    onlyOf: ['XPO'],
    clearance: 3,
  },
  agency: {
    ...nothing,
    grantedBy: 'agreement',
    search: all,
    write: recorded,
    notices: ['request'],
    hits: 'answer',
    audit: 'own',
    commission: 'answer',
  },
  partner: { ...nothing, grantedBy: 'bureau', special: ['documents:alert'] },
} as const satisfies Record<string, RoleRights>;

/** A role of the rights matrix. */
export type Role = keyof typeof roles;

/** Whether `text` names a role. */
export function isRole(text: string): text is Role {
  return Object.hasOwn(roles, text);
}

const hitScopes = { none: [], read: ['hits:read'], answer: ['hits:read', 'hits:write'] } as const;
const auditScopes = {
  none: [],
  own: ['audit:read:own'],
  bureau: ['audit:read:own', 'audit:read'],
  all: ['audit:read:own', 'audit:read', 'audit:read:all'],
} as const;
const commissionScopes = {
  none: [],
  answer: ['commission:answer'],
  decide: ['commission:search', 'commission:decide'],
} as const;
const noticeScopes = { request: 'notices:write', review: 'notices:review' } as const;

/** The scopes that a row of the matrix comes to, in the order of the list of scopes. */
export function scopesOfRole(role: Role): Scope[] {
  const rights: RoleRights = roles[role];
  const held: readonly Scope[] = [
    ...rights.search.map((database) => `${database}:read` as const),
    ...rights.linked.map((database) => `${database}:link` as const),
    ...rights.write.map((database) => `${database}:write` as const),
    ...rights.notices.map((act) => noticeScopes[act]),
    // Whoever makes records says who may see them, and answers for how long they are kept.
    ...(rights.write.length > 0 ? ['records:manage' as const] : []),
    ...hitScopes[rights.hits],
    ...auditScopes[rights.audit],
    ...rights.special,
    ...commissionScopes[rights.commission],
  ];
  return scopes.filter((scope) => held.includes(scope));
}

/** Whether the role may be had by staff of `bureau`. */
export function mayHaveRole(bureau: string, role: Role): boolean {
  const { onlyOf }: RoleRights = roles[role];
  return onlyOf === undefined || onlyOf.includes(bureau);
}

/** Whether the role's reads reach all records that are kept. */
export function reachesAll({ role, bureau }: { role: Role; bureau: string }): boolean {
  return roles[role].reach === 'all records' && mayHaveRole(bureau, role);
}
