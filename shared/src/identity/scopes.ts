/** Every scope. The part before the first colon names a database, the rest what may be done there. */
export const scopes = [
  'persons:read',
  'persons:link',
  'persons:write',
  'documents:read',
  'documents:alert',
  'documents:write',
  'fingerprints:read',
  'fingerprints:write',
  'vehicles:read',
  'vehicles:write',
  'notices:read',
  'notices:link',
  'notices:write',
  'notices:review',
  'records:manage',
  'hits:read',
  'hits:write',
  'audit:read:own',
  'audit:read',
  'audit:read:all',
  'commission:search',
  'commission:decide',
  'commission:answer',
] as const;

/** What a caller may do in one database. */
export type Scope = (typeof scopes)[number];

/** The databases, in the order in which tables list them. */
export const databases = [
  'persons',
  'documents',
  'fingerprints',
  'vehicles',
  'notices',
  'records',
  'hits',
  'audit',
  'commission',
] as const;

/** A group of data with rules of its own: the name of a scope before its first colon. */
export type Database = (typeof databases)[number];

/** Whether `text` is a scope. */
export function isScope(text: unknown): text is Scope {
  return (scopes as readonly unknown[]).includes(text);
}

/** The database that `scope` opens. */
export function databaseOf(scope: Scope): Database {
  return scope.slice(0, scope.indexOf(':')) as Database;
}
