import { type Purpose, purposeNames } from '../identity/purposes';
import type { Role } from '../identity/roles';

/** What makes a record, or a value in it, need more care than others (RPD Art. 39-42). */
export type Category = 'MINOR' | 'VICTIM_OR_WITNESS' | 'SENSITIVE';

/** The fields that a rule may withhold: each can be null, or is a list out of which something can be left. */
export interface RuledFields {
  readonly Person: 'birthPlace' | 'description' | 'caseReference' | 'remarks' | 'warnings';
  readonly Notice: 'summary' | 'charges' | 'warrant';
  readonly FaceRecord: 'capturedOn';
}

/** A type of record to whose fields the rules apply. */
export type RuledType = keyof RuledFields;

/** One rule: which fields of which records are for whom only. */
export interface FieldRule {
  readonly category: Category;
  readonly fields: { readonly [Type in RuledType]?: readonly RuledFields[Type][] };
  /** Who sees them: of one of the roles, for one of the purposes. A bureau's own staff sees all of its own records. */
  readonly roles: readonly Role[];
  readonly purposes: readonly Purpose[];
  /**
   * How the rest is told. `NULL`: the field is null, with FORBIDDEN_FIELD, whether there was a value or not. `ABSENT`: these
   * values are left out, and nothing tells that there were any.
   */
  readonly withheld: 'NULL' | { readonly ABSENT: readonly string[] };
}

const supervisors = ['secretariat', 'commission'] as const satisfies Role[];
/** Purposes for which the person is met, and whoever meets them has to know what to beware of. */
const met: readonly Purpose[] = purposeNames.filter((purpose) => !['FORENSICS', 'THREAT_ANALYSIS'].includes(purpose));

/**
 * The field rules of persons, and of what notices and faces state of persons. Policy, not law in code: to be changed here and nowhere
 * else (docs/rules.md shows them). What identifies a person is never withheld, whatever record states it: name, birth date,
 * sex, nationality, documents, status and what to do on a hit.
 */
export const fieldRules: readonly FieldRule[] = [
  {
    category: 'MINOR',
    fields: {
      Person: ['birthPlace', 'caseReference', 'remarks'],
      // The prose of a notice, and what it is about, are to it what the remarks and the case are to a person.
      Notice: ['summary', 'charges', 'warrant'],
    },
    roles: ['officer', ...supervisors],
    purposes: ['WANTED_PERSONS', 'LOCATION', 'INVESTIGATION', 'IDENTIFICATION', 'SUPERVISION'],
    withheld: 'NULL',
  },
  {
    // When a child was photographed: the experts who compare faces need it, since a child's face changes soon.
    category: 'MINOR',
    fields: { FaceRecord: ['capturedOn'] },
    roles: ['officer', 'forensic', ...supervisors],
    purposes: ['WANTED_PERSONS', 'LOCATION', 'INVESTIGATION', 'IDENTIFICATION', 'FORENSICS', 'SUPERVISION'],
    withheld: 'NULL',
  },
  {
    category: 'VICTIM_OR_WITNESS',
    fields: {
      Person: ['birthPlace', 'description', 'caseReference', 'remarks'],
      Notice: ['summary', 'charges', 'warrant'],
      FaceRecord: ['capturedOn'],
    },
    roles: ['officer', 'forensic', ...supervisors],
    purposes: ['LOCATION', 'INVESTIGATION', 'IDENTIFICATION', 'FORENSICS', 'SUPERVISION'],
    withheld: 'NULL',
  },
  {
    // Free text may hold anything, the particularly sensitive included.
    category: 'SENSITIVE',
    fields: { Person: ['remarks'] },
    roles: ['officer', ...supervisors],
    purposes: purposeNames,
    withheld: 'NULL',
  },
  {
    // Data on health. That there is any is itself such data, so its place is not even empty.
    category: 'SENSITIVE',
    fields: { Person: ['warnings'] },
    roles: ['officer', 'border', ...supervisors],
    purposes: met,
    withheld: { ABSENT: ['SUICIDE_RISK', 'PUBLIC_HEALTH_THREAT'] },
  },
];
