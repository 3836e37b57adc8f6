import type { Appearance } from './appearance';
import { appearance } from './appearance';
import type { CultureCountry } from './culture';
import { countriesByWeight, countryByWeight, culturesByWeight } from './cultures';
import type { SyntheticName } from './person-name';
import { personNames } from './person-name';
import { Random, WeightedList } from './random';
import { assertSyntheticIndex, syntheticId } from './synthetic-id';
import { momentWithinYears } from './synthetic-time';
import type { SyntheticWarrant } from './warrant';
import { syntheticWarrant } from './warrant';

/** Why a person is on file (RPD Art. 44). */
export type PersonStatus =
  'WANTED' | 'SUSPECT' | 'CHARGED' | 'CONVICTED' | 'MISSING' | 'VICTIM' | 'WITNESS' | 'DECEASED' | 'POSSIBLE_THREAT';

/** Warnings for whoever meets the person (after SIS, Regulation (EU) 2018/1862, Art. 20(3)). */
export type PersonWarning =
  'ARMED' | 'VIOLENT' | 'ESCAPED' | 'SUICIDE_RISK' | 'PUBLIC_HEALTH_THREAT' | 'TERRORISM_LINKED';

/** A synthetic nominal: a random combination of common names, nobody in particular. */
export interface SyntheticPerson extends Appearance {
  readonly id: string;
  /** The first is PRIMARY, in Latin script. */
  readonly names: readonly SyntheticName[];
  readonly sex: 'M' | 'F' | 'X';
  /** YYYY-MM-DD, in about 12 % of persons YYYY-MM or YYYY. */
  readonly birthDate: string;
  readonly birthPlace: string;
  /** Alpha-3. */
  readonly birthCountry: string;
  /** Alpha-3, one or two, all different. */
  readonly nationalities: readonly string[];
  readonly status: PersonStatus;
  readonly warnings: readonly PersonWarning[];
  /** ISO 639-2/B codes in capitals, e.g. GER. */
  readonly languages: readonly string[];
  /** Alpha-3 country of the bureau that owns the record. */
  readonly owner: string;
  /** 1 for official use only, 2 restricted, 3 confidential. */
  readonly confidentiality: 1 | 2 | 3;
  readonly caseReference: string;
  readonly recordedAt: Date;
  /** Present for WANTED, CHARGED and CONVICTED. */
  readonly warrant: SyntheticWarrant | null;
}

/** Chosen so that notices come near the published ratio red : blue : yellow : black = 74 : 18 : 16 : 2 (end of 2023). */
const statuses = new WeightedList<PersonStatus>([
  ['WANTED', 46],
  ['CONVICTED', 16],
  ['CHARGED', 5],
  ['SUSPECT', 10],
  ['WITNESS', 3.5],
  ['VICTIM', 2],
  ['MISSING', 14],
  ['DECEASED', 1.8],
  ['POSSIBLE_THREAT', 1.7],
]);

const confidentialities = new WeightedList<1 | 2 | 3>([
  [1, 92],
  [2, 6],
  [3, 2],
]);

/**
 * The synthetic person of an index: the same in every process, worked out from the index alone.
 * @throws {RangeError} when the index is not an integer from 0 to 2^40 − 1.
 */
export function syntheticPerson(index: number): SyntheticPerson {
  assertSyntheticIndex(index);
  const random = new Random('person', index);
  const culture = random.weighted(culturesByWeight);
  const country = random.weighted(countriesByWeight.get(culture) ?? countryByWeight);
  const status = random.weighted(statuses);
  const sex = personSex(random, status);
  const nameSex = sex === 'X' ? random.pick(['M', 'F'] as const) : sex;
  const names = personNames(random, culture, country.code, nameSex);
  const recordedAt = momentWithinYears(random, 4);
  const birth = birthDate(random, status, recordedAt);
  const nationalities = [country.code];
  if (random.chance(0.07)) addOther(nationalities, random.weighted(countryByWeight).code);
  const owner = random.chance(0.7) ? country.code : random.weighted(countryByWeight).code;
  return {
    id: syntheticId('person', index),
    names,
    sex,
    birthDate: birth.text,
    ...birthPlace(random, country),
    nationalities,
    status,
    warnings: personWarnings(random, status),
    ...appearance(random, culture.source, nameSex, birth.age),
    languages: personLanguages(random, country),
    owner,
    confidentiality: random.weighted(confidentialities),
    caseReference: `${owner}-${recordedAt.getUTCFullYear()}-${random.digits(6)}`,
    recordedAt,
    warrant: hasWarrant(status) ? syntheticWarrant(random, owner, recordedAt) : null,
  };
}

function hasWarrant(status: PersonStatus): boolean {
  return status === 'WANTED' || status === 'CHARGED' || status === 'CONVICTED';
}

function personSex(random: Random, status: PersonStatus): 'M' | 'F' | 'X' {
  if (random.chance(0.004)) return 'X';
  const even = status === 'MISSING' || status === 'VICTIM' || status === 'WITNESS';
  return random.chance(even ? 0.48 : 0.86) ? 'M' : 'F';
}

/** Adults of 18 to 70 years when recorded; of the missing and the victims a good third are children. */
function birthDate(random: Random, status: PersonStatus, recordedAt: Date): { text: string; age: number } {
  const child = (status === 'MISSING' || status === 'VICTIM') && random.chance(0.4);
  const age = child ? random.int(3, 17) : 18 + random.int(0, 30) + random.int(0, 22);
  const year = recordedAt.getUTCFullYear() - age - 1;
  const text = `${year}-${two(random.int(1, 12))}-${two(random.int(1, 28))}`;
  const precision = random.unit();
  if (precision < 0.06) return { text: text.slice(0, 4), age };
  if (precision < 0.12) return { text: text.slice(0, 7), age };
  return { text, age };
}

function birthPlace(random: Random, country: CultureCountry): { birthPlace: string; birthCountry: string } {
  const birth = random.chance(0.08) ? random.weighted(countryByWeight) : country;
  return { birthPlace: random.pick(birth.places), birthCountry: birth.code };
}

function personWarnings(random: Random, status: PersonStatus): readonly PersonWarning[] {
  const warnings: PersonWarning[] = [];
  if (status === 'MISSING' || status === 'VICTIM' || status === 'WITNESS') {
    if (random.chance(0.06)) warnings.push('SUICIDE_RISK');
    return warnings;
  }
  if (status === 'DECEASED') return warnings;
  if (random.chance(0.12)) warnings.push('ARMED');
  if (random.chance(0.15)) warnings.push('VIOLENT');
  if (random.chance(status === 'CONVICTED' ? 0.2 : 0.03)) warnings.push('ESCAPED');
  if (random.chance(0.01)) warnings.push('SUICIDE_RISK');
  if (random.chance(0.005)) warnings.push('PUBLIC_HEALTH_THREAT');
  if (random.chance(status === 'POSSIBLE_THREAT' ? 0.2 : 0.01)) warnings.push('TERRORISM_LINKED');
  return warnings;
}

function personLanguages(random: Random, country: CultureCountry): readonly string[] {
  const languages = country.languages.slice(0, 1);
  for (const language of country.languages.slice(1)) if (random.chance(0.5)) languages.push(language);
  if (random.chance(0.3)) addOther(languages, 'ENG');
  if (random.chance(0.06)) addOther(languages, random.weighted(countryByWeight).languages[0] ?? 'ENG');
  return languages;
}

function addOther(list: string[], item: string): void {
  if (!list.includes(item)) list.push(item);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
