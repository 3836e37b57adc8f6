import { faceVectorText } from '@crimegraph/fingerprints/faces/face-vector';
import { readFingerRecord } from '@crimegraph/fingerprints/formats/read-finger-record';
import { writeTransaction } from '@crimegraph/fingerprints/formats/transaction/write-transaction';
import { demoImpression, demoTemplate } from '@crimegraph/fingerprints/seed/demo-template';
import { syntheticAlleles } from '@crimegraph/fingerprints/seed/synthetic-alleles';
import { globalId } from '@crimegraph/shared/ids/global-id';
import { writeMrz } from '@crimegraph/shared/mrz/write-mrz';
import { impressionKinds } from '@crimegraph/shared/synthetic/impression';
import { syntheticPerson } from '@crimegraph/shared/synthetic/person';
import { syntheticVehicle } from '@crimegraph/shared/synthetic/vehicle';
import type { GraphQLSchema } from 'graphql';
import { documentNumberOf, faceOf, globalIdOf, idOf } from './load-world';
import type { Operation } from './operation';
import { rootField } from './root-field';
import { type RecordKind, type RecordSpec, SUBJECTS } from './world';

/** The global id of the commission's question about a record: those of the world have one about every record. */
export const consultationOn = (kind: RecordKind, number: number): string =>
  globalId('Consultation', idOf(kind, number));
/** The global id of its order about a record, likewise. */
export const orderOn = (kind: RecordKind, number: number): string => globalId('CommissionOrder', idOf(kind, number));

type Ask = (name: string, args: Record<string, unknown>) => Operation;

/** All that a curious viewer can ask of the graph about the world around one subject; `number` is of a record, or of none. */
export function readsOf(schema: GraphQLSchema, subject: number, records: readonly RecordSpec[]): Operation[] {
  const ask: Ask = (name, args) => rootField(schema, 'Query', name, args);
  const { vin, plate, engineNumber } = syntheticVehicle(subject);
  const [name] = syntheticPerson(subject).names;
  const full = `${name?.given ?? ''} ${name?.family ?? ''}`;
  const mrz = zoneOf(subject);
  const templates = [{ position: 2, data: demoTemplate(subject) }];
  const number = documentNumberOf(subject);
  return [
    ask('documentCheck', { number, issuingCountry: 'UTO' }),
    ask('documentCheck', { number: number.replace('0', 'O'), issuingCountry: 'UTO', type: 'VISA' }),
    ask('documentCheckByMrz', { mrz }),
    ask('documentChecks', {
      documents: ['A', 'B', 'C'].flatMap((end) => [
        { number, issuingCountry: 'UTO' },
        { number: `${number}${end}`, issuingCountry: 'UTO' },
      ]),
    }),
    ask('documentAlert', { number, issuingCountry: 'UTO' }),
    ask('documentAlerts', { documents: [{ number, issuingCountry: 'UTO' }] }),
    ask('personSearch', { search: { name: full }, first: 1 }),
    ask('personSearch', {
      search: { name: full, birthDate: syntheticPerson(subject).birthDate, minScore: 0 },
      first: 50,
    }),
    ask('personSearchByMrz', { mrz, first: 2 }),
    ask('noticeSearchByMrz', { mrz, first: 2 }),
    ask('vehicleCheck', { vin }),
    ask('vehicleCheck', { vin: vin.slice(-8) }),
    ask('vehicleCheckByPlate', { plate }),
    ask('vehicleCheckByEngineNumber', { engineNumber }),
    ask('fingerprintIdentification', { input: { templates }, first: 2 }),
    ask('fingerprintIdentification', { input: { file: { data: transactionOf(subject) } }, first: 2 }),
    ask('fingerprintIdentification', {
      input: { templates: [{ position: 0, data: demoImpression(subject, 1) }] },
      first: 1,
    }),
    ask('fingerprintIdentification', { input: { templates: manyOf(subject), kind: 'TENPRINT' }, first: 100 }),
    ask('fingerprintSearchDecisions', { checkId: NO_CHECK }),
    ask('dnaSearch', { input: { kind: 'SCENE', loci: lociOf(subject) }, first: 1 }),
    // Relatives are met for few purposes.
    ...[1, 100].map((first): Operation => ({
      ...ask('kinshipSearch', { input: { kind: 'UNIDENTIFIED_BODY', loci: lociOf(subject) }, first }),
      purpose: 'IDENTIFICATION',
    })),
    ask('kinshipSearch', { input: { kind: 'UNIDENTIFIED_BODY', loci: lociOf(subject) }, first: 1 }),
    ask('faceSearch', { input: { template: templateOf(subject) }, first: 1 }),
    ask('faceSearch', { input: { template: { ...templateOf(subject), modelVersion: '2' } }, first: 100 }),
    ask('faceSearchDecisions', { checkId: NO_CHECK }),
    ask('noticeSearch', { filter: {}, first: 2 }),
    ask('noticeSearch', { filter: { colours: ['RED'], statuses: ['SUBMITTED'] }, first: 100 }),
    ask('hits', { first: 3 }),
    ask('hitsOfOwnSearches', { first: 3 }),
    ask('hit', { id: NO_HIT }),
    ask('subjectSearch', { subject: { names: [full], documents: [{ number, issuingCountry: 'UTO' }] } }),
    ask('commissionCase', { id: NO_CASE }),
    ask('commissionCases', { first: 3 }),
    ask('commissionExtract', { caseId: NO_CASE, first: 3 }),
    ask('consultations', { first: 2 }),
    ask('consultations', { filter: { answered: false }, first: 100 }),
    ask('commissionOrders', { first: 2 }),
    ask('commissionOrders', { filter: { acts: ['BLOCK'] }, first: 100 }),
    ask('webhooks', {}),
    ask('auditTrail', {}),
    ...records.map(({ kind, number: place }) =>
      ask('commissionOrders', { filter: { recordId: globalIdOf(kind, place) }, first: 3 }),
    ),
    ask('reviewTasks', {}),
    { query: REVIEW_TASKS, variables: {} },
    ...records.flatMap(({ kind, number: place }) => byId(ask, kind, globalIdOf(kind, place), templates)),
  ];
}

function byId(ask: Ask, kind: RecordKind, id: string, templates: unknown[]): Operation[] {
  switch (kind) {
    case 'person':
      return [ask('person', { id })];
    case 'document':
      return [ask('travelDocument', { id })];
    case 'vehicle':
      return [ask('vehicle', { id })];
    case 'notice':
      return [ask('notice', { id })];
    case 'fingerprint':
      return [
        ask('fingerprintRecord', { id }),
        ask('fingerprintVerification', { input: { recordId: id, templates } }),
        ...subjects.map((subject) =>
          ask('fingerprintVerification', {
            input: { recordId: id, templates: [{ position: 0, data: demoImpression(subject, 3) }] },
          }),
        ),
      ];
    case 'dna':
    case 'face':
    case 'relative':
      // No root field leads to them: they are met through persons, searches and hits.
      return [];
    default:
      return kind satisfies never;
  }
}

/** Writes that touch what is hidden: on hidden records, and of records that share everything with them. */
export function writesOf(schema: GraphQLSchema, subject: number, records: readonly RecordSpec[]): Operation[] {
  const ask: Ask = (name, input) => rootField(schema, 'Mutation', name, { input });
  const { vin, plate } = syntheticVehicle(subject);
  const [name] = syntheticPerson(subject).names;
  const number = documentNumberOf(subject);
  const personId = globalIdOf('person', records.find(({ kind }) => kind === 'person')?.number ?? 0);
  const templates = [{ position: 2, data: demoTemplate(subject) }];
  const names = [{ family: name?.family, given: name?.given, script: 'Latn', kind: 'PRIMARY', quality: 'GOOD' }];
  const document = { number, issuingCountry: 'UTO', type: 'PASSPORT', status: 'STOLEN' };
  return [
    ask('reportTravelDocument', { requestId: 'a', document }),
    ask('reportTravelDocuments', { requestId: 'b', documents: [document, { ...document, number: `${number}9` }] }),
    ask('reportVehicle', { requestId: 'c', vehicle: { vin, plate, plateCountry: 'UTO', type: 'CAR' } }),
    ask('recordPerson', { requestId: 'd', person: { names, status: 'SUSPECT', warnings: [] } }),
    ask('enrolFingerprints', { requestId: 'e', kind: 'SINGLE', templates, personId }),
    ask('recordDnaProfile', { requestId: 'j', kind: 'PERSON', loci: lociOf(subject), personId }),
    {
      ...ask('recordRelativeProfile', {
        requestId: 'k',
        relationship: 'PARENT',
        consentedOn: '2026-01-01',
        loci: lociOf(subject),
        missingPersonId: personId,
      }),
      purpose: 'IDENTIFICATION',
    },
    ask('recordFace', { requestId: 'l', template: templateOf(subject), quality: { score: 80 }, personId }),
    ask('decideFingerprintSearch', { requestId: 'n', checkId: NO_CHECK, outcome: 'EXCLUDED' }),
    ask('decideFaceSearch', { requestId: 'm', checkId: NO_CHECK, outcome: 'NO_CANDIDATE' }),
    ask('requestNotice', {
      requestId: 'f',
      notice: { colour: 'BLUE', kind: 'NOTICE', summary: 'Sought.', subjectId: personId },
    }),
    ...['confirmHit', 'dismissHit', 'leaveHitInconclusive', 'reopenHit'].map((name) =>
      ask(name, { requestId: name, hitId: NO_HIT, reason: 'Looked at.' }),
    ),
    ask('openCommissionCase', { requestId: 'oc', kind: 'ACCESS', applicant: { names: [`${name?.family}`] } }),
    ask('decideCommissionAdmissibility', { requestId: 'da', caseId: NO_CASE, admissible: true, reason: 'Looked at.' }),
    ask('extendCommissionCase', { requestId: 'ec', caseId: NO_CASE, until: '2030-01-01T00:00:00Z', reason: 'Late.' }),
    ask('addCommissionRecords', { requestId: 'ar', caseId: NO_CASE, recordIds: [personId] }),
    ask('consultOwners', { requestId: 'co', caseId: NO_CASE, recordIds: [personId], question: 'May they?' }),
    ask('closeCommissionCase', { requestId: 'cc', caseId: NO_CASE, outcome: 'NO_DATA', reason: 'Nothing.' }),
    ...['orderCorrection', 'orderDeletion', 'orderBlock'].map((act) =>
      ask(act, { requestId: act, caseId: NO_CASE, recordId: personId, instruction: 'As said.' }),
    ),
    ...records.flatMap(({ kind, number: place }) => [
      ask('answerConsultation', {
        requestId: `ac${kind}${place}`,
        consultationId: consultationOn(kind, place),
        disclosure: 'REFUSED',
        answer: 'No.',
      }),
      ask('reportCorrection', { requestId: `rc${kind}${place}`, orderId: orderOn(kind, place), note: 'Done.' }),
      ask('liftBlock', { requestId: `lb${kind}${place}`, orderId: orderOn(kind, place), reason: 'Gone.' }),
    ]),
    ask('registerWebhook', { requestId: 'g', url: 'http://127.0.0.1:9/hits' }),
    ask('removeWebhook', { requestId: 'h', webhookId: NO_WEBHOOK }),
    ask('replayDeadLetters', { requestId: 'i', webhookId: NO_WEBHOOK }),
    ...records.map(({ kind, number: place }) =>
      ask('extendRetention', {
        requestId: `x ${kind} ${place}`,
        recordId: globalIdOf(kind, place),
        until: '2035-06-01T00:00:00Z',
        reason: 'Needed.',
      }),
    ),
    ...records.map(({ kind, number: place }) =>
      ask('restrictRecord', {
        requestId: `r ${kind} ${place}`,
        recordId: globalIdOf(kind, place),
        mode: 'DENY',
        listed: [{ bureau: 'XPO' }],
      }),
    ),
    ...records.flatMap(({ kind, number: place }) => {
      const id = globalIdOf(kind, place);
      if (kind === 'document') return [ask('withdrawTravelDocument', { requestId: `w${place}`, id, reason: 'Found.' })];
      if (kind === 'vehicle') return [ask('recoverVehicle', { requestId: `v${place}`, id, ...recovery })];
      return [];
    }),
  ];
}

const TASKS =
  '(first: 10) { edges { cursor node { recordId expiresAt extensions { reason } } } pageInfo { endCursor } }';
const REVIEW_TASKS = `{ reviewTasks { persons${TASKS} documents${TASKS} fingerprints${TASKS} vehicles${TASKS} notices${TASKS} } }`;

/** Ids of nothing: hits and webhooks are a bureau's own, and come of no record that it may not see. */
const NO_HIT = globalId('Hit', '00000000-0000-4000-8000-000000000001');
const subjects = [...Array(SUBJECTS).keys()];
const NO_CASE = globalId('CommissionCase', '00000000-0000-4000-8000-000000000003');
const NO_CHECK = '00000000-0000-7000-8000-000000000003';
const NO_WEBHOOK = globalId('Webhook', '00000000-0000-4000-8000-000000000002');

/** Several fingers of a subject, in other impressions than those on record. */
function manyOf(subject: number) {
  return [1, 2, 3, 7].map((position) => ({ data: demoImpression(subject, 2, impressionKinds.plain, position) }));
}

/** The profile of a subject, as a laboratory would send it. */
export function lociOf(subject: number) {
  return Object.entries(syntheticAlleles(subject)).map(([locus, alleles]) => ({ locus, alleles }));
}

function transactionOf(subject: number): string {
  const { fingers } = readFingerRecord(Buffer.from(demoTemplate(subject), 'base64'));
  const header = { type: 'CPS', controlNumber: 'UTO-1', date: '20260101' };
  return writeTransaction({ ...header, fingers: fingers.map((finger) => ({ ...finger, position: 2 })) }).toString(
    'base64',
  );
}

const templateOf = (subject: number) => ({
  model: 'ArcFace',
  modelVersion: '1',
  vector: faceVectorText(faceOf(subject)),
});

const recovery = { date: '2026-03-01', country: 'UTO' };

function zoneOf(subject: number): string {
  const { names, birthDate, sex } = syntheticPerson(subject);
  return writeMrz({
    format: 'TD3',
    documentCode: 'P',
    issuingCountry: 'UTO',
    surname: names[0]?.family ?? '',
    givenNames: names[0]?.given ?? '',
    documentNumber: documentNumberOf(subject),
    nationality: 'UTO',
    birthDate: birthDate.length === 10 ? birthDate : '1990-01-01',
    sex,
    expiryDate: '2031-01-01',
    optionalData: null,
  });
}
