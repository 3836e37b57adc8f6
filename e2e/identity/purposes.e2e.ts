import { allowedPurposes } from '@crimegraph/shared/identity/purpose-policy';
import { type Purpose, purposeNames } from '@crimegraph/shared/identity/purposes';
import { type Asker, guard, officer } from '../support/client';
import { operation } from '../support/operations';
import { sharedClient } from '../support/shared-system';

const client = sharedClient();
const FINGERS = 'fingerprintRecord(id: "x") { kind }';
const analyst: Asker = { bureau: 'FRA', role: 'analyst', purpose: 'THREAT_ANALYSIS' };

test.each(purposeNames)(
  'an officer’s search for persons and prints is answered for %s only where the table says so',
  async (purpose) => {
    for (const [database, query] of [
      ['persons', '{ person(id: "x") { status } }'],
      ['fingerprints', `{ ${FINGERS} }`],
    ] as const) {
      const answer = await client.ask(query, {}, { ...officer, purpose });
      const allowed = allowedPurposes('officer', database);
      if (allowed.includes(purpose)) {
        expect(answer.errors).toBeUndefined();
      } else {
        expect(answer).toMatchObject({
          status: 403,
          errors: [{ extensions: { code: 'PURPOSE_NOT_ALLOWED', database, expected: allowed } }],
        });
        expect(answer.data).toBeUndefined();
      }
    }
  },
);

const DOCUMENT = 'documentCheck(number: "L898902C3", issuingCountry: "UTO") { verdict }';
test.each<[string, string, Purpose]>([
  ['beside what may be asked', `{ ${DOCUMENT} ${FINGERS} }`, 'BORDER_CONTROL'],
  ['under another name', `{ ${DOCUMENT} documentCheck2: ${FINGERS} }`, 'BORDER_CONTROL'],
  ['in a fragment', `{ ${DOCUMENT} ...F } fragment F on Query { ... { ${FINGERS} } }`, 'BORDER_CONTROL'],
  ['by an edge', '{ person(id: "x") { status dnaProfiles { kind } } }', 'SECURITY_CHECK'],
  ['by an edge in a fragment', '{ person(id: "x") { ...P } } fragment P on Person { faces { quality } }', 'ALERTS'],
  [
    'behind a union',
    '{ hits(first: 1) { edges { node { record { ... on FingerprintRecord { kind } } } } } }',
    'ALERTS',
  ],
  [
    'in a mutation',
    'mutation { enrolFingerprints(input: { requestId: "p", kind: SINGLE, templates: [{ data: "" }] }) { __typename } }',
    'BORDER_CONTROL',
  ],
])('a purpose that does not open the prints refuses the operation whole: %s', async (_name, query, purpose) => {
  const answer = await client.ask(query, {}, { ...officer, purpose });
  expect(answer.data).toBeUndefined();
  expect(answer.errors).toMatchObject([{ extensions: { code: 'PURPOSE_NOT_ALLOWED', database: 'fingerprints' } }]);
});

test('what is left out by a condition is not asked for', async () => {
  const query = `query ($prints: Boolean!) { person(id: "x") { status } ${FINGERS.replace('{', '@include(if: $prints) {')} }`;
  const ask = (prints: boolean) => client.ask(query, { prints }, { ...officer, purpose: 'BORDER_CONTROL' });
  expect((await ask(false)).errors).toBeUndefined();
  expect((await ask(true)).errors?.[0]?.extensions['code']).toBe('PURPOSE_NOT_ALLOWED');
});

test('what a caller may not have anyway is no reason to refuse the rest', async () => {
  const answer = await client.ask(`{ ${DOCUMENT} ${FINGERS} }`, {}, guard);
  expect(answer.data).toEqual({ documentCheck: { verdict: 'MATCH' }, fingerprintRecord: null });
  expect(answer.errors).toMatchObject([{ path: ['fingerprintRecord'], extensions: { code: 'FORBIDDEN' } }]);
});

test.each<[string, Asker, string]>([
  ['an analyst', analyst, `{ ${DOCUMENT} }`],
  ['prints in an investigation', { ...officer, purpose: 'INVESTIGATION' }, `{ ${FINGERS} }`],
  ['a dossier in an investigation', { ...officer, purpose: 'INVESTIGATION' }, operation('PersonDossier')],
])('a case has to be named: %s', async (_name, asker, query) => {
  for (const caseReference of [null, ' ']) {
    const answer = await client.ask(query, { id: 'x' }, { ...asker, caseReference });
    expect(answer.data).toBeUndefined();
    expect(answer.errors?.[0]?.extensions['code']).toBe('CASE_REFERENCE_REQUIRED');
  }
  const answer = await client.ask(query, { id: 'x' }, { ...asker, caseReference: 'FRA-2026-1' });
  expect(answer.errors).toBeUndefined();
});

test('where no case is asked for, none has to be named', async () => {
  const answer = await client.ask(`{ ${DOCUMENT} }`, {}, { ...officer, caseReference: null });
  expect(answer.errors).toBeUndefined();
});
