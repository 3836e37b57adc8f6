import { COUNTRIES } from './cultures';
import { syntheticNotice } from './notice';
import { syntheticPerson } from './person';
import { Random } from './random';
import type { SyntheticKind } from './synthetic-id';
import { assertSyntheticIndex } from './synthetic-id';
import { syntheticTravelDocument } from './travel-document';
import { syntheticVehicle } from './vehicle';

/** Which bureaus may not (DENY) or alone may (ALLOW) see a record; NONE: all may. Owners always see their own. */
export interface SyntheticRestriction {
  readonly mode: 'NONE' | 'DENY' | 'ALLOW';
  /** Alpha-3; empty when the mode is NONE, never the owner of the record. */
  readonly bureaus: readonly string[];
}

/** The index of each kind that is denied to two bureaus, for demonstrations. */
export const DENIED_EXAMPLE = 7;
/** The index of each kind that only two other bureaus may see, for demonstrations. */
export const ALLOWED_EXAMPLE = 8;
/** Below this index nothing else is restricted, so that first trials find what they look for. */
const FIRST_RESTRICTED = 100;

const DENY_SHARE = 0.02;
const ALLOW_SHARE = 0.005;

const NONE: SyntheticRestriction = { mode: 'NONE', bureaus: [] };
const BUREAUS = COUNTRIES.map((country) => country.code);

/**
 * The restriction of a synthetic record: 2 % are denied to one or two bureaus, 0.5 % allowed to two to four only;
 * index 7 is always denied to FRA and DEU, index 8 always allowed to FRA and NLD only (in place of one that owns the
 * record: ITA). Each kind is restricted on its own account.
 * @throws {RangeError} when the index is not an integer from 0 to 2^40 − 1.
 */
export function syntheticRestriction(kind: SyntheticKind, index: number): SyntheticRestriction {
  assertSyntheticIndex(index);
  if (index === DENIED_EXAMPLE) return { mode: 'DENY', bureaus: example(['FRA', 'DEU'], kind, index) };
  if (index === ALLOWED_EXAMPLE) return { mode: 'ALLOW', bureaus: example(['FRA', 'NLD'], kind, index) };
  if (index < FIRST_RESTRICTED) return NONE;
  const random = new Random(`restriction:${kind}`, index);
  const share = random.unit();
  if (share >= DENY_SHARE + ALLOW_SHARE) return NONE;
  const owner = ownerOf(kind, index);
  const others = BUREAUS.filter((bureau) => bureau !== owner);
  return share < DENY_SHARE
    ? { mode: 'DENY', bureaus: random.pickSome(others, random.int(1, 2)) }
    : { mode: 'ALLOW', bureaus: random.pickSome(others, random.int(2, 4)) };
}

function example(bureaus: readonly string[], kind: SyntheticKind, index: number): readonly string[] {
  const owner = ownerOf(kind, index);
  return bureaus.map((bureau) => (bureau === owner ? 'ITA' : bureau));
}

function ownerOf(kind: SyntheticKind, index: number): string {
  switch (kind) {
    case 'document':
      return syntheticTravelDocument(index).owner;
    case 'vehicle':
      return syntheticVehicle(index).owner;
    case 'notice':
      return syntheticNotice(index).owner;
    case 'person':
    case 'fingerprint':
    case 'hit':
    case 'dna':
    case 'face':
    case 'relative':
      return syntheticPerson(index).owner;
  }
}
