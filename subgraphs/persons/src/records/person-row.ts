import { Person } from '../entities/person';

type Known = Pick<Person, 'id' | 'owner' | 'recordedAt' | 'updatedAt' | 'expiresAt' | 'status'>;

/** A row of what is known of a person: imports and seeds need not name the rest. Visible to all unless they say else. */
export function personRow(known: Known & Partial<Person>): Person {
  const unknown: Omit<Person, keyof Known> = {
    confidentiality: 1,
    restriction: 'NONE',
    kind: 'INDIVIDUAL',
    birthDate: null,
    otherBirthDates: [],
    birthDateApproximate: 0,
    birthPlace: null,
    birthCountry: null,
    sex: null,
    nationalities: [],
    warnings: [],
    heightCm: null,
    weightKg: null,
    eyeColour: null,
    hairColour: null,
    marks: null,
    languages: [],
    caseReference: null,
    externalReferences: [],
    remarks: null,
    searchNumber: 0,
    keyScheme: 0,
  };
  return Object.assign(new Person(), unknown, known);
}
