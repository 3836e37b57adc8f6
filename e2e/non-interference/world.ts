import fc from 'fast-check';

/** The kinds of records that row rules are about. */
export const recordKinds = [
  'person',
  'document',
  'vehicle',
  'notice',
  'fingerprint',
  'dna',
  'face',
  'relative',
] as const;

/** One kind of record. */
export type RecordKind = (typeof recordKinds)[number];

/** The bureaus of the generated world: small, so that every relation between a viewer and an owner occurs often. */
export const bureaus = ['FRA', 'DEU', 'UTO'] as const;

/** How many different persons, documents, vehicles and fingers there are: records share them, hidden ones and visible ones. */
export const SUBJECTS = 2;

/** Few numbers, so that ties lead to records more often than not. */
const MAX_NUMBER = 7;

/** What one record is, as far as rules and searches are concerned. */
export interface RecordSpec {
  kind: RecordKind;
  /** Its id comes from this number, so that hidden records sort before, between and behind visible ones. */
  number: number;
  owner: string;
  confidentiality: number;
  restriction: 'NONE' | 'DENY' | 'ALLOW';
  /** Bureaus, and entities as `BUREAU/ENTITY`. */
  listed: string[];
  expired: boolean;
  /** Withdrawn, recovered, or not published. */
  closed: boolean;
  /** Whose name, number or print it has. */
  subject: number;
  /** Number of the person record that it is tied to; it may not exist, or be hidden. */
  person: number;
}

/** The one entity that some viewers act for. */
export const ENTITY = 'customs';

const rights = {
  owner: fc.constantFrom(...bureaus),
  confidentiality: fc.constantFrom(1, 1, 2, 3),
  restriction: fc.constantFrom('NONE' as const, 'DENY' as const, 'ALLOW' as const),
  listed: fc.uniqueArray(fc.constantFrom(...bureaus, ...bureaus.map((bureau) => `${bureau}/${ENTITY}`)), {
    maxLength: 2,
  }),
  expired: fc.constantFrom(false, false, false, true),
  closed: fc.constantFrom(false, false, false, true),
};

/** Records of all kinds; numbers are unique within a kind. */
export const worlds: fc.Arbitrary<RecordSpec[]> = fc.uniqueArray(
  fc.record({
    kind: fc.constantFrom(...recordKinds),
    number: fc.nat({ max: MAX_NUMBER }),
    ...rights,
    subject: fc.nat({ max: SUBJECTS - 1 }),
    person: fc.nat({ max: MAX_NUMBER }),
  }),
  { minLength: 24, maxLength: 44, size: 'max', selector: ({ kind, number }) => `${kind} ${number}` },
);

/** Somebody who asks. */
export interface ViewerSpec {
  bureau: string;
  entity?: string;
  role: 'officer' | 'border' | 'forensic' | 'analyst' | 'secretariat' | 'commission' | 'partner';
}

/** Viewers of every role that may search. */
export const viewers: fc.Arbitrary<ViewerSpec> = fc
  .record({
    bureau: fc.constantFrom(...bureaus),
    role: fc.constantFrom('officer', 'border', 'forensic', 'analyst', 'secretariat', 'commission', 'partner'),
    forEntity: fc.boolean(),
  })
  // The role is the General Secretariat's alone.
  .map(({ bureau, role, forEntity }) => ({
    bureau: role === 'commission' ? 'XPO' : bureau,
    role,
    ...(forEntity && (role === 'officer' || role === 'border') && { entity: ENTITY }),
  }));
