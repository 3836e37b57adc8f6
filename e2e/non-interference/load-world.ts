import { documents } from '@crimegraph/documents/definition';
import { TravelDocument } from '@crimegraph/documents/entities/travel-document';
import { activeKey as documentActiveKey } from '@crimegraph/documents/store';
import { fingerprints } from '@crimegraph/fingerprints/definition';
import { insertDnaProfiles, insertRelatives } from '@crimegraph/fingerprints/dna/insert-dna-profiles';
import { DnaProfile } from '@crimegraph/fingerprints/entities/dna-profile';
import { FaceRecord } from '@crimegraph/fingerprints/entities/face-record';
import { insertFaces } from '@crimegraph/fingerprints/faces/insert-faces';
import { syntheticAlleles } from '@crimegraph/fingerprints/seed/synthetic-alleles';
import { tenprintRows } from '@crimegraph/fingerprints/seed/tenprint-row';
import { insertFingerprints } from '@crimegraph/fingerprints/store';
import { CaseRecord } from '@crimegraph/notices/commission/entities/case-record';
import { CommissionOrder } from '@crimegraph/notices/commission/entities/commission-order';
import { notices } from '@crimegraph/notices/definition';
import { Notice } from '@crimegraph/notices/entities/notice';
import { insertNotices, type NoticeBundle } from '@crimegraph/notices/insert-notices';
import { persons } from '@crimegraph/persons/definition';
import { nameRow } from '@crimegraph/persons/records/name-row';
import { personRow } from '@crimegraph/persons/records/person-row';
import { insertPersons } from '@crimegraph/persons/store';
import type { SubgraphName } from '@crimegraph/shared/config/subgraphs';
import { OutboxRow } from '@crimegraph/shared/hits/outbox-row';
import { globalId } from '@crimegraph/shared/ids/global-id';
import { documentNumberKey } from '@crimegraph/shared/matching/document-number';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import type { Classes } from '@crimegraph/shared/store/open-store';
import { RestrictionRow } from '@crimegraph/shared/restriction/restriction-row';
import type { HeldRecord } from '@crimegraph/shared/subject-access/held-record';
import { syntheticPerson } from '@crimegraph/shared/synthetic/person';
import { syntheticId } from '@crimegraph/shared/synthetic/synthetic-id';
import { syntheticVehicle } from '@crimegraph/shared/synthetic/vehicle';
import { vehicles } from '@crimegraph/vehicles/definition';
import { stolenVehicle } from '@crimegraph/vehicles/reports/vehicle-row';
import { Vehicle } from '@crimegraph/vehicles/entities/vehicle';
import type { EntityManager } from 'typeorm';
import type { InProcessSystem } from '../support/in-process-system';
import type { RecordKind, RecordSpec } from './world';

const recordedAt = new Date('2026-01-01T00:00:00Z');
const past = new Date('2026-06-01T00:00:00Z');
const future = new Date('2035-01-01T00:00:00Z');

/** The number that document `subject` bears; a scanner takes it for that of `subject + 3`, which nobody has on record. */
export const documentNumberOf = (subject: number): string => `R0S${subject}`;

/** The database id of a record. */
export const idOf = (kind: RecordKind, number: number): string => syntheticId(kind, number);

const types: Readonly<Record<RecordKind, HeldRecord['type']>> = {
  person: 'Person',
  document: 'TravelDocument',
  vehicle: 'Vehicle',
  notice: 'Notice',
  fingerprint: 'FingerprintRecord',
  dna: 'DnaProfile',
  face: 'FaceRecord',
  relative: 'RelativeProfile',
};

/** The global id of a record. */
export const globalIdOf = (kind: RecordKind, number: number): string => globalId(types[kind], idOf(kind, number));

const stores: Readonly<Record<RecordKind, SubgraphName>> = {
  person: 'persons',
  document: 'documents',
  vehicle: 'vehicles',
  notice: 'notices',
  fingerprint: 'fingerprints',
  dna: 'fingerprints',
  face: 'fingerprints',
  relative: 'fingerprints',
};

const entities: Readonly<Record<SubgraphName, Classes>> = {
  persons: persons.entities,
  documents: documents.entities,
  fingerprints: fingerprints.entities,
  vehicles: vehicles.entities,
  notices: notices.entities,
};

/** What else of a world is put into a system. */
export interface Choice {
  /** The records about which the commission has asked and ordered something. */
  matters: (record: RecordSpec) => boolean;
  /** Records whose ids other records may have, where the record itself is not chosen. */
  tied: (record: RecordSpec) => boolean;
}

/**
 * Empties the stores of `system` and puts those records of `world` into them that `chosen` picks, without their ties to
 * records that are not chosen: a tie to what a viewer may not see must be as no tie at all.
 */
export async function loadWorld(
  system: InProcessSystem,
  world: readonly RecordSpec[],
  chosen: (record: RecordSpec) => boolean,
  { matters, tied: mayBeTied }: Choice = { matters: () => false, tied: () => false },
): Promise<void> {
  const active = activeRecords(world);
  const left = world
    .filter((record) => !chosen(record) && !mayBeTied(record))
    .map(({ kind, number }) => idOf(kind, number));
  const tied: Tied = (kind, number) => (left.includes(idOf(kind, number)) ? null : idOf(kind, number));
  for (const [name, { store }] of system.subgraphs) {
    const ours = world.filter((record) => stores[record.kind] === name && chosen(record));
    await store.write(async (manager) => {
      for (const entity of [...entities[name], RestrictionRow, OutboxRow]) await manager.clear(entity);
      for (const record of ours) await insert[record.kind](manager, record, active.has(record), tied);
      if (name === 'notices') await insertCommissionMatters(manager, world.filter(matters));
      await insertRows(
        manager,
        RestrictionRow,
        ours.flatMap(({ kind, number, listed }) => listed.map((party) => ({ recordId: idOf(kind, number), party }))),
      );
    });
  }
}

/** About each record the commission has asked its owner, and ordered something of which nothing is left for the desk to do. */
async function insertCommissionMatters(manager: EntityManager, records: readonly RecordSpec[]): Promise<void> {
  const about = ({ kind, number, owner }: RecordSpec) => ({
    id: idOf(kind, number),
    caseId: idOf(kind, number),
    caseReference: 'CCF/1',
    recordId: globalIdOf(kind, number),
    recordType: types[kind],
    owner,
  });
  await insertRows(
    manager,
    CaseRecord,
    records.map((record) => ({
      ...about(record),
      addedAt: recordedAt,
      disclosure: 'ASKED' as const,
      question: 'May they be told?',
      askedAt: recordedAt,
      answerBy: future,
      answer: null,
      answeredAt: null,
      answeredBy: null,
    })),
  );
  await insertRows(
    manager,
    CommissionOrder,
    records.map((record) => ({
      ...about(record),
      ...(record.restriction === 'DENY'
        ? { act: 'BLOCK' as const, status: 'IN_FORCE' as const, doneAt: null, step: 'LIFT' as const }
        : { act: 'CORRECT' as const, status: 'DONE' as const, doneAt: recordedAt, step: null }),
      instruction: 'As said.',
      fields: null,
      contentBefore: null,
      orderedAt: recordedAt,
      orderedBy: 'ccf',
      trace: '0'.repeat(32),
      correctBy: future,
      carriedOutAt: recordedAt,
      reportedAt: null,
      formerRestriction: null,
      dueAt: null,
      claim: null,
      failures: 0,
      activeKey: idOf(record.kind, record.number),
    })),
  );
}

/** One owner has a document or vehicle on record once: of several records the first that is kept counts as the active one. */
function activeRecords(world: readonly RecordSpec[]): Set<RecordSpec> {
  const byKey = new Map<string, RecordSpec>();
  for (const record of world) {
    const key = `${record.kind} ${record.owner} ${record.subject}`;
    if (!record.closed && byKey.get(key)?.expired !== false) byKey.set(key, record);
  }
  return new Set(byKey.values());
}

/** The columns of the row rules. */
function ruled({ kind, number, owner, confidentiality, restriction, expired }: RecordSpec) {
  const expiresAt = expired ? past : future;
  return { id: idOf(kind, number), owner, confidentiality, restriction, recordedAt, updatedAt: recordedAt, expiresAt };
}

/** The id that a tie to a record has, or null where there is to be no tie. */
type Tied = (kind: RecordKind, number: number) => string | null;
type Insert = (manager: EntityManager, record: RecordSpec, active: boolean, tied: Tied) => Promise<void>;

const insert: Record<RecordKind, Insert> = {
  person: (manager, record) => {
    const { names, birthDate, sex, nationalities } = syntheticPerson(record.subject);
    const facts = { birthDate, sex, nationalities: [...nationalities], status: 'WANTED' as const };
    const person = personRow({ ...ruled(record), ...facts });
    return insertPersons(manager, [{ person, names: names.map((name, place) => nameRow(person, name, place)) }]);
  },
  document: (manager, record, active, tied) => {
    const number = documentNumberOf(record.subject);
    const document = Object.assign(new TravelDocument(), ruled(record), {
      database: 'SLTD',
      number,
      numberKey: documentNumberKey(number),
      issuingCountry: 'UTO',
      type: 'PASSPORT',
      status: 'STOLEN',
      issuedOn: null,
      validUntil: null,
      lossDate: null,
      lossPlace: null,
      lossCountry: null,
      nationalReference: null,
      remarks: null,
      holderId: tied('person', record.person),
      withdrawnAt: record.closed ? past : null,
      withdrawalReason: null,
      activeKey: null,
    } as const) as TravelDocument;
    document.activeKey = active ? documentActiveKey(document) : null;
    return insertRows(manager, TravelDocument, [document]);
  },
  vehicle: (manager, record, active, tied) => {
    const { vin, plate, engineNumber } = syntheticVehicle(record.subject);
    const facts = { vin, plate, plateCountry: 'UTO', engineNumber, type: 'CAR' as const };
    const vehicle = stolenVehicle(ruled(record), { ...facts, holderId: tied('person', record.person) });
    if (record.closed)
      Object.assign(vehicle, { status: 'RECOVERED', recoveryDate: '2026-02-01', recoveryCountry: 'UTO' });
    if (!active) vehicle.activeKey = null;
    return insertRows(manager, Vehicle, [vehicle]);
  },
  notice: (manager, record, _active, tied) => insertNotices(manager, [noticeBundle(record, tied)]),
  fingerprint: (manager, record, _active, tied) => {
    const { templates } = tenprintRows(record.subject, {});
    const { record: row } = tenprintRows(record.subject, { ...ruled(record), personId: tied('person', record.person) });
    return insertFingerprints(manager, [
      { record: row, templates: templates.map((template) => ({ ...template, recordId: row.id })) },
    ]);
  },
  dna: (manager, record, _active, tied) =>
    insertDnaProfiles(manager, [
      Object.assign(new DnaProfile(), ruled(record), {
        kind: 'PERSON' as const,
        alleles: JSON.stringify(syntheticAlleles(record.subject)),
        nationalReference: null,
        personId: tied('person', record.person),
      }),
    ]),
  face: (manager, record, _active, tied) =>
    insertFaces(manager, [
      {
        record: Object.assign(new FaceRecord(), ruled(record), {
          capturedOn: '2025-03-01',
          quality: 60 + record.subject,
          subjectBirthDate: syntheticPerson(record.subject).birthDate,
          subjectStatus: record.closed ? ('VICTIM' as const) : ('WANTED' as const),
          personId: tied('person', record.person),
        }),
        template: { model: 'ArcFace', modelVersion: '1', vector: faceOf(record.subject) },
      },
    ]),
  relative: (manager, record, _active, tied) =>
    insertRelatives(manager, [
      {
        ...ruled(record),
        relationship: 'PARENT',
        consentedOn: '2025-03-01',
        alleles: JSON.stringify(syntheticAlleles(record.subject)),
        nationalReference: null,
        missingPersonId: tied('person', record.person),
      },
    ]),
};

/** The face of a subject, as a model would see it: those of two subjects are at right angles. */
export function faceOf(subject: number): Float32Array {
  return Float32Array.from({ length: 32 }, (_, place) => (place === subject ? 1 : 0));
}

function noticeBundle(record: RecordSpec, tied: Tied): NoticeBundle {
  const { names, birthDate } = syntheticPerson(record.subject);
  const notice = Object.assign(new Notice(), ruled(record), {
    reference: `2026/${record.number}`,
    colour: record.subject === 0 ? 'RED' : 'BLUE',
    kind: 'NOTICE',
    status: record.closed ? 'SUBMITTED' : 'PUBLISHED',
    summary: 'Wanted in Utopia.',
    actionToTake: 'Confirm with the owner.',
    charges: [],
    warrantReference: null,
    warrantCountry: null,
    warrantIssuedOn: null,
    warrantCharge: null,
    subjectStatus: record.subject === 2 ? null : ('VICTIM' as const),
    requestedAt: recordedAt,
    publishedAt: record.closed ? null : recordedAt,
    // Several of them share the instant, so that places in lists are told apart by id alone.
    listedAt: new Date(recordedAt.getTime() + record.subject * 1_000),
    validUntil: future,
    unListType: null,
    unListedOn: null,
    unMeasures: [],
    subjectId: tied('person', record.person),
    subjectSex: null,
    subjectNationalities: [],
  } as const) as unknown as Notice;
  const stated = { number: documentNumberOf(record.subject), issuingCountry: 'UTO', type: null };
  return {
    notice,
    names: names.map(({ family, given }) => ({ family: family ?? '', given: given ?? '' })),
    birthDates: [birthDate],
    documents: [{ documentId: tied('document', record.person), stated }],
    vehicleIds: present([tied('vehicle', record.person)]),
    fingerprintIds: present([tied('fingerprint', record.person)]),
  };
}

function present(ids: readonly (string | null)[]): string[] {
  return ids.filter((id) => id !== null);
}
