import type { Person } from '../entities/person';
import { type NameQuality, PersonName, type PersonNameKind } from '../entities/person-name';
import { mrzKey, nameKey } from '@crimegraph/shared/matching/name-key';
import { searchedText } from '../search/name-form';

/** A name to keep: divided, or as a whole where the source does not divide it. */
export interface NameSource {
  family?: string | null;
  given?: string | null;
  /** At most 502 characters. */
  full?: string;
  /** ISO 15924. */
  script: string;
  kind: PersonNameKind;
  quality: NameQuality;
}

/** Scripts whose languages write the family name first, and no blank between the two. */
const FAMILY_FIRST = new Set(['Hani', 'Hans', 'Hant', 'Jpan', 'Kore', 'Hang', 'Hira', 'Kana']);

/** The row of the name at `position` of a person, with its search keys. */
export function nameRow(person: Pick<Person, 'id'> & Birth, source: NameSource, position: number): PersonName {
  const full = source.full ?? fullName(source);
  return Object.assign(new PersonName(), {
    personId: person.id,
    position,
    kind: source.kind,
    quality: source.quality,
    script: source.script,
    full,
    family: written(source.family),
    given: written(source.given),
    nameKey: nameKey(searchedText(source, full)),
    mrzKey: mrzKey(searchedText(source, full)),
    birthYear: birthYear(person),
  });
}

type Birth = Pick<Person, 'birthDate' | 'otherBirthDates' | 'birthDateApproximate'>;

/** The year that all stated birth dates agree on; 0 when there is none, or it is about right only. */
export function birthYear({ birthDate, otherBirthDates, birthDateApproximate }: Birth): number {
  const dates = [...(birthDate === null ? [] : [birthDate]), ...otherBirthDates];
  const [year, ...others] = new Set(dates.map((date) => date.slice(0, 4)));
  return year === undefined || others.length > 0 || birthDateApproximate === 1 ? 0 : Number(year);
}

function fullName({ family, given, script }: NameSource): string {
  const [first, last, between] = FAMILY_FIRST.has(script) ? [family, given, ''] : [given, family, ' '];
  return [written(first), written(last)].filter((part) => part !== null).join(between);
}

function written(part: string | null | undefined): string | null {
  return part?.trim() ? part.trim() : null;
}
