import { codedError } from '@crimegraph/shared/errors/coded-error';
import { MRZ_LAYOUTS } from '@crimegraph/shared/mrz/formats';
import type { GraphReading } from '@crimegraph/shared/mrz/graph-reading';
import type { Sex } from '../entities/person';
import { mrzKey, nameKey } from '@crimegraph/shared/matching/name-key';
import { type NameForm, nameFormOf } from '../matching/name-parts';
import { DEFAULT_MIN_SCORE } from './thresholds';

/** Who is looked for, as the graph gives it. */
export interface PersonSearchInput {
  name: string;
  birthDate?: string | null;
  nationality?: string | null;
  sex?: Sex | null;
  minScore?: number | null;
}

/** Who is looked for, with the name as it is compared. Null is what the question does not say. */
export interface PersonQuestion {
  form: NameForm;
  /** Whether the last part of the name may be a beginning only, because a zone had no room for more. */
  cut: boolean;
  nameKey: string;
  mrzKey: string | null;
  /** Partial date. */
  birthDate: string | null;
  /** Alpha-3. */
  nationality: string | null;
  sex: 'F' | 'M' | null;
  /** 0 to 1. */
  minScore: number;
}

const MAX_NAME = 500;
/** "Unspecified nationality" (ICAO Doc 9303 part 3, section 5) says nothing that could agree or differ. */
const UNSPECIFIED = 'XXX';

/** @throws BAD_USER_INPUT when the name has no letter or digit or is too long, or the score is not 0 to 1 */
export function personQuestion(search: PersonSearchInput): PersonQuestion {
  const key = search.name.length > MAX_NAME ? '' : nameKey(search.name);
  if (key === '') {
    throw codedError('BAD_USER_INPUT', `"name": expected 1 to ${MAX_NAME} characters, at least one a letter or digit.`);
  }
  const minScore = search.minScore ?? DEFAULT_MIN_SCORE;
  if (!(minScore >= 0 && minScore <= 1)) throw codedError('BAD_USER_INPUT', '"minScore": expected 0 to 1.');
  const { birthDate = null, nationality = null, sex = null } = search;
  return {
    form: nameFormOf(search.name),
    cut: false,
    nameKey: key,
    mrzKey: mrzKey(search.name),
    birthDate,
    nationality: nationality === UNSPECIFIED ? null : nationality,
    sex: sex === 'X' ? null : sex,
    minScore,
  };
}

/**
 * What a zone asks for. A zone whose name field ends with a letter may have cut the name: its last part may be a beginning,
 * and others may be missing (ICAO Doc 9303 part 4, section 4.2.3; parts 5 to 7 say the same).
 *
 * @throws BAD_USER_INPUT when no name can be read in the zone
 */
export function questionOfMrz(reading: GraphReading): PersonQuestion {
  const name = `${reading.surname} ${reading.givenNames}`;
  if (nameKey(name) === '') throw codedError('BAD_USER_INPUT', '"mrz": expected a zone whose name can be read.');
  const { birthDate, nationality, sex } = reading;
  return { ...personQuestion({ name, birthDate, nationality, sex }), cut: isCut(reading) };
}

function isCut({ format, lines }: GraphReading): boolean {
  const { line, end } = MRZ_LAYOUTS[format].fields.name;
  return /[A-Z]/.test(lines[line]?.charAt(end - 1) ?? '');
}
