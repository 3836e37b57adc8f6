import type { Purpose } from './purposes';
import type { Role } from './roles';
import type { Viewer } from './viewer';

/** What a caller has to be, all of it; a part that is left out fits everybody, but a row of nothing fits nobody. */
export interface PolicyRow {
  readonly roles?: readonly Role[];
  /** Alpha-3 codes of bureaus. */
  readonly bureaus?: readonly string[];
  /** Whether they act for the bureau itself, or for an entity that it let in. */
  readonly actsFor?: 'bureau' | 'entity';
  /** The clearance that they have at least. */
  readonly clearance?: Viewer['clearance'];
  readonly purposes?: readonly Purpose[];
  /** Whether a case is named. */
  readonly caseNamed?: boolean;
}

/** Policies by name; each is satisfied by whoever fits one of its rows whole. */
export type PolicyTable = Readonly<Record<string, readonly PolicyRow[]>>;

/**
 * What schemas may ask for with `@policy`, beyond scopes. Policy, not law in code: rows are changed here and nowhere else
 * (docs/rights.md shows them). A policy that is not in the table is satisfied by nobody.
 */
export const policies: PolicyTable = {
  bureau_staff: [{ actsFor: 'bureau' }],
  named_case: [{ caseNamed: true }],
  restricted_clearance: [{ clearance: 2 }],
  confidential_clearance: [{ clearance: 3 }],
  supervision: [
    { roles: ['commission'], bureaus: ['XPO'], purposes: ['SUPERVISION'] },
    { roles: ['secretariat'], purposes: ['SUPERVISION'] },
  ],
};

/** The names of the policies of `table` that `viewer` satisfies. */
export function satisfiedPolicies(viewer: Viewer, table: PolicyTable = policies): string[] {
  return Object.entries(table).flatMap(([name, rows]) => (rows.some((row) => fits(row, viewer)) ? [name] : []));
}

function fits(row: PolicyRow, viewer: Viewer): boolean {
  const { roles, bureaus, actsFor, clearance, purposes, caseNamed } = row;
  return (
    Object.keys(row).length > 0 &&
    (roles === undefined || roles.includes(viewer.role)) &&
    (bureaus === undefined || bureaus.includes(viewer.bureau)) &&
    (actsFor === undefined || (actsFor === 'bureau') === (viewer.entity === null)) &&
    (clearance === undefined || viewer.clearance >= clearance) &&
    (purposes === undefined || purposes.includes(viewer.purpose)) &&
    (caseNamed === undefined || caseNamed === (viewer.caseReference !== null))
  );
}
