import { alleleFrequencyData } from './allele-frequencies-data';
import { alleleCode } from './genotype';
import { loci } from './loci-data';
import { kinshipPolicy } from './matching-policy-data';

/** How often alleles occur in one population. */
export interface Population {
  readonly key: string;
  readonly name: string;
  /** Frequency of an allele, by its code, at the locus of a place in `loci`; never below the minimum of the policy. */
  frequency(place: number, code: number): number;
  /** Codes of the alleles that were seen at the locus. */
  alleles(place: number): readonly number[];
}

/** The populations whose published frequencies are known (`allele-frequencies-data.ts` cites them). */
export const populations: readonly Population[] = Object.entries(alleleFrequencyData).map(([key, data]) => {
  const tables = loci.map(({ name, period }) => table(data.loci[name] ?? '', period));
  const minimum = kinshipPolicy.minimumCount / data.alleles;
  return {
    key,
    name: data.name,
    frequency: (place, code) => Math.max(minimum, tables[place]?.get(code) ?? 0),
    alleles: (place) => [...(tables[place]?.keys() ?? [])],
  };
});

function table(text: string, period: number): Map<number, number> {
  return new Map(
    text.split(', ').map((pair) => {
      const [allele = '', frequency] = pair.split(' ');
      return [alleleCode(allele, period) ?? 0, Number(frequency)];
    }),
  );
}
