import { alleleCode, alleleText, designatedLoci, GENOTYPE_BYTES, type Genotypes, WILDCARD } from './genotype';
import { loci, locusName, SEX_MARKER } from './loci-data';
import { dnaPolicy } from './matching-policy-data';

/** One locus as a client sends it. */
export interface DnaLocusInput {
  locus: string;
  alleles: readonly string[];
}

/** A profile as it was read. */
export interface DnaAlleles {
  readonly genotypes: Genotypes;
  /** Alleles of the sex marker; null when it was not sent. */
  readonly sex: 'X,X' | 'X,Y' | null;
}

/** What is wrong with a profile: where, and what was expected. */
export interface ProfileProblem {
  path: string;
  expected: string;
}

const MAX_LOCI = 40;
const places = new Map(loci.map(({ name }, index) => [name, index]));

/**
 * Reads a profile. Values that are none become wildcards; of three alleles the first is kept and the others become one wildcard
 * (Council Decision 2008/616/JHA, annex, chapter 1, 1.2).
 *
 * @returns the profile, or all that is wrong with it; paths are below `path`
 */
export function readProfile(input: readonly DnaLocusInput[], path: string): DnaAlleles | ProfileProblem[] {
  if (input.length === 0 || input.length > MAX_LOCI) return [{ path, expected: `1 to ${MAX_LOCI} loci` }];
  const problems: ProfileProblem[] = [];
  const genotypes = new Uint8Array(GENOTYPE_BYTES);
  const seen = new Set<string>();
  let sex: DnaAlleles['sex'] = null;
  input.forEach(({ locus, alleles }, index) => {
    const refuse = (part: string, expected: string) => problems.push({ path: `${path}.${index}.${part}`, expected });
    const name = locusName(locus.slice(0, 20));
    const place = places.get(name);
    if (seen.has(name)) refuse('locus', 'each locus once');
    else if (name === SEX_MARKER) {
      sex = readSex(alleles);
      if (sex === null) refuse('alleles', '"X", "X" or "X", "Y"');
    } else if (place === undefined) refuse('locus', `one of ${loci.map((one) => one.name).join(', ')}, ${SEX_MARKER}`);
    else {
      const pair = readPair(alleles, loci[place]?.period ?? 4);
      if (pair === undefined)
        refuse('alleles', 'two alleles, for instance "6" and "9.3", the same twice when there is one');
      else genotypes.set(pair, place * 2);
    }
    seen.add(name);
  });
  const { minimumLoci } = dnaPolicy;
  if (problems.length === 0 && designatedLoci(genotypes) < minimumLoci) {
    problems.push({ path, expected: `at least ${minimumLoci} loci with two designated alleles` });
  }
  return problems.length > 0 ? problems : { genotypes, sex };
}

/** A profile as its record keeps it: locus to its two alleles, of loci with at least one. */
export function allelesJson({ genotypes, sex }: DnaAlleles): string {
  const pairs = loci.flatMap(({ name, period }, index): [string, string[]][] => {
    const [first = 0, second = 0] = genotypes.subarray(index * 2, index * 2 + 2);
    return first === 0 ? [] : [[name, [alleleText(first, period), alleleText(second, period)]]];
  });
  if (sex !== null) pairs.push([SEX_MARKER, sex.split(',')]);
  return JSON.stringify(Object.fromEntries(pairs));
}

/** The genotypes of alleles that a record keeps; what cannot be read of it is absent. */
export function genotypesOf(alleles: Readonly<Record<string, readonly string[]>>): Genotypes {
  const genotypes = new Uint8Array(GENOTYPE_BYTES);
  for (const [locus, values] of Object.entries(alleles)) {
    const place = places.get(locusName(locus));
    const pair = place === undefined ? undefined : readPair(values, loci[place]?.period ?? 4);
    if (place !== undefined && pair !== undefined) genotypes.set(pair, place * 2);
  }
  return genotypes;
}

/** The codes of two alleles, the smaller first; a locus of wildcards alone says nothing and is absent. */
function readPair(alleles: readonly string[], period: number): [number, number] | undefined {
  if (alleles.length < 2 || alleles.length > 3) return undefined;
  const codes = alleles.map((allele) => alleleCode(allele, period));
  const [first, second] = codes;
  if (first === undefined || second === undefined || codes.includes(undefined)) return undefined;
  const pair = alleles.length === 3 ? [first, WILDCARD] : [first, second];
  const [low = 0, high = 0] = pair.sort((a, b) => a - b);
  return low === WILDCARD ? [0, 0] : [low, high];
}

function readSex(alleles: readonly string[]): DnaAlleles['sex'] {
  const text = alleles.map((allele) => allele.trim().toUpperCase()).sort();
  if (text.join(',') === 'X,X') return 'X,X';
  return text.join(',') === 'X,Y' ? 'X,Y' : null;
}
