import type { FingerFacts } from '../store';
import type { RecordAgreement } from './compare-records';
import { fingerName } from './finger-positions';
import { FINGER_AGREES, type FingerprintThresholds } from './fingerprint-policy-data';
import { MAX_RARITY } from './fuse-fingers';

/** A finger that is looked for. */
export interface ProbeFinger {
  position: number;
  digest: string;
}

/** How well one record fits the fingers looked for. */
export interface FingerprintScore {
  /** How rare so good an agreement is, as a share of the rarest that is told: −log10 of the false-match rate, over 9. */
  score: number;
  level: 'EXACT' | 'STRONG' | 'POSSIBLE';
  reasons: { feature: string; weight: number; score: number; note: string | null }[];
}

/**
 * Judges what a comparison came to: exact when every finger sent is the very template on record, strong and possible by the
 * false-match rate of all fingers together. Null when it is less than possible.
 *
 * @param fingers those of the record, in the order in which they were compared
 */
export function judgeAgreement(
  probes: readonly ProbeFinger[],
  fingers: readonly FingerFacts[],
  { rarity, fingers: agreements }: RecordAgreement,
  { possible, strong }: FingerprintThresholds,
): FingerprintScore | null {
  const compared = agreements.map((agreement) => {
    const [probe, finger] = [probes[agreement.probe], fingers[agreement.finger]];
    return {
      ...agreement,
      position: finger?.position ?? 0,
      isSame: probe !== undefined && probe.digest === finger?.digest,
    };
  });
  const isExact = compared.length === probes.length && compared.every(({ isSame }) => isSame);
  if (!isExact && rarity < possible) return null;
  const reasons = compared
    .filter((finger) => finger.isSame || finger.rarity >= FINGER_AGREES)
    .map(({ position, isSame, rarity: own, paired }) => ({
      feature: 'finger',
      weight: rounded(1 / compared.length),
      score: isSame ? 1 : rounded(own / MAX_RARITY),
      note: isSame
        ? `${fingerName(position)}: the very template on record.`
        : `${fingerName(position)}: ${paired} minutiae agree; one of 10^${own.toFixed(1)} other fingers comes as near.`,
    }));
  const level = isExact ? 'EXACT' : rarity >= strong ? 'STRONG' : 'POSSIBLE';
  return { score: isExact ? 1 : rounded(rarity / MAX_RARITY), level, reasons };
}

function rounded(share: number): number {
  return Math.round(share * 1e4) / 1e4;
}
