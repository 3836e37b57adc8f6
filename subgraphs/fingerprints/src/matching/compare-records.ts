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

/** Compares fingers with those of one record: each with those at its position, one of unknown position with all. */
export function compareRecords(probes: readonly PlacedFinger[], record: readonly PlacedFinger[]): RecordAgreement {
  const fingers = probes.flatMap((probe, index) => nearest(probe, index, record));
  return { rarity: fusedRarity(fingers.map(({ rarity }) => rarity)), fingers };
}

function nearest(probe: PlacedFinger, index: number, record: readonly PlacedFinger[]): FingerAgreement[] {
  let tries = 0;
  let best: FingerAgreement | undefined;
  record.forEach((other, finger) => {
    if (!mayBeOne(probe.position, other.position)) return;
    tries += 1;
    const { score, paired } = compareFingers(probe.finger, other.finger);
    if (best === undefined || score > best.rarity) best = { probe: index, finger, rarity: score, paired };
  });
  return best === undefined ? [] : [{ ...best, rarity: rarityOfTries(best.rarity, tries) }];
}

function mayBeOne(one: number, other: number): boolean {
  return one === other || one === UNKNOWN_FINGER || other === UNKNOWN_FINGER;
}
