import { demandPurpose } from './demand-purpose';
import { allowedPurposes, needsCase, purposePolicy } from './purpose-policy';
import { type Purpose, purposeNames } from './purposes';
import { type Role, roles, scopesOfRole } from './roles';
import { type Database, databaseOf, databases } from './scopes';

const everyRole = Object.keys(roles) as Role[];
const refusal = (role: Role, purpose: Purpose, asked: Database[], caseReference: string | null = null) => {
  try {
    demandPurpose({ role, purpose, caseReference }, asked);
    return undefined;
  } catch (error) {
    return (error as { extensions: Record<string, unknown> }).extensions;
  }
};

test('every role has a purpose for every database that its scopes open', () => {
  for (const role of everyRole)
    for (const database of new Set(scopesOfRole(role).map(databaseOf)))
      expect([role, database, allowedPurposes(role, database).length]).not.toEqual([role, database, 0]);
});

test('each cell of role, database and purpose is refused or not as the table says', () => {
  for (const role of everyRole)
    for (const database of databases)
      for (const purpose of purposeNames) {
        const allowed = allowedPurposes(role, database).includes(purpose);
        const expected = !allowed
          ? 'PURPOSE_NOT_ALLOWED'
          : needsCase(role, database, purpose)
            ? 'CASE_REFERENCE_REQUIRED'
            : undefined;
        expect(refusal(role, purpose, [database])?.['code']).toBe(expected);
        expect(refusal(role, purpose, [database], 'A-1')?.['code']).toBe(allowed ? undefined : expected);
      }
});

test('one database that is not open refuses all that is asked with it, and says which purposes would do', () => {
  expect(refusal('border', 'BORDER_CONTROL', ['persons', 'documents', 'fingerprints'])).toEqual({
    code: 'PURPOSE_NOT_ALLOWED',
    database: 'fingerprints',
    expected: ['WANTED_PERSONS', 'LOCATION', 'INVESTIGATION', 'IDENTIFICATION'],
  });
  expect(refusal('border', 'BORDER_CONTROL', ['persons', 'documents'])).toBeUndefined();
});

test.each([
  ['an analyst, whatever the database', 'analyst', 'THREAT_ANALYSIS', 'vehicles', true],
  ['biometrics in an investigation', 'officer', 'INVESTIGATION', 'fingerprints', true],
  ['biometrics to identify somebody', 'officer', 'IDENTIFICATION', 'fingerprints', false],
  ['the commission', 'commission', 'SUPERVISION', 'persons', true],
  ['an officer’s search for a person', 'officer', 'INVESTIGATION', 'persons', false],
] as const)('whether a case is asked for: %s', (_name, role, purpose, database, expected) => {
  expect(needsCase(role, database, purpose)).toBe(expected);
});

test('nobody looks into records to supervise but those who supervise', () => {
  const supervisors = everyRole.filter((role) => purposePolicy.roles[role].includes('SUPERVISION'));
  expect(supervisors).toEqual(['secretariat', 'commission']);
});
