import { ABSENT, type Genotypes, isMicrovariant, WILDCARD } from './genotype';
import { loci } from './loci-data';
import { dnaPolicy } from './matching-policy-data';

/** How good a match is: all alleles the same; with wildcards; with microvariants one base apart; with one allele other. */
export type DnaMatchQuality = 'FULL' | 'WILDCARD' | 'MICROVARIANT' | 'MISMATCH';

/** How two profiles agree. */
export interface DnaAgreement {
  readonly quality: DnaMatchQuality;
  /** Places in `loci` of those at which both have two designated alleles that agree. */
  readonly agreeing: readonly number[];
  /** Of those that agree by a wildcard, by a microvariant, and of the one that does not. */
  readonly wildcards: readonly number[];
  readonly microvariants: readonly number[];
  readonly mismatches: readonly number[];
}

const { minimumLoci, allowedMismatches, microvariantTolerance } = dnaPolicy;
const offsets = loci.map((_locus, index) => index * 2);

/** Places of the loci of a profile that are not absent: what has to be compared of it. */
export function knownLoci(genotypes: Genotypes): number[] {
  return offsets.filter((offset) => genotypes[offset] !== ABSENT);
}

/**
 * Whether the profile at `start` of `rows` may match: a pass over the probe's loci that ends at the first allele too many that
 * differs. It asks no more than `agreementOf` does, so it loses no match.
 */
export function mayMatch(probe: Genotypes, known: readonly number[], rows: Uint8Array, start: number): boolean {
  let differing = 0;
  let designated = 0;
  for (const offset of known) {
    const [a, b] = [probe[offset] as number, probe[offset + 1] as number];
    const [c, d] = [rows[start + offset] as number, rows[start + offset + 1] as number];
    if (c === ABSENT) continue;
    if (a === c && b === d) {
      if (b !== WILDCARD) designated += 1;
      continue;
    }
    const distance = differences(a, b, c, d, loci[offset >> 1]?.period ?? 4);
    differing += distance.count;
    if (differing > allowedMismatches) return false;
    if (b !== WILDCARD && d !== WILDCARD && distance.count === 0) designated += 1;
  }
  return designated >= minimumLoci;
}

/** How two profiles agree; null when they do not match. Symmetric. */
export function agreementOf(a: Genotypes, b: Genotypes): DnaAgreement | null {
  const [agreeing, wildcards, microvariants, mismatches]: [number[], number[], number[], number[]] = [[], [], [], []];
  let differing = 0;
  loci.forEach(({ period }, place) => {
    const [a1 = 0, a2 = 0] = a.subarray(place * 2, place * 2 + 2);
    const [b1 = 0, b2 = 0] = b.subarray(place * 2, place * 2 + 2);
    if (a1 === ABSENT || b1 === ABSENT) return;
    const { count, byTolerance } = differences(a1, a2, b1, b2, period);
    differing += count;
    if (count > 0) mismatches.push(place);
    else if (a2 === WILDCARD || b2 === WILDCARD) wildcards.push(place);
    else agreeing.push(place);
    if (count === 0 && byTolerance) microvariants.push(place);
  });
  if (differing > allowedMismatches || agreeing.length < minimumLoci) return null;
  const places = { wildcards, microvariants, mismatches };
  return { quality: qualityOf(places), agreeing, ...places };
}

function qualityOf(places: Pick<DnaAgreement, 'wildcards' | 'microvariants' | 'mismatches'>): DnaMatchQuality {
  if (places.mismatches.length > 0) return 'MISMATCH';
  if (places.microvariants.length > 0) return 'MICROVARIANT';
  return places.wildcards.length > 0 ? 'WILDCARD' : 'FULL';
}

interface Difference {
  /** Alleles of the two pairs that have no counterpart, 0 to 2, in the pairing that leaves the fewest. */
  count: number;
  /** Whether it is so few only because of microvariants one base apart. */
  byTolerance: boolean;
}

function differences(a: number, b: number, c: number, d: number, period: number): Difference {
  const exact = Math.min(other(a, c) + other(b, d), other(a, d) + other(b, c));
  if (exact === 0 || !microvariantTolerance) return { count: exact, byTolerance: false };
  const near = Math.min(farther(a, c, period) + farther(b, d, period), farther(a, d, period) + farther(b, c, period));
  return { count: near, byTolerance: near < exact };
}

function other(a: number, b: number): 0 | 1 {
  return a === b || a === WILDCARD || b === WILDCARD ? 0 : 1;
}

/** As `other`, but a microvariant agrees with what is one base longer or shorter. */
function farther(a: number, b: number, period: number): 0 | 1 {
  const isNear = Math.abs(a - b) === 1 && (isMicrovariant(a, period) || isMicrovariant(b, period));
  return isNear ? 0 : other(a, b);
}
