import { demoTemplate } from '@crimegraph/fingerprints/seed/demo-template';
import { globalId, type RecordType } from '@crimegraph/shared/ids/global-id';
import { writeMrz } from '@crimegraph/shared/mrz/write-mrz';
import { syntheticPerson } from '@crimegraph/shared/synthetic/person';
import { syntheticVehicle } from '@crimegraph/shared/synthetic/vehicle';
import type { GraphQLSchema } from 'graphql';
import { documentNumberOf, idOf } from './load-world';
import type { Operation } from './operation';
import { rootField } from './root-field';
import type { RecordKind, RecordSpec } from './world';

const types: Readonly<Record<RecordKind, RecordType>> = {
  person: 'Person',
  document: 'TravelDocument',
  vehicle: 'Vehicle',
  notice: 'Notice',
  fingerprint: 'FingerprintRecord',
  dna: 'DnaProfile',
  face: 'FaceRecord',
};

/** The global id of a record. */
export const globalIdOf = (kind: RecordKind, number: number): string => globalId(types[kind], idOf(kind, number));

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
    ask('noticeSearch', { filter: {}, first: 2 }),
    ask('noticeSearch', { filter: { colours: ['RED'], statuses: ['SUBMITTED'] }, first: 100 }),
    ask('hits', { first: 3 }),
    ask('hitsOfOwnSearches', { first: 3 }),
    ask('hit', { id: NO_HIT }),
    ask('webhooks', {}),
    ask('auditTrail', {}),
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
      return [ask('fingerprintRecord', { id }), ask('fingerprintVerification', { input: { recordId: id, templates } })];
    case 'dna':
    case 'face':
      // No root field leads to them: they are met through persons.
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
    ask('requestNotice', {
      requestId: 'f',
      notice: { colour: 'BLUE', kind: 'NOTICE', summary: 'Sought.', subjectId: personId },
    }),
    ...['confirmHit', 'dismissHit', 'leaveHitInconclusive', 'reopenHit'].map((name) =>
      ask(name, { requestId: name, hitId: NO_HIT, reason: 'Looked at.' }),
    ),
    ask('registerWebhook', { requestId: 'g', url: 'http://127.0.0.1:9/hits' }),
    ask('removeWebhook', { requestId: 'h', webhookId: NO_WEBHOOK }),
    ask('replayDeadLetters', { requestId: 'i', webhookId: NO_WEBHOOK }),
    ...records.flatMap(({ kind, number: place }) => {
      const id = globalIdOf(kind, place);
      if (kind === 'document') return [ask('withdrawTravelDocument', { requestId: `w${place}`, id, reason: 'Found.' })];
      if (kind === 'vehicle') return [ask('recoverVehicle', { requestId: `v${place}`, id, ...recovery })];
      return [];
    }),
  ];
}

/** Ids of nothing: hits and webhooks are a bureau's own, and come of no record that it may not see. */
const NO_HIT = globalId('Hit', '00000000-0000-4000-8000-000000000001');
const NO_WEBHOOK = globalId('Webhook', '00000000-0000-4000-8000-000000000002');

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
