import type { Seed } from '@crimegraph/shared/seed/seed';
import { specimenExpiry, specimenIds, specimenRecordedAt } from '@crimegraph/shared/seed/specimen-world';
import { nameRow } from '../records/name-row';
import { personRow } from '../records/person-row';
import { insertPersons, type PersonRecord } from '../store';

/** The holder of the published specimens of ICAO Doc 9303, as a wanted person of Utopia. */
export const specimensSeed: Seed = {
  name: 'specimens',
  size: () => 1,
  fill: (manager) => insertPersons(manager, [eriksson()]),
};

function eriksson(): PersonRecord {
  const person = personRow({
    id: specimenIds.eriksson,
    owner: 'UTO',
    recordedAt: specimenRecordedAt,
    updatedAt: specimenRecordedAt,
    expiresAt: specimenExpiry,
    status: 'WANTED',
    birthDate: '1974-08-12',
    birthPlace: 'Zenith',
    birthCountry: 'UTO',
    sex: 'F',
    nationalities: ['UTO'],
    warnings: ['ESCAPED'],
    caseReference: 'UTO-2026-000001',
    remarks: 'Published specimen (ICAO Doc 9303).',
  });
  const names = [
    { family: 'Eriksson', given: 'Anna Maria', script: 'Latn', kind: 'PRIMARY', quality: 'GOOD' },
    { family: 'Ericson', given: 'Anna', script: 'Latn', kind: 'ALIAS', quality: 'GOOD' },
  ] as const;
  return { person, names: names.map((name, position) => nameRow(person, name, position)) };
}
