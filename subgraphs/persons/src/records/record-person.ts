import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { InputProblems, type InvalidField, invalidInput, type Problem } from '@crimegraph/shared/requests/problems';
import { confidentialityLevel } from '@crimegraph/shared/server/record-resolvers';
import { newRecord } from '@crimegraph/shared/store/new-record';
import type { EntityManager } from 'typeorm';
import { Person } from '../entities/person';
import { addPersons, type PersonRecord } from '../store';
import { nameRow } from './name-row';
import type { PersonInput } from './person-input';
import { validatePerson } from './validate-person';

/** What became of it: the row is named by its database id, so that the outcome can be kept and answered again. */
export type RecordPersonOutcome = { __typename: 'RecordPersonSuccess'; personId: string } | Problem;

/** Records a person for the viewer's bureau, which becomes its owner. */
export async function recordPerson(
  manager: EntityManager,
  input: PersonInput,
  viewer: Viewer,
  now: Date,
): Promise<RecordPersonOutcome> {
  const record = judgePerson(input, viewer, now);
  if (Array.isArray(record)) return invalidInput(record);
  await addPersons(manager, [record], now);
  return { __typename: 'RecordPersonSuccess', personId: record.person.id };
}

/** The record that an input makes, or what is wrong with it. */
export function judgePerson(input: PersonInput, viewer: Viewer, now: Date): PersonRecord | InvalidField[] {
  const problems = new InputProblems();
  validatePerson(input, viewer.bureau, now, problems);
  return problems.any ? problems.fields : recorded(input, viewer, now);
}

function recorded(input: PersonInput, viewer: Viewer, now: Date): PersonRecord {
  const { description } = input;
  const person: Person = Object.assign(new Person(), newRecord('persons', viewer, now), {
    confidentiality: confidentialityLevel(input.confidentiality),
    kind: input.kind,
    status: input.status,
    birthDate: input.birthDate ?? null,
    otherBirthDates: unique(input.otherBirthDates).filter((date) => date !== input.birthDate),
    birthDateApproximate: input.birthDateApproximate ? 1 : 0,
    birthPlace: input.birthPlace ?? null,
    birthCountry: input.birthCountry ?? null,
    sex: input.sex ?? null,
    nationalities: unique(input.nationalities),
    warnings: unique(input.warnings),
    heightCm: description?.heightCm ?? null,
    weightKg: description?.weightKg ?? null,
    eyeColour: description?.eyeColour ?? null,
    hairColour: description?.hairColour ?? null,
    marks: description?.marks ?? null,
    languages: unique(description?.languages ?? []),
    caseReference: input.caseReference ?? null,
    externalReferences: input.externalReferences.map(({ scheme, value }) => ({ scheme, value })),
    remarks: input.remarks ?? null,
  });
  return { person, names: input.names.map((name, position) => nameRow(person, name, position)) };
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
