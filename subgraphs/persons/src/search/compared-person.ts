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
  position: number,
  kind: PersonNameKind,
  quality: NameQuality,
  script: string,
  full: string,
  family: string | null,
  given: string | null,
  nameKey: string,
  mrzKey: string | null,
];

/** Persons of rows, in the order of their ids, each with its names in their order. */
export function comparedPersons(rows: readonly ComparedRow[]): ComparedPerson[] {
  const persons = new Map<string, ComparedPerson>();
  for (const row of [...rows].sort(byPlace)) {
    const [searchNumber, id, birthDate, others, approximate, nationalities, sex] = row;
    const [kind, quality, script, full, family, given, nameKey, mrzKey] = row.slice(8) as Named;
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

function byPlace(a: ComparedRow, b: ComparedRow): number {
  return a[1] === b[1] ? a[7] - b[7] : a[1] < b[1] ? -1 : 1;
}

function listed(text: string): string[] {
  return text === '' ? [] : text.split(',');
}
