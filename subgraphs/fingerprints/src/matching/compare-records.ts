import { UNKNOWN_FINGER } from './finger-positions';
import { fusedRarity, rarityOfTries } from './fuse-fingers';
import { compareFingers } from './minutiae/compare-fingers';
import type { PreparedFinger } from './minutiae/prepared-finger';

/** A finger in its place, ready for comparison. */
export interface PlacedFinger {
  /** As in `frictionRidgePositions`; 0 unknown. */
  readonly position: number;
  readonly finger: PreparedFinger;
}

/** What the comparison of a finger that was sent with those of a record came to. */
export interface FingerAgreement {
  /** Which of the fingers sent. */
  readonly probe: number;
  /** Which of the record's fingers came nearest. */
  readonly finger: number;
  /** −log10 of the false-match rate, 0 to 9, all fingers that were tried counted. */
  readonly rarity: number;
  /** Minutiae of one finger that agree with minutiae of the other. */
  readonly paired: number;
}

/** What the comparison of all fingers sent with a record came to. */
export interface RecordAgreement {
  /** −log10 of the false-match rate of all fingers together, 0 to 9. */
  readonly rarity: number;
  /** One for each finger sent that the record has at its position, or at an unknown one. */
  readonly fingers: readonly FingerAgreement[];
}

/** Of several fingers that one may be, as many are compared when a record is one of many. */
export const COMPARED = 3;

/**
 * Compares fingers with those of one record: each with those at its position, one of unknown position with all.
 *
 * @param mostAlike the places of the record's fingers in the order in which they come near one that is looked for; with it only
 * the nearest few are compared
 */
export function compareRecords(
  probes: readonly PlacedFinger[],
  record: readonly PlacedFinger[],
  mostAlike?: (probe: number) => readonly number[],
): RecordAgreement {
  const fingers = probes.flatMap((probe, index) => {
    const own = [...record.keys()].filter((place) => mayBeOne(probe.position, record[place]!.position));
    const compared =
      mostAlike === undefined || own.length <= COMPARED
        ? own
        : mostAlike(index)
            .filter((place) => own.includes(place))
            .slice(0, COMPARED);
    const best = nearest(probe, index, record, compared);
    // Chance has had all of them to choose from.
    return best === undefined ? [] : [{ ...best, rarity: rarityOfTries(best.rarity, own.length) }];
  });
  return { rarity: fusedRarity(fingers.map(({ rarity }) => rarity)), fingers };
}

/** Whether a finger at one position may be the one at another. */
export function mayBeOne(one: number, other: number): boolean {
  return one === other || one === UNKNOWN_FINGER || other === UNKNOWN_FINGER;
}

function nearest(
  { finger: probe }: PlacedFinger,
  index: number,
  record: readonly PlacedFinger[],
  compared: readonly number[],
): FingerAgreement | undefined {
  let best: FingerAgreement | undefined;
  for (const finger of compared) {
    const { score, paired } = compareFingers(probe, record[finger]!.finger);
    if (best === undefined || score > best.rarity) best = { probe: index, finger, rarity: score, paired };
  }
  return best;
}
