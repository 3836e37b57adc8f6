import { syntheticTravelDocument } from '@crimegraph/shared/synthetic/travel-document';
import { at, guard } from '../support/client';
import { operation } from '../support/operations';
import { sharedClient } from '../support/shared-system';

const client = sharedClient();
const query = operation('ManifestScreening');

/** The first open synthetic document of a kind: what the seed has put on record for everyone to see. */
function recorded(reported: boolean) {
  for (let index = 100; ; index += 1) {
    const document = syntheticTravelDocument(index);
    if (document.confidentiality === 1 && (document.status !== null) === reported) return document;
  }
}

test('a thousand documents are screened in one request, each answered at its place', async () => {
  const reported = recorded(true);
  const tied = recorded(false);
  const documents = Array.from({ length: 1_000 }, (_, index) => ({
    number: `MANIFEST${index}`,
    issuingCountry: 'UTO',
  }));
  documents[17] = { number: reported.number, issuingCountry: reported.issuingCountry };
  documents[901] = { number: tied.number, issuingCountry: tied.issuingCountry };
  documents[999] = { number: 'L898902C3', issuingCountry: 'UTO' };
  const answer = await client.ask(query, { documents }, guard);
  expect(answer.errors).toBeUndefined();
  const checks = at<{ verdict: string; matches: unknown[] }[]>(answer, 'documentChecks');
  expect(checks).toHaveLength(1_000);
  const found = checks.flatMap((check, index) => (check.verdict === 'NO_RECORD' ? [] : [index]));
  expect(found).toEqual([17, 901, 999]);
  expect(checks[17]?.matches).toMatchObject([{ level: 'EXACT', document: { status: reported.status } }]);
  expect(checks[901]?.matches).toMatchObject([{ level: 'EXACT', document: { status: null } }]);
  expect(checks[999]?.matches).toMatchObject([{ document: { owner: { code: 'UTO' } } }]);
});

test('one document too many refuses the whole list', async () => {
  const documents = Array.from({ length: 1_001 }, () => ({ number: 'L898902C3', issuingCountry: 'UTO' }));
  const answer = await client.ask(query, { documents }, guard);
  expect(answer.data).toEqual({ documentChecks: null });
  expect(answer.errors).toMatchObject([{ extensions: { code: 'LIST_TOO_LONG', limit: 1_000 } }]);
});
