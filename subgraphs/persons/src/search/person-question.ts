import { codedError } from '@crimegraph/shared/errors/coded-error';
import type { GraphReading } from '@crimegraph/shared/mrz/graph-reading';
import type { Sex } from '../entities/person';
import { mrzKey, nameKey } from './name-key';
import { DEFAULT_MIN_SCORE } from './weights';

/** Who is looked for, as the graph gives it. */
export interface PersonSearchInput {
  name: string;
  birthDate?: string | null;
  nationality?: string | null;
  sex?: Sex | null;
  minScore?: number | null;
}

/** Who is looked for, with the keys of the name. Null is what the question does not say. */
export interface PersonQuestion {
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
    nameKey: key,
    mrzKey: mrzKey(search.name),
    birthDate,
    nationality: nationality === UNSPECIFIED ? null : nationality,
    sex: sex === 'X' ? null : sex,
    minScore,
  };
}

/**
 * What a zone asks for. A name that was cut to fit the zone is searched as it stands there: whoever teaches the search
 * about cut names (ICAO Doc 9303 part 3, section 4.6) begins here.
 *
 * @throws BAD_USER_INPUT when no name can be read in the zone
 */
export function questionOfMrz(reading: GraphReading): PersonQuestion {
  const name = `${reading.surname} ${reading.givenNames}`;
  if (nameKey(name) === '') throw codedError('BAD_USER_INPUT', '"mrz": expected a zone whose name can be read.');
  const { birthDate, nationality, sex } = reading;
  return personQuestion({ name, birthDate, nationality, sex });
}
