import type { DnaProfileKind } from '../entities/dna-profile';

/**
 * When profiles match, and who is compared with whom: policy, to be changed here and nowhere else. The rules are those of
 * Council Decision 2008/616/JHA, annex, chapter 1, 1.2; docs/dna.md tells where each number comes from.
 */
export const dnaPolicy = {
  /** Loci with two designated alleles that a profile must have, and that two profiles must have in common. */
  minimumLoci: 6,
  /** Alleles that may differ in all, for a near match. */
  allowedMismatches: 1,
  /** Whether a microvariant agrees with an allele that is one base longer or shorter. */
  microvariantTolerance: true,
  /**
   * With fewer loci in common a match may be by chance: databases of the size of a country's have such pairs of strangers (ENFSI
   * DNA Working Group, DNA-database management, 2014, on the likelihood of adventitious matches). The number is a choice.
   */
  lociBeyondChance: 10,
} as const;

/** Which kinds of profile one is compared with. A missing person is nobody's suspect, so never with scenes. */
export const comparedKinds: Readonly<Record<DnaProfileKind, readonly DnaProfileKind[]>> = {
  PERSON: ['PERSON', 'SCENE', 'UNIDENTIFIED_BODY'],
  SCENE: ['PERSON', 'SCENE'],
  MISSING_PERSON: ['MISSING_PERSON', 'UNIDENTIFIED_BODY'],
  UNIDENTIFIED_BODY: ['PERSON', 'MISSING_PERSON', 'UNIDENTIFIED_BODY'],
};

/** Likelihood ratios from which a relationship is reported, and from which it is told as strong. */
export const kinshipPolicy = {
  minimumLoci: 8,
  possible: 100,
  strong: 10_000,
  /**
   * Mutations a meiosis: 23 in 10,844 transfers from parent to child (B. Brinkmann et al., Am. J. Hum. Genet. 62 (1998)
   * 1408-1415).
   */
  mutationRate: 23 / 10_844,
  /** Of mutations by whole repeats, the share that goes on to one repeat more. Nearly all are of one repeat (ibidem). */
  furtherRepeat: 0.1,
  /** Chance of a mutation by anything but whole repeats, for each allele it may lead to. */
  otherMutation: 1e-6,
  /** The rarest that an allele is taken to be: seen five times in the sample (NRC, The Evaluation of Forensic DNA Evidence, 1996). */
  minimumCount: 5,
} as const;
