import { populations } from './allele-frequencies';
import type { Genotypes } from './genotype';

/**
 * How likely a stranger has the same alleles at these loci: the highest value among the populations that are known, so the one
 * that counts least against a person.
 *
 * @param places places in `loci` at which both alleles are designated and agree
 */
export function randomMatchProbability(genotypes: Genotypes, places: readonly number[]): number {
  const of = populations.map((population) =>
    places.reduce((product, place) => {
      const [a = 0, b = 0] = genotypes.subarray(place * 2, place * 2 + 2);
      const [p, q] = [population.frequency(place, a), population.frequency(place, b)];
      return product * (a === b ? p * p : 2 * p * q);
    }, 1),
  );
  return Math.max(...of);
}
