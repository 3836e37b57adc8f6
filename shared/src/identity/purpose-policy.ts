import { type Purpose, purposeNames } from './purposes';
import type { Role } from './roles';
import type { Database } from './scopes';

const without = (...left: Purpose[]) => purposeNames.filter((purpose) => !left.includes(purpose));
/** Purposes of police work: all but supervision. */
const police = without('SUPERVISION');

/** Databases of what was done and decided, not of records: who may see them is a matter of scopes alone. */
type Oversight = 'audit' | 'commission';

/** When a case has to be named. A part that is left out fits everything. */
export interface CaseRule {
  readonly roles?: readonly Role[];
  readonly databases?: readonly Database[];
  readonly purposes?: readonly Purpose[];
}

/**
 * Which purpose opens which database to whom: for records, a purpose has to stand in the row of the role and in the row of
 * the database; for oversight, in the row of the database, or, for what the commission asks and orders, in either, since owners
 * meet it on their records. Policy, not law in code: the rows are to be changed here and
 * nowhere else (docs/rules.md shows the table).
 */
export const purposePolicy: {
  readonly roles: Readonly<Record<Role, readonly Purpose[]>>;
  readonly records: Readonly<Record<Exclude<Database, Oversight>, readonly Purpose[]>>;
  readonly oversight: Readonly<Record<Oversight, readonly Purpose[]>>;
  readonly caseRules: readonly CaseRule[];
} = {
  roles: {
    officer: police,
    border: without('FORENSICS', 'THREAT_ANALYSIS', 'SUPERVISION'),
    forensic: ['FORENSICS', 'IDENTIFICATION', 'INVESTIGATION'],
    analyst: ['THREAT_ANALYSIS', 'INVESTIGATION'],
    secretariat: purposeNames,
    commission: ['SUPERVISION'],
    agency: without('FORENSICS', 'SUPERVISION'),
    partner: ['SECURITY_CHECK'],
  },
  records: {
    persons: purposeNames,
    documents: without('FORENSICS'),
    // Biometrics are for those who know whom or what they work on, never for a look at everybody who passes.
    fingerprints: without('ALERTS', 'SECURITY_CHECK', 'BORDER_CONTROL', 'THREAT_ANALYSIS'),
    vehicles: without('FORENSICS'),
    notices: purposeNames,
    // Who may see own records, and until when they are kept; which of them, the database of each has to allow as well.
    records: purposeNames,
    hits: purposeNames,
  },
  oversight: {
    audit: ['SUPERVISION', 'INVESTIGATION'],
    commission: ['SUPERVISION'],
  },
  caseRules: [{ roles: ['analyst', 'commission'] }, { databases: ['fingerprints'], purposes: ['INVESTIGATION'] }],
};

/** The purposes for which `role` may use `database`. */
export function allowedPurposes(role: Role, database: Database): readonly Purpose[] {
  const { roles, records, oversight } = purposePolicy;
  if (database === 'audit') return oversight.audit;
  if (database === 'commission') {
    return purposeNames.filter((purpose) => oversight.commission.includes(purpose) || roles[role].includes(purpose));
  }
  return records[database].filter((purpose) => roles[role].includes(purpose));
}

/** Whether a case has to be named when `role` uses `database` for `purpose`. */
export function needsCase(role: Role, database: Database, purpose: Purpose): boolean {
  return purposePolicy.caseRules.some(
    (rule) =>
      (rule.roles?.includes(role) ?? true) &&
      (rule.databases?.includes(database) ?? true) &&
      (rule.purposes?.includes(purpose) ?? true),
  );
}
