import type { Sex } from '../entities/person';
import type { NameQuality, PersonNameKind } from '../entities/person-name';

/** What is compared of a name on record. */
export interface ComparedName {
  kind: PersonNameKind;
  quality: NameQuality;
  script: string;
  full: string;
  family: string | null;
  given: string | null;
  nameKey: string;
  mrzKey: string | null;
}

/** What is compared of a person on record. */
export interface ComparedPerson {
  searchNumber: number;
  id: string;
  /** Partial dates, all that are stated. */
  birthDates: string[];
  birthDateApproximate: boolean;
  nationalities: string[];
  sex: Sex | null;
  names: ComparedName[];
}

/** A name with its person, as the store gives them: lists as texts. */
export type ComparedRow = [
  searchNumber: number | string,
  id: string,
  birthDate: string | null,
  otherBirthDates: string,
  birthDateApproximate: number,
  nationalities: string,
  sex: Sex | null,
  kind: PersonNameKind,
  quality: NameQuality,
  script: string,
  full: string,
  family: string | null,
  given: string | null,
  nameKey: string,
  mrzKey: string | null,
];

/** Persons of rows that stand in their order. */
export function comparedPersons(rows: readonly ComparedRow[]): ComparedPerson[] {
  const persons = new Map<string, ComparedPerson>();
  for (const row of rows) {
    const [searchNumber, id, birthDate, others, approximate, nationalities, sex] = row;
    const [kind, quality, script, full, family, given, nameKey, mrzKey] = row.slice(7) as Named;
    let person = persons.get(id);
    if (person === undefined) {
      const birthDates = [...(birthDate === null ? [] : [birthDate]), ...listed(others)];
      const facts = { birthDates, birthDateApproximate: approximate === 1, nationalities: listed(nationalities), sex };
      person = { searchNumber: Number(searchNumber), id, ...facts, names: [] };
      persons.set(id, person);
    }
    person.names.push({ kind, quality, script, full, family, given, nameKey, mrzKey });
  }
  return [...persons.values()];
}

type Named = [
  kind: PersonNameKind,
  quality: NameQuality,
  script: string,
  full: string,
  family: string | null,
  given: string | null,
  nameKey: string,
  mrzKey: string | null,
];

function listed(text: string): string[] {
  return text === '' ? [] : text.split(',');
}
