import { COUNTRIES, countryByWeight } from './cultures';
import { syntheticDocumentNumber } from './document-number';
import { syntheticPerson } from './person';
import { Random, WeightedList } from './random';
import { assertSyntheticIndex, syntheticId } from './synthetic-id';
import { addDays, addYears, isoDate, momentWithinYears } from './synthetic-time';

/** Kinds of travel and identity document in the database. */
export type SyntheticDocumentType =
  | 'PASSPORT'
  | 'IDENTITY_CARD'
  | 'VISA'
  | 'RESIDENCE_PERMIT'
  | 'LAISSEZ_PASSER'
  | 'SEAFARER_DOCUMENT'
  | 'REFUGEE_TRAVEL_DOCUMENT'
  | 'EMERGENCY_TRAVEL_DOCUMENT';

/** Why a document is on file. */
export type SyntheticDocumentStatus = 'STOLEN' | 'LOST' | 'REVOKED' | 'INVALID' | 'STOLEN_BLANK';

/** A synthetic stolen or lost document (SLTD), or the document of a person in a notice (TDAWN). */
export interface SyntheticTravelDocument {
  readonly id: string;
  readonly number: string;
  /** Alpha-3. */
  readonly issuingCountry: string;
  readonly type: SyntheticDocumentType;
  /** Null for the document of a person in a notice, about which nothing need be wrong. */
  readonly status: SyntheticDocumentStatus | null;
  /** YYYY-MM-DD; null for blanks. */
  readonly issuedOn: string | null;
  /** YYYY-MM-DD; null for blanks. */
  readonly expiresOn: string | null;
  /** YYYY-MM-DD; null unless stolen or lost, as are place and country. */
  readonly lossDate: string | null;
  readonly lossPlace: string | null;
  /** Alpha-3. */
  readonly lossCountry: string | null;
  readonly nationalReference: string;
  /** The bureau of the issuing country: only it may record its documents. */
  readonly owner: string;
  readonly confidentiality: 1 | 2 | 3;
  readonly recordedAt: Date;
  /** Index of the synthetic person who holds it, or null. */
  readonly holderIndex: number | null;
}

/** Of ten documents the last belongs to a person. */
const DOCUMENTS_PER_PERSON = 10;

const types = new WeightedList<SyntheticDocumentType>([
  ['PASSPORT', 55],
  ['IDENTITY_CARD', 32],
  ['RESIDENCE_PERMIT', 5],
  ['VISA', 4],
  ['EMERGENCY_TRAVEL_DOCUMENT', 1.4],
  ['REFUGEE_TRAVEL_DOCUMENT', 1.2],
  ['SEAFARER_DOCUMENT', 1],
  ['LAISSEZ_PASSER', 0.4],
]);

const statuses = new WeightedList<SyntheticDocumentStatus>([
  ['STOLEN', 41],
  ['LOST', 39],
  ['REVOKED', 8],
  ['INVALID', 7],
  ['STOLEN_BLANK', 5],
]);

const VALIDITY_YEARS: Readonly<Record<SyntheticDocumentType, number>> = {
  PASSPORT: 10,
  IDENTITY_CARD: 10,
  VISA: 1,
  RESIDENCE_PERMIT: 5,
  LAISSEZ_PASSER: 1,
  SEAFARER_DOCUMENT: 5,
  REFUGEE_TRAVEL_DOCUMENT: 2,
  EMERGENCY_TRAVEL_DOCUMENT: 1,
};

const placesByCountry = new Map(COUNTRIES.map((country) => [country.code, country.places]));

/** The index of the document that a synthetic person holds; the reverse of `holderIndex`. */
export function documentOfPerson(personIndex: number): number {
  return personIndex * DOCUMENTS_PER_PERSON + DOCUMENTS_PER_PERSON - 1;
}

/**
 * The synthetic document of an index. Every tenth (index % 10 = 9) belongs to the person floor(index / 10): it has no
 * status, and a nationality of that person as its issuer.
 * @throws {RangeError} when the index is not an integer from 0 to 2^40 − 1.
 */
export function syntheticTravelDocument(index: number): SyntheticTravelDocument {
  assertSyntheticIndex(index);
  const random = new Random('document', index);
  return index % DOCUMENTS_PER_PERSON === DOCUMENTS_PER_PERSON - 1 ? held(random, index) : reported(random, index);
}

function held(random: Random, index: number): SyntheticTravelDocument {
  const holderIndex = Math.floor(index / DOCUMENTS_PER_PERSON);
  const person = syntheticPerson(holderIndex);
  const type = random.chance(0.7) ? 'PASSPORT' : 'IDENTITY_CARD';
  // Even the youngest person on file (3 years) was born before the document was issued.
  const issued = addDays(person.recordedAt, -random.int(10, 1000));
  return {
    ...common(index, random.pick(person.nationalities), random),
    type,
    status: null,
    ...validity(issued, type),
    lossDate: null,
    lossPlace: null,
    lossCountry: null,
    confidentiality: person.confidentiality,
    recordedAt: person.recordedAt,
    holderIndex,
  };
}

function reported(random: Random, index: number): SyntheticTravelDocument {
  const issuer = random.weighted(countryByWeight).code;
  const type = random.weighted(types);
  const status = random.weighted(statuses);
  const recordedAt = momentWithinYears(random, 4);
  const lost = addDays(recordedAt, -random.int(0, 60));
  const issued = addDays(lost, -random.int(20, VALIDITY_YEARS[type] * 365 - 5));
  return {
    ...common(index, issuer, random),
    type,
    status,
    ...(status === 'STOLEN_BLANK' ? { issuedOn: null, expiresOn: null } : validity(issued, type)),
    ...(status === 'REVOKED' || status === 'INVALID' ? NO_LOSS : loss(random, issuer, lost)),
    confidentiality: random.chance(0.99) ? 1 : 2,
    recordedAt,
    holderIndex: null,
  };
}

const NO_LOSS = { lossDate: null, lossPlace: null, lossCountry: null };

function common(
  index: number,
  issuer: string,
  random: Random,
): Pick<SyntheticTravelDocument, 'id' | 'number' | 'issuingCountry' | 'owner' | 'nationalReference'> {
  return {
    id: syntheticId('document', index),
    number: syntheticDocumentNumber(issuer, index),
    issuingCountry: issuer,
    owner: issuer,
    nationalReference: `${issuer}-${random.letters(2)}${random.digits(7)}`,
  };
}

function validity(issued: Date, type: SyntheticDocumentType): { issuedOn: string; expiresOn: string } {
  return { issuedOn: isoDate(issued), expiresOn: isoDate(addDays(addYears(issued, VALIDITY_YEARS[type]), -1)) };
}

function loss(
  random: Random,
  issuer: string,
  lost: Date,
): { lossDate: string; lossPlace: string; lossCountry: string } {
  const country = random.chance(0.6) ? issuer : random.weighted(countryByWeight).code;
  return { lossDate: isoDate(lost), lossPlace: random.pick(placesByCountry.get(country) ?? []), lossCountry: country };
}
