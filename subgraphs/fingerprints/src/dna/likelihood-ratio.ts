import type { Population } from './allele-frequencies';
import { type Genotypes, isDesignated } from './genotype';
import { loci } from './loci-data';
import { kinshipPolicy } from './matching-policy-data';

/** How the person of the first profile is related to the person of the second. */
export type Relationship = 'PARENT_CHILD' | 'FULL_SIBLING';

/** How much more likely two profiles are if their persons are related than if they are strangers. */
export interface KinshipEvidence {
  /** Product over the loci, log 10. */
  readonly log10: number;
  /** Loci that were compared. */
  readonly compared: number;
  /** Places in `loci` of those where a parent and a child share no allele: explained by a mutation only. */
  readonly inconsistent: readonly number[];
}

const { mutationRate, furtherRepeat, otherMutation } = kinshipPolicy;

/** Loci close together on a chromosome are not independent for siblings: of VWA and D12S391 one is used. */
const linked: Readonly<Record<string, string>> = { D12S391: 'VWA' };

/**
 * The likelihood ratio of two profiles for a relationship, with mutations allowed for (stepwise, `kinshipPolicy`). Loci count as
 * independent, genotypes as in Hardy-Weinberg proportions. Both profiles designated at a locus, or it is not compared.
 */
export function kinshipEvidence(
  a: Genotypes,
  b: Genotypes,
  relationship: Relationship,
  population: Population,
): KinshipEvidence {
  const inconsistent: number[] = [];
  let log10 = 0;
  let compared = 0;
  loci.forEach(({ name, period }, place) => {
    const offset = place * 2;
    if (!isDesignated(a, offset) || !isDesignated(b, offset)) return;
    if (relationship === 'FULL_SIBLING' && isUsedAlready(name, a, b)) return;
    const first: Pair = [a[offset] ?? 0, a[offset + 1] ?? 0];
    const second: Pair = [b[offset] ?? 0, b[offset + 1] ?? 0];
    const at = (code: number) => population.frequency(place, code);
    const ratio =
      relationship === 'PARENT_CHILD' ? parentChild(first, second, at, period) : siblings(first, second, at, period);
    if (relationship === 'PARENT_CHILD' && !second.some((code) => first.includes(code))) inconsistent.push(place);
    log10 += Math.log10(ratio);
    compared += 1;
  });
  return { log10, compared, inconsistent };
}

type Pair = readonly [number, number];
type Frequency = (code: number) => number;

/** P(child's genotype | parent's) / P(child's genotype): one allele from the parent, the other from the population. */
function parentChild(parent: Pair, child: Pair, at: Frequency, period: number): number {
  return sharingOne(parent, child, at, period, mutationRate);
}

/**
 * Siblings share none, one or two alleles by descent with 1/4, 1/2, 1/4 (I. W. Evett, B. S. Weir, Interpreting DNA
 * Evidence, 1998). Two meioses lie between them.
 */
function siblings(a: Pair, b: Pair, at: Frequency, period: number): number {
  return 0.25 + 0.5 * sharingOne(a, b, at, period, 2 * mutationRate) + 0.25 * sharingTwo(a, b, at, period);
}

function sharingOne([p, q]: Pair, [c, d]: Pair, at: Frequency, period: number, rate: number): number {
  const handed = (code: number) => (transition(p, code, period, rate) + transition(q, code, period, rate)) / 2;
  if (c === d) return handed(c) / at(c);
  return (handed(c) * at(d) + handed(d) * at(c)) / (2 * at(c) * at(d));
}

function sharingTwo([p, q]: Pair, [c, d]: Pair, at: Frequency, period: number): number {
  const rate = 2 * mutationRate;
  const straight = transition(p, c, period, rate) * transition(q, d, period, rate);
  if (c === d) return straight / (at(c) * at(c));
  const crossed = transition(p, d, period, rate) * transition(q, c, period, rate);
  return (straight + crossed) / (2 * at(c) * at(d));
}

/** Chance that an allele is handed on as another: by whole repeats, fewer the farther, up or down alike. */
function transition(from: number, to: number, period: number, rate: number): number {
  if (from === to) return 1 - rate;
  const bases = Math.abs(from - to);
  if (bases % period !== 0) return otherMutation;
  return (rate / 2) * (1 - furtherRepeat) * furtherRepeat ** (bases / period - 1);
}

function isUsedAlready(name: string, a: Genotypes, b: Genotypes): boolean {
  const offset = loci.findIndex((locus) => locus.name === linked[name]) * 2;
  return offset >= 0 && isDesignated(a, offset) && isDesignated(b, offset);
}
