import { type Purpose, purposeNames } from '@crimegraph/shared/identity/purposes';
import type { Role } from '@crimegraph/shared/identity/roles';
import type { WarningMarker } from '../entities/person';

/** What makes a record, or a value in it, need more care than others (RPD Art. 39-42). */
export type Category = 'MINOR' | 'VICTIM_OR_WITNESS' | 'SENSITIVE';

/** A field of `Person` that a rule may withhold: each can be null, or is a list out of which something can be left. */
export type RuledField = 'birthPlace' | 'description' | 'caseReference' | 'remarks' | 'warnings';

/** One rule: which fields of which records are for whom only. */
export interface FieldRule {
  readonly category: Category;
  readonly fields: readonly RuledField[];
  /** Who sees them: of one of the roles, for one of the purposes. A bureau's own staff sees all of its own records. */
  readonly roles: readonly Role[];
  readonly purposes: readonly Purpose[];
  /**
   * How the rest is told. `NULL`: the field is null, with FORBIDDEN_FIELD, whether there was a value or not. `ABSENT`: these
   * values are left out, and nothing tells that there were any.
   */
  readonly withheld: 'NULL' | { readonly ABSENT: readonly WarningMarker[] };
}

const supervisors = ['secretariat', 'commission'] as const satisfies Role[];
/** Purposes for which the person is met, and whoever meets them has to know what to beware of. */
const met: readonly Purpose[] = purposeNames.filter((purpose) => !['FORENSICS', 'THREAT_ANALYSIS'].includes(purpose));

/**
 * The field rules of persons. Policy, not law in code: to be changed here and nowhere else (docs/rules.md shows them).
 * What identifies a person is never withheld: name, birth date, sex, nationality, status and what to do on a hit.
 */
export const fieldRules: readonly FieldRule[] = [
  {
    category: 'MINOR',
    fields: ['birthPlace', 'caseReference', 'remarks'],
    roles: ['officer', ...supervisors],
    purposes: ['WANTED_PERSONS', 'LOCATION', 'INVESTIGATION', 'IDENTIFICATION', 'SUPERVISION'],
    withheld: 'NULL',
  },
  {
    category: 'VICTIM_OR_WITNESS',
    fields: ['birthPlace', 'description', 'caseReference', 'remarks'],
    roles: ['officer', 'forensic', ...supervisors],
    purposes: ['LOCATION', 'INVESTIGATION', 'IDENTIFICATION', 'FORENSICS', 'SUPERVISION'],
    withheld: 'NULL',
  },
  {
    // Free text may hold anything, the particularly sensitive included.
    category: 'SENSITIVE',
    fields: ['remarks'],
    roles: ['officer', ...supervisors],
    purposes: purposeNames,
    withheld: 'NULL',
  },
  {
    // Data on health. That there is any is itself such data, so its place is not even empty.
    category: 'SENSITIVE',
    fields: ['warnings'],
    roles: ['officer', 'border', ...supervisors],
    purposes: met,
    withheld: { ABSENT: ['SUICIDE_RISK', 'PUBLIC_HEALTH_THREAT'] },
  },
];
