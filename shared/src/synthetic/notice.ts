import type { SyntheticCharge } from './charges-data';
import { CHARGES } from './charges-data';
import { countryByWeight } from './cultures';
import { ACTIONS, METHODS, THREATS } from './notice-texts-data';
import type { SyntheticPerson } from './person';
import { syntheticPerson } from './person';
import { Random, WeightedList } from './random';
import { assertSyntheticIndex, syntheticId } from './synthetic-id';
import { addYears, momentWithinYears, SYNTHETIC_NOW } from './synthetic-time';
import { documentOfPerson } from './travel-document';
import { vehicleOfPerson } from './vehicle';
import type { SyntheticWarrant } from './warrant';

/** Colours of INTERPOL notices. */
export type SyntheticNoticeColour = keyof typeof ACTIONS;

/** A synthetic notice or diffusion. */
export interface SyntheticNotice {
  readonly id: string;
  /** Year of the request and a running number, e.g. "2024/12345"; unique. */
  readonly reference: string;
  readonly colour: SyntheticNoticeColour;
  readonly kind: 'NOTICE' | 'DIFFUSION';
  /** The synthetic person of the same index; null for methods (PURPLE) and threats (ORANGE). */
  readonly subjectIndex: number | null;
  readonly summary: string;
  readonly actionToTake: string;
  readonly requestedAt: Date;
  readonly publishedAt: Date;
  /** Five years after publication. */
  readonly validUntil: Date;
  /** Alpha-3 of the requesting bureau: the owner of the subject's record. */
  readonly owner: string;
  /** That of the subject's record, so that no notice tells more than the record may. */
  readonly confidentiality: 1 | 2 | 3;
  readonly charges: readonly SyntheticCharge[];
  readonly warrant: SyntheticWarrant | null;
  /** Indexes of synthetic documents; they exist only in a world with that many documents. */
  readonly documentIndexes: readonly number[];
  /** Indexes of synthetic vehicles; they exist only in a world with that many vehicles. */
  readonly vehicleIndexes: readonly number[];
}

/** Share of notices without a person. */
const PURPLE_SHARE = 0.008;
const ORANGE_SHARE = 0.004;

const charges = new WeightedList<SyntheticCharge>(CHARGES);

/**
 * The synthetic notice of an index, consistent with the person of the same index: colour by status, warrant and owner
 * taken over, dates after the person was recorded and before SYNTHETIC_NOW.
 * @throws {RangeError} when the index is not an integer from 0 to 2^40 − 1.
 */
export function syntheticNotice(index: number): SyntheticNotice {
  assertSyntheticIndex(index);
  const random = new Random('notice', index);
  const share = random.unit();
  if (share < PURPLE_SHARE) return subjectless(random, index, 'PURPLE', random.pick(METHODS));
  if (share < PURPLE_SHARE + ORANGE_SHARE) return subjectless(random, index, 'ORANGE', random.pick(THREATS));
  return onPerson(random, index);
}

function onPerson(random: Random, index: number): SyntheticNotice {
  const person = syntheticPerson(index);
  const colour = colourOf(random, person);
  const { warrant } = person;
  return {
    ...common(random, index, colour, person.recordedAt),
    subjectIndex: index,
    summary: summaryOf(person, colour),
    owner: person.owner,
    confidentiality: person.confidentiality,
    charges: warrant ? chargesOf(random, warrant) : [],
    warrant,
    documentIndexes: [documentOfPerson(index)],
    vehicleIndexes: random.chance(0.15) ? [vehicleOfPerson(index)] : [],
  };
}

function subjectless(random: Random, index: number, colour: 'PURPLE' | 'ORANGE', summary: string): SyntheticNotice {
  return {
    ...common(random, index, colour, momentWithinYears(random, 4)),
    subjectIndex: null,
    summary,
    owner: random.weighted(countryByWeight).code,
    confidentiality: 1,
    charges: [],
    warrant: null,
    documentIndexes: [],
    vehicleIndexes: [],
  };
}

type Common = 'id' | 'reference' | 'colour' | 'kind' | 'actionToTake' | 'requestedAt' | 'publishedAt' | 'validUntil';

function common(
  random: Random,
  index: number,
  colour: SyntheticNoticeColour,
  recordedAt: Date,
): Pick<SyntheticNotice, Common> {
  const kind = random.chance(0.2) ? 'DIFFUSION' : 'NOTICE';
  const requestedAt = between(random, recordedAt, SYNTHETIC_NOW, 60);
  // A diffusion goes out at once; a notice is reviewed first.
  const publishedAt = kind === 'DIFFUSION' ? requestedAt : between(random, requestedAt, SYNTHETIC_NOW, 21);
  return {
    id: syntheticId('notice', index),
    reference: `${requestedAt.getUTCFullYear()}/${index + 10_000}`,
    colour,
    kind,
    actionToTake: ACTIONS[colour],
    requestedAt,
    publishedAt,
    validUntil: addYears(publishedAt, 5),
  };
}

/** A moment after `from`, at most `days` later and before `end`. */
function between(random: Random, from: Date, end: Date, days: number): Date {
  const span = Math.min(end.getTime() - from.getTime(), days * 86_400_000);
  return new Date(from.getTime() + Math.floor(random.unit() * span));
}

function colourOf(random: Random, person: SyntheticPerson): SyntheticNoticeColour {
  switch (person.status) {
    case 'WANTED':
      return random.chance(0.99) ? 'RED' : 'SILVER';
    case 'CONVICTED':
      return random.chance(0.85) ? 'RED' : 'GREEN';
    case 'CHARGED':
      return 'RED';
    case 'SUSPECT':
    case 'WITNESS':
    case 'VICTIM':
      return 'BLUE';
    case 'MISSING':
      return 'YELLOW';
    case 'DECEASED':
      return 'BLACK';
    case 'POSSIBLE_THREAT':
      return 'GREEN';
  }
}

function chargesOf(random: Random, warrant: SyntheticWarrant): readonly SyntheticCharge[] {
  const first: SyntheticCharge = {
    text: warrant.charge,
    ...(warrant.chargeCode === undefined ? {} : { code: warrant.chargeCode }),
  };
  if (!random.chance(0.3)) return [first];
  const second = random.weighted(charges);
  return second.text === first.text ? [first] : [first, second];
}

function summaryOf(person: SyntheticPerson, colour: SyntheticNoticeColour): string {
  const country = person.owner;
  const charge = person.warrant?.charge ?? '';
  switch (colour) {
    case 'RED':
      return person.status === 'CONVICTED'
        ? `Wanted by ${country} to serve a sentence: ${charge}.`
        : `Wanted by ${country} for prosecution: ${charge}.`;
    case 'BLUE':
      return `Information sought by ${country} on a ${person.status.toLowerCase()} in a criminal investigation.`;
    case 'GREEN':
      return `Assessed by ${country} as a possible threat to public safety.`;
    case 'YELLOW':
      return `Reported missing to the police of ${country}; last seen in ${person.birthPlace}.`;
    case 'BLACK':
      return `Body found in ${country}; the identity given is presumed and awaits confirmation.`;
    case 'SILVER':
      return `Assets sought by ${country} as proceeds of crime: ${charge}.`;
    case 'PURPLE':
    case 'ORANGE':
      throw new Error('Notices of this colour have no subject');
  }
}
