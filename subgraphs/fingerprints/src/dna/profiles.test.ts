import fc from 'fast-check';
import { agreementOf, knownLoci, mayMatch } from './compare-genotypes';
import { alleleCode, alleleText, type Genotypes, GENOTYPE_BYTES, WILDCARD } from './genotype';
import { loci } from './loci-data';
import { allelesJson, genotypesOf, readProfile } from './read-profile';

/** A profile of the first loci, written as a laboratory would. */
const profile = (...pairs: (readonly [string, string])[]) =>
  pairs.map((alleles, index) => ({ locus: loci[index]?.name ?? '', alleles }));
const twelve = profile(
  ['20', '23'],
  ['6', '9.3'],
  ['14', '17'],
  ['15', '15'],
  ['12', '13'],
  ['14', '16'],
  ['29', '31.2'],
  ['12', '17.3'],
  ['10', '14'],
  ['13', '15'],
  ['18', '21'],
  ['15', '16'],
);
function genotypes(input: { locus: string; alleles: readonly string[] }[]): Genotypes {
  const read = readProfile(input, 'loci');
  if (Array.isArray(read)) throw new Error(JSON.stringify(read));
  return read.genotypes;
}
const changed = (place: number, alleles: string[]) =>
  genotypes(twelve.map((locus, index) => (index === place ? { ...locus, alleles } : locus)));
const judged = (other: Genotypes) => agreementOf(genotypes(twelve), other);

describe('alleles', () => {
  test.each([
    ['9.3', 4, 39],
    ['10', 4, 40],
    ['17.3', 4, 71],
    ['16', 3, 48],
    ['2.2', 5, 12],
    ['*', 4, WILDCARD],
    ['99', 4, WILDCARD],
    ['na', 4, WILDCARD],
    ['<8', 4, WILDCARD],
    ['9.4', 4, undefined],
    ['64', 4, undefined],
    ['', 4, undefined],
    ['9,3', 4, undefined],
    ['-9', 4, undefined],
  ])('%s at a repeat of %i bases', (text, period, code) => {
    expect(alleleCode(text, period)).toBe(code);
  });

  test('are written as they were read', () => {
    for (const text of ['6', '9.3', '31.2', '*']) expect(alleleText(alleleCode(text, 4) ?? 0, 4)).toBe(text);
  });
});

describe('a profile', () => {
  test('is kept as it was sent, its loci under one name', () => {
    const written = [...twelve.slice(0, 6), { locus: ' vwa', alleles: ['17', '14'] }].filter(
      ({ locus }) => locus !== 'VWA',
    );
    const read = readProfile([...written, { locus: 'Amelogenin', alleles: ['x', 'Y'] }, ...twelve.slice(6, 7)], 'loci');
    if (Array.isArray(read)) throw new Error(JSON.stringify(read));
    const kept = JSON.parse(allelesJson(read)) as Record<string, string[]>;
    expect(kept).toMatchObject({ VWA: ['14', '17'], TH01: ['6', '9.3'], AMEL: ['X', 'Y'] });
    expect(genotypesOf(kept)).toEqual(read.genotypes);
  });

  test('of three alleles the first is kept, the others are a wildcard', () => {
    const read = readProfile([...twelve.slice(1), { locus: 'FGA', alleles: ['20', '22', '23'] }], 'loci');
    if (Array.isArray(read)) throw new Error(JSON.stringify(read));
    expect(JSON.parse(allelesJson(read))).toMatchObject({ FGA: ['20', '*'] });
  });

  test.each([
    ['nothing', [], [/^loci: 1 to 40 loci/]],
    ['too few loci', twelve.slice(0, 5), [/^loci: at least 6/]],
    ['wildcards alone', twelve.slice(0, 7).map(({ locus }) => ({ locus, alleles: ['*', '*'] })), [/^loci: at least 6/]],
    ['an unknown locus', [...twelve, { locus: 'D9S9', alleles: ['1', '2'] }], [/^loci.12.locus: one of FGA, /]],
    ['a locus twice', [...twelve, { locus: 'tho1', alleles: ['6', '7'] }, twelve[0]], [/12.locus/, /13.locus: each/]],
    ['one allele', [...twelve.slice(1), { locus: 'FGA', alleles: ['20'] }], [/^loci.11.alleles: two alleles/]],
    ['a word', [...twelve.slice(1), { locus: 'FGA', alleles: ['20', 'x'] }], [/^loci.11.alleles/]],
    ['a sex of its own', [...twelve, { locus: 'AMEL', alleles: ['Y', 'Y'] }], [/^loci.12.alleles/]],
  ])('all that is wrong is told: %s', (_what, input, expected) => {
    const problems = readProfile(input as { locus: string; alleles: string[] }[], 'loci');
    if (!Array.isArray(problems)) throw new Error('it was read');
    expect(problems.map(({ path, expected: what }) => `${path}: ${what}`)).toEqual(
      expected.map((pattern) => expect.stringMatching(pattern) as string),
    );
  });
});

describe('two profiles', () => {
  test.each([
    ['are the same', () => genotypes(twelve), 'FULL', 12],
    ['share what both have', () => genotypes(twelve.slice(0, 7)), 'FULL', 7],
    ['agree where one allele may be any', () => changed(0, ['23', '*']), 'WILDCARD', 11],
    ['agree within one base of a microvariant', () => changed(1, ['6', '10']), 'MICROVARIANT', 12],
    ['differ by one allele', () => changed(0, ['20', '24']), 'MISMATCH', 11],
  ])('%s', (_how, other, quality, agreeing) => {
    const agreement = judged(other());
    expect(agreement?.quality).toBe(quality);
    expect(agreement?.agreeing).toHaveLength(agreeing);
  });

  test.each([
    ['with both alleles of a locus other', () => changed(0, ['21', '24'])],
    ['with a homozygote for other two', () => changed(3, ['14', '16'])],
    [
      'with whole repeats one apart at two loci',
      () => genotypes([...profile(['20', '24'], ['6', '8']), ...twelve.slice(2)]),
    ],
    ['that share too few loci', () => genotypes([...twelve.slice(7, 12), ...csf()])],
  ])('are none %s', (_how, other) => {
    expect(judged(other())).toBeNull();
  });

  test('a wildcard stands for either allele', () => {
    expect(judged(changed(0, ['*', '20']))?.quality).toBe('WILDCARD');
    expect(judged(changed(0, ['*', '21']))?.quality).toBe('MISMATCH');
  });

  /** Few alleles, so that every relation of two pairs occurs often. */
  const allele = fc.constantFrom(36, 39, 40, 41, 44, WILDCARD);
  const pair = fc.oneof(
    { weight: 1, arbitrary: fc.constant([0, 0]) },
    { weight: 9, arbitrary: fc.tuple(allele, allele).map((two) => two.sort((a, b) => a - b)) },
  );
  const random = fc
    .array(pair, { minLength: loci.length, maxLength: loci.length })
    .map((pairs) => Uint8Array.from(pairs.flatMap(([a = 0, b = 0]) => (a === WILDCARD ? [0, 0] : [a, b]))));
  /** Two profiles that differ at some loci only. */
  const two = fc.tuple(random, random, fc.array(fc.nat(loci.length - 1), { maxLength: 3 })).map(([a, b, places]) => {
    const other = Uint8Array.from(a);
    for (const place of places) other.set(b.subarray(place * 2, place * 2 + 2), place * 2);
    return [a, other] as const;
  });

  test('are judged alike from both sides, and the quick pass lets every match through and little else', () => {
    fc.assert(
      fc.property(two, ([a, b]) => {
        const rows = new Uint8Array(GENOTYPE_BYTES * 2);
        rows.set(b, GENOTYPE_BYTES);
        const agreement = agreementOf(a, b);
        expect(agreementOf(b, a)).toEqual(agreement);
        expect(mayMatch(a, knownLoci(a), rows, GENOTYPE_BYTES)).toBe(agreement !== null);
      }),
      { numRuns: 2_000 },
    );
  });
});

function csf() {
  return [{ locus: 'CSF1PO', alleles: ['10', '11'] }];
}
