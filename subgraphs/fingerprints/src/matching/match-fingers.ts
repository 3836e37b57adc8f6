import type { FingerprintTemplate } from '../entities/fingerprint-template';
import { fingerName, UNKNOWN_FINGER } from './finger-positions';

/** A finger that is looked for. */
export interface ProbeFinger {
  position: number;
  digest: string;
}

/** How well one record fits the fingers looked for. */
export interface FingerprintScore {
  /** The share of the fingers that agree, 0 to 1. */
  score: number;
  level: 'EXACT' | 'STRONG' | 'POSSIBLE';
  reasons: { feature: string; weight: number; score: number; note: string | null }[];
}

/**
 * Judges the fingers of one record that were found: all fingers at their positions are exact, all of them but at another
 * position strong, some of them possible. Null when none agrees.
 */
export function matchFingers(
  probes: readonly ProbeFinger[],
  found: readonly Pick<FingerprintTemplate, 'position' | 'digest'>[],
): FingerprintScore | null {
  const reasons = probes.flatMap((probe) => {
    const same = found.filter((finger) => finger.digest === probe.digest);
    const placed = same.some((finger) => isSamePlace(finger.position, probe.position));
    const [first] = same;
    if (first === undefined) return [];
    const note = placed
      ? `${fingerName(first.position)} agrees.`
      : `${fingerName(first.position)} on record agrees with what was sent as ${fingerName(probe.position).toLowerCase()}.`;
    return [{ feature: 'finger', weight: 1 / probes.length, score: placed ? 1 : 0.9, note }];
  });
  if (reasons.length === 0) return null;
  const score = reasons.length / probes.length;
  const level = score < 1 ? 'POSSIBLE' : reasons.every((reason) => reason.score === 1) ? 'EXACT' : 'STRONG';
  return { score, level, reasons };
}

function isSamePlace(a: number, b: number): boolean {
  return a === b || a === UNKNOWN_FINGER || b === UNKNOWN_FINGER;
}
