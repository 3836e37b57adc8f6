import { demoImpression, demoTemplate } from '@crimegraph/fingerprints/seed/demo-template';
import { syntheticId } from '@crimegraph/shared/synthetic/synthetic-id';
import { specimenIds } from '@crimegraph/shared/seed/specimen-world';
import { ERIKSSON_TENPRINT } from '@crimegraph/fingerprints/seed/specimens';
import { globalId } from '@crimegraph/shared/ids/global-id';
import { at } from '../support/client';
import { operation } from '../support/operations';
import { sharedClient } from '../support/shared-system';

const client = sharedClient();
const query = operation('Identification');
const identify = (data: string) => client.ask(query, { input: { templates: [{ position: 2, data }] } });

test('a finger on record is identified, with the person it belongs to', async () => {
  const answer = await identify(demoTemplate(100));
  expect(answer.errors).toBeUndefined();
  expect(answer.data).toMatchObject({
    fingerprintIdentification: {
      verdict: 'MATCH',
      candidates: [
        {
          level: 'EXACT',
          record: { id: globalId('FingerprintRecord', syntheticId('fingerprint', 100)) },
          person: { id: globalId('Person', syntheticId('person', 100)) },
        },
      ],
    },
  });
});

test('a wanted person is found by another impression of a finger on record', async () => {
  const data = demoImpression(ERIKSSON_TENPRINT, 1);
  const answer = await client.ask(query, { input: { templates: [{ position: 2, data }] } });
  expect(answer.errors).toBeUndefined();
  const [candidate] = at<{ level: string; record: { id: string }; person: { status: string } }[]>(
    answer,
    'fingerprintIdentification.candidates',
  );
  expect(['STRONG', 'POSSIBLE']).toContain(candidate?.level);
  expect(candidate).toMatchObject({
    record: { id: globalId('FingerprintRecord', specimenIds.tenprint) },
    person: { status: 'WANTED' },
  });
  const checkId = at<string>(answer, 'fingerprintIdentification.checkId');
  const input = { requestId: 'eriksson', checkId, outcome: 'CONFIRMED', recordId: candidate?.record.id };
  const decided = await client.ask(operation('DecideFingerprintSearch'), { input });
  expect(decided.data).toMatchObject({
    decideFingerprintSearch: { decision: { checkId, outcome: 'CONFIRMED', record: { id: candidate?.record.id } } },
  });
});

test('a forensic officer reads of persons and notices what prints lead to, and searches neither', async () => {
  const forensic = { bureau: 'FRA', role: 'forensic', purpose: 'FORENSICS' } as const;
  const input = { templates: [{ position: 2, data: demoTemplate(100) }] };
  const led = await client.ask(query, { input }, forensic);
  expect(led.errors).toBeUndefined();
  const [candidate] = at<{ person: { id: string; name: { full: string } } }[]>(
    led,
    'fingerprintIdentification.candidates',
  );
  expect(candidate?.person.name.full).toMatch(/./);
  const searches =
    'query ($id: ID!) { person(id: $id) { status } personSearch(search: { name: "a b" }) { verdict } noticeSearch(filter: {}, first: 1) { edges { cursor } } }';
  const searched = await client.ask(searches, { id: candidate?.person.id }, forensic);
  expect(searched.data).toEqual({ person: null, personSearch: null, noticeSearch: null });
  expect(searched.errors?.map(({ extensions }) => extensions['code'])).toEqual(Array(3).fill('FORBIDDEN'));
});

test('an unknown finger is told as searched and not found', async () => {
  const answer = await identify(demoTemplate(2_000_000));
  expect(answer.data).toMatchObject({ fingerprintIdentification: { verdict: 'NO_RECORD', candidates: [] } });
});

test.each([
  ['no base64', '%%%'],
  ['no minutiae record', Buffer.from('a picture of a finger').toString('base64')],
  ['a record cut short', Buffer.from(demoTemplate(100), 'base64').subarray(0, 40).toString('base64')],
])('a damaged record is refused with what was expected: %s', async (_name, data) => {
  const answer = await identify(data);
  expect(answer.data).toEqual({ fingerprintIdentification: null });
  expect(answer.errors).toMatchObject([{ extensions: { code: 'INVALID_FINGER_RECORD' } }]);
  expect(answer.errors?.[0]?.message).toMatch(/expected/i);
});
