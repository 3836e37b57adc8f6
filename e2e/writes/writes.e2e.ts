import { demoTemplate } from '@crimegraph/fingerprints/seed/demo-template';
import { at, guard, officer, utopian } from '../support/client';
import { operation } from '../support/operations';
import { sharedClient } from '../support/shared-system';

const client = sharedClient();
let requests = 0;
const requestId = () => `writes-${(requests += 1)}`;

test('a document reported is found by the next check, and withdrawn it is found no more', async () => {
  const report = await client.ask(
    'mutation ($input: ReportTravelDocumentInput!) { reportTravelDocument(input: $input) { ... on ReportTravelDocumentSuccess { document { id } } } }',
    {
      input: {
        requestId: requestId(),
        document: { number: 'WRITE1', issuingCountry: 'UT', type: 'PASSPORT', status: 'LOST' },
      },
    },
    { ...utopian, bureau: 'UTO' },
  );
  expect(report.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');

  const input = {
    requestId: requestId(),
    document: { number: 'WRITE1', issuingCountry: 'UTO', type: 'PASSPORT', status: 'LOST' },
  };
  const query =
    'mutation ($input: ReportTravelDocumentInput!) { reportTravelDocument(input: $input) { __typename ... on ReportTravelDocumentSuccess { document { id } } } }';
  const first = await client.ask(query, { input }, utopian);
  const id = at<string>(first, 'reportTravelDocument.document.id');
  expect((await client.ask(query, { input }, utopian)).data).toEqual(first.data);
  const check = '{ documentCheck(number: "WRITE1", issuingCountry: "UTO") { verdict } }';
  expect(at(await client.ask(check, {}, guard), 'documentCheck.verdict')).toBe('MATCH');

  const withdrawal =
    'mutation ($input: WithdrawTravelDocumentInput!) { withdrawTravelDocument(input: $input) { __typename } }';
  const foreign = await client.ask(withdrawal, { input: { requestId: requestId(), id, reason: 'Not mine.' } }, officer);
  expect(at(foreign, 'withdrawTravelDocument.__typename')).toBe('NotOwner');
  const own = await client.ask(withdrawal, { input: { requestId: requestId(), id, reason: 'Found.' } }, utopian);
  expect(at(own, 'withdrawTravelDocument.__typename')).toBe('WithdrawTravelDocumentSuccess');
  expect(at(await client.ask(check, {}, guard), 'documentCheck.verdict')).toBe('NO_RECORD');
});

test('a person recorded, a vehicle, a print and a notice tied to them: the dossier joins all four', async () => {
  const person = await client.ask(
    'mutation ($input: RecordPersonInput!) { recordPerson(input: $input) { __typename ... on RecordPersonSuccess { person { id } } ... on InvalidInput { fields { path expected } } } }',
    {
      input: {
        requestId: requestId(),
        person: {
          names: [{ family: 'Zephyrson', given: 'Wanda', kind: 'PRIMARY', script: 'Latn', quality: 'GOOD' }],
          birthDate: '1981-03-04',
          sex: 'F',
          nationalities: ['UTO'],
          status: 'WANTED',
          warnings: [],
        },
      },
    },
    utopian,
  );
  const personId = at<string>(person, 'recordPerson.person.id');

  const search = await client.ask(
    '{ personSearch(search: { name: "wanda ZEPHYRSON", birthDate: "1981-03-04" }) { verdict candidates { person { id } } } }',
    {},
    guard,
  );
  expect(search.data).toEqual({ personSearch: { verdict: 'MATCH', candidates: [{ person: { id: personId } }] } });

  const vehicle = await client.ask(
    'mutation ($input: ReportVehicleInput!) { reportVehicle(input: $input) { __typename ... on ReportVehicleSuccess { vehicle { id } } ... on InvalidInput { fields { path expected } } } }',
    {
      input: {
        requestId: requestId(),
        vehicle: { vin: '1HGBH41JXMN109186', type: 'CAR', theftDate: '2026-10-01', holderId: personId },
      },
    },
    utopian,
  );
  const vehicleId = at<string>(vehicle, 'reportVehicle.vehicle.id');
  const vehicleCheck = '{ vehicleCheck(vin: "1HGBH41JXMN109186") { verdict } }';
  expect(at(await client.ask(vehicleCheck, {}, guard), 'vehicleCheck.verdict')).toBe('MATCH');

  const templates = [{ position: 2, data: demoTemplate(1_000_003) }];
  const enrolled = await client.ask(
    'mutation ($input: EnrolFingerprintsInput!) { enrolFingerprints(input: $input) { __typename ... on EnrolFingerprintsSuccess { record { id } } ... on InvalidInput { fields { path expected } } } }',
    { input: { requestId: requestId(), kind: 'SINGLE', templates, personId } },
    utopian,
  );
  const recordId = at<string>(enrolled, 'enrolFingerprints.record.id');
  const identified = await client.ask(operation('Identification'), { input: { templates } });
  expect(identified.data).toMatchObject({
    fingerprintIdentification: {
      verdict: 'MATCH',
      candidates: [{ record: { id: recordId }, person: { id: personId } }],
    },
  });

  const notice = await client.ask(
    operation('NoticeRequest'),
    {
      input: {
        requestId: requestId(),
        notice: {
          colour: 'BLUE',
          kind: 'DIFFUSION',
          summary: 'Wanted as a witness in a case of smuggling.',
          subjectId: personId,
          subject: {
            names: [{ family: 'Zephyrson', given: 'Wanda' }],
            birthDate: '1981-03-04',
            sex: 'F',
            nationalities: ['UTO'],
          },
          vehicleIds: [vehicleId],
        },
      },
    },
    utopian,
  );
  expect(at(notice, 'requestNotice.__typename')).toBe('RequestNoticeSuccess');

  const dossier = await client.ask(operation('PersonDossier'), { id: personId });
  expect(dossier.errors).toBeUndefined();
  expect(dossier.data).toMatchObject({
    person: {
      name: { family: 'Zephyrson' },
      owner: { code: 'UTO' },
      documents: [],
      vehicles: [{ id: vehicleId }],
      fingerprints: [{ id: recordId, kind: 'SINGLE' }],
      dnaProfiles: [],
      faces: [],
      notices: [{ colour: 'BLUE', status: 'PUBLISHED', owner: { code: 'UTO' } }],
    },
  });

  const recovery = 'mutation ($input: RecoverVehicleInput!) { recoverVehicle(input: $input) { __typename } }';
  const recover = (asker: typeof utopian) =>
    client.ask(
      recovery,
      { input: { requestId: requestId(), id: vehicleId, date: '2026-11-02', country: 'UTO' } },
      asker,
    );
  expect(at(await recover(officer), 'recoverVehicle.__typename')).toBe('NotOwner');
  expect(at(await recover(utopian), 'recoverVehicle.__typename')).toBe('RecoverVehicleSuccess');
  expect(at(await client.ask(vehicleCheck, {}, guard), 'vehicleCheck.verdict')).toBe('NO_RECORD');
});
