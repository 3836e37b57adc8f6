import { Random } from '@crimegraph/shared/synthetic/random';
import { type Population, populations } from './allele-frequencies';
import { GENOTYPE_BYTES, type Genotypes } from './genotype';
import { kinshipEvidence } from './likelihood-ratio';
import { loci } from './loci-data';
import { kinshipPolicy } from './matching-policy-data';

/** Alleles 5 to 14, each with a tenth, at every locus. */
const even: Population = {
  key: 'EVEN',
  name: 'even',
  frequency: () => 0.1,
  alleles: (place) => Array.from({ length: 10 }, (_, index) => (index + 5) * (loci[place]?.period ?? 4)),
};
const { mutationRate: rate } = kinshipPolicy;

/** A profile of TH01 alone. */
function th01(a: number, b: number): Genotypes {
  const genotypes = new Uint8Array(GENOTYPE_BYTES);
  genotypes.set(
    [a * 4, b * 4].sort((one, two) => one - two),
    2,
  );
  return genotypes;
}
const ratio = (a: Genotypes, b: Genotypes, relationship: 'PARENT_CHILD' | 'FULL_SIBLING') =>
  10 ** kinshipEvidence(a, b, relationship, even).log10;

describe('likelihood ratios by hand, with frequencies of a tenth', () => {
  const kept = 1 - rate;
  const step = (rate / 2) * 0.9;
  test.each([
    ['a parent 8,9 and a child 8,9: (1-m)/(2p) and steps', th01(8, 9), th01(8, 9), (kept + step) / 0.2],
    ['a parent 8,8 and a child 8,8: (1-m)/p', th01(8, 8), th01(8, 8), kept / 0.1],
    ['a parent 6,9 and a child 9,14: (1-m)/(4p)', th01(6, 9), th01(9, 14), kept / 0.4],
    ['a parent 6,6 and a child 7,14: by a mutation of one repeat', th01(6, 6), th01(7, 14), step / 0.2],
  ])('%s', (_what, a, b, expected) => {
    expect(ratio(a, b, 'PARENT_CHILD') / expected).toBeCloseTo(1, 2);
  });

  test.each([
    ['both shared: 1/4 + 1/(4p) + 1/(8p²)', th01(8, 11), th01(8, 11), 0.25 + 0.5 / 0.2 + 0.25 / 0.02],
    ['one shared: 1/4 + 1/(8p)', th01(8, 11), th01(8, 14), 0.25 + 0.5 / 0.4],
    ['none shared: 1/4', th01(5, 8), th01(11, 14), 0.25],
  ])('siblings, %s', (_what, a, b, expected) => {
    expect(ratio(a, b, 'FULL_SIBLING') / expected).toBeCloseTo(1, 1);
  });
});

test('what a parent hands on adds up to one over all children', () => {
  const alleles = even.alleles(1);
  const pairs = alleles.flatMap((a, index) => alleles.slice(index).map((b) => [a / 4, b / 4] as const));
  for (const relationship of ['PARENT_CHILD', 'FULL_SIBLING'] as const) {
    const sum = pairs.reduce(
      (total, [a, b]) => total + ratio(th01(9, 10), th01(a, b), relationship) * (a === b ? 0.01 : 0.02),
      0,
    );
    expect(sum).toBeCloseTo(1, 2);
  }
});

describe.each(populations.map((population) => [population.name, population] as const))('%s', (_name, population) => {
  const random = new Random('kinship', 1);
  const pick = (place: number): number => {
    let left = random.unit();
    const seen = population.alleles(place);
    for (const code of seen) {
      left -= population.frequency(place, code);
      if (left <= 0) return code;
    }
    return seen.at(-1) ?? 0;
  };
  const stranger = () => pairsOf((place) => [pick(place), pick(place)]);
  const child = (a: Genotypes, b: Genotypes) =>
    pairsOf((place) => [a, b].map((parent) => parent[place * 2 + (random.unit() < 0.5 ? 0 : 1)] ?? 0));

  test('frequencies of each locus add up to one', () => {
    loci.forEach((_locus, place) => {
      const codes = population.alleles(place);
      expect(codes.length).toBeGreaterThan(4);
      const sum = codes.reduce((total, code) => total + population.frequency(place, code), 0);
      expect(sum).toBeGreaterThanOrEqual(0.999);
      expect(sum).toBeLessThan(1.3);
    });
  });

  test('children and siblings are told from strangers', () => {
    const found = { parents: 0, siblings: 0, strangers: 0 };
    for (let family = 0; family < 200; family += 1) {
      const [mother, father, other] = [stranger(), stranger(), stranger()];
      const [one, two] = [child(mother, father), child(mother, father)];
      const isKin = (a: Genotypes, b: Genotypes, relationship: 'PARENT_CHILD' | 'FULL_SIBLING') =>
        kinshipEvidence(a, b, relationship, population).log10 >= Math.log10(kinshipPolicy.strong);
      if (isKin(mother, one, 'PARENT_CHILD')) found.parents += 1;
      if (isKin(one, two, 'FULL_SIBLING')) found.siblings += 1;
      if (isKin(one, other, 'PARENT_CHILD') || isKin(one, other, 'FULL_SIBLING')) found.strangers += 1;
    }
    expect(found.parents).toBeGreaterThan(190);
    expect(found.siblings).toBeGreaterThan(170);
    expect(found.strangers).toBe(0);
  });

  test('a child with one mutation is still found, and the locus is named', () => {
    const [mother, father] = [stranger(), stranger()];
    const mutated = child(mother, father);
    const [a = 0, b = 0] = mother.subarray(2, 4);
    mutated.set([Math.max(a, b) + 4, Math.max(a, b) + 4], 2);
    const evidence = kinshipEvidence(mother, mutated, 'PARENT_CHILD', population);
    expect(evidence.log10).toBeGreaterThan(2);
    expect(evidence.inconsistent.map((place) => loci[place]?.name)).toEqual(['TH01']);
  });
});

test('of two linked loci siblings are compared at one', () => {
  const all = pairsOf(() => [40, 48]);
  expect(kinshipEvidence(all, all, 'PARENT_CHILD', even).compared).toBe(loci.length);
  expect(kinshipEvidence(all, all, 'FULL_SIBLING', even).compared).toBe(loci.length - 1);
});

function pairsOf(pair: (place: number) => number[]): Genotypes {
  return Uint8Array.from(loci.flatMap((_locus, place) => pair(place).sort((a, b) => a - b)));
}
