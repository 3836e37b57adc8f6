import { insertRestrictions } from '@crimegraph/shared/seed/insert-restrictions';
import type { Seed } from '@crimegraph/shared/seed/seed';
import { expiryOf } from '@crimegraph/shared/retention/expiry';
import { syntheticPerson } from '@crimegraph/shared/synthetic/person';
import { syntheticRestriction } from '@crimegraph/shared/synthetic/restriction';
import { nameRow } from '../records/name-row';
import { personRow } from '../records/person-row';
import { insertPersons, type PersonRecord } from '../store';

/** Synthetic persons: nobody in particular. */
export const personsSeed: Seed = {
  name: 'persons',
  size: (counts) => counts.persons,
  fill: async (manager, from, to) => {
    const indexes = Array.from({ length: to - from }, (_, offset) => from + offset);
    const records = indexes.map(record);
    await insertPersons(manager, records);
    await insertRestrictions(
      manager,
      records.map(({ person }, offset) => ({
        recordId: person.id,
        restriction: syntheticRestriction('person', from + offset),
      })),
    );
  },
};

function record(index: number): PersonRecord {
  const source = syntheticPerson(index);
  const person = personRow({
    id: source.id,
    owner: source.owner,
    confidentiality: source.confidentiality,
    restriction: syntheticRestriction('person', index).mode,
    recordedAt: source.recordedAt,
    updatedAt: source.recordedAt,
    expiresAt: expiryOf('persons', source.recordedAt),
    status: source.status,
    birthDate: source.birthDate,
    birthPlace: source.birthPlace,
    birthCountry: source.birthCountry,
    sex: source.sex,
    nationalities: [...source.nationalities],
    warnings: [...source.warnings],
    heightCm: source.heightCm,
    weightKg: source.weightKg,
    eyeColour: source.eyeColour.code,
    hairColour: source.hairColour.code,
    marks: source.marks,
    languages: [...source.languages],
    caseReference: source.caseReference,
  });
  return { person, names: source.names.map((name, position) => nameRow(person, name, position)) };
}
