/** A place on the genome at which a repeat is counted. */
export interface Locus {
  readonly name: string;
  /** Bases in one repeat: `9.3` at a locus of four is nine repeats and three bases. */
  readonly period: 3 | 4 | 5;
  /** The standard sets that it belongs to. */
  readonly sets: readonly LocusSet[];
}

/** Interpol's standard set; the European set as it was extended in 2009; the core loci of CODIS since 2017. */
export type LocusSet = 'ISSOL' | 'ESS' | 'CODIS';

/**
 * The loci of profiles, in the order in which genotypes are stored: one is only ever added at the end. Sets: ISSOL and ESS by
 * Council Resolution 2009/C 296/01, CODIS by D. R. Hares, Forensic Sci. Int. Genet. 17 (2015) 33-34; Penta D, Penta E and SE33 are
 * in the list of Council Decision 2008/616/JHA, annex, chapter 1.
 */
export const loci: readonly Locus[] = [
  { name: 'FGA', period: 4, sets: ['ISSOL', 'ESS', 'CODIS'] },
  { name: 'TH01', period: 4, sets: ['ISSOL', 'ESS', 'CODIS'] },
  { name: 'VWA', period: 4, sets: ['ISSOL', 'ESS', 'CODIS'] },
  { name: 'D3S1358', period: 4, sets: ['ISSOL', 'ESS', 'CODIS'] },
  { name: 'D8S1179', period: 4, sets: ['ISSOL', 'ESS', 'CODIS'] },
  { name: 'D18S51', period: 4, sets: ['ISSOL', 'ESS', 'CODIS'] },
  { name: 'D21S11', period: 4, sets: ['ISSOL', 'ESS', 'CODIS'] },
  { name: 'D1S1656', period: 4, sets: ['ESS', 'CODIS'] },
  { name: 'D2S441', period: 4, sets: ['ESS', 'CODIS'] },
  { name: 'D10S1248', period: 4, sets: ['ESS', 'CODIS'] },
  { name: 'D12S391', period: 4, sets: ['ESS', 'CODIS'] },
  { name: 'D22S1045', period: 3, sets: ['ESS', 'CODIS'] },
  { name: 'CSF1PO', period: 4, sets: ['CODIS'] },
  { name: 'D5S818', period: 4, sets: ['CODIS'] },
  { name: 'D7S820', period: 4, sets: ['CODIS'] },
  { name: 'D13S317', period: 4, sets: ['CODIS'] },
  { name: 'D16S539', period: 4, sets: ['CODIS'] },
  { name: 'TPOX', period: 4, sets: ['CODIS'] },
  { name: 'D2S1338', period: 4, sets: ['CODIS'] },
  { name: 'D19S433', period: 4, sets: ['CODIS'] },
  { name: 'PENTA_D', period: 5, sets: [] },
  { name: 'PENTA_E', period: 5, sets: [] },
  { name: 'SE33', period: 4, sets: [] },
];

/** Says which sex, and not who: kept, told of, and never counted as a locus. */
export const SEX_MARKER = 'AMEL';

/** Other names in use, without spaces, hyphens and underscores. */
const otherNames: Readonly<Record<string, string>> = {
  AMELOGENIN: SEX_MARKER,
  HUMTH01: 'TH01',
  HUMVWA: 'VWA',
  VWF: 'VWA',
  HUMFIBRA: 'FGA',
  PENTAD: 'PENTA_D',
  PENTAE: 'PENTA_E',
  ACTBP2: 'SE33',
};

/** The name of a locus as it is stored, from a name as laboratories write it: `vWA`, `Penta D`, `HUMTH01`. */
export function locusName(written: string): string {
  const folded = written.toUpperCase().replace(/[\s_-]/g, '');
  return Object.hasOwn(otherNames, folded) ? (otherNames[folded] ?? folded) : folded;
}
