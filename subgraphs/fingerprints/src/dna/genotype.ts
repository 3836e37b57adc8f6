import { loci } from './loci-data';

/** Two bytes a locus, in the order of `loci`: codes of the alleles, the smaller first. */
export type Genotypes = Uint8Array;

/** Bytes of a profile. */
export const GENOTYPE_BYTES = loci.length * 2;
/** Nothing is known of the locus. */
export const ABSENT = 0;
/** One allele, or both, may be any. */
export const WILDCARD = 255;

/** What laboratories write for "no value" (Council Decision 2008/616/JHA, annex, chapter 1, 1.2). */
const NO_VALUE = new Set(['*', '0', '1', '99', 'O', 'F', 'R', 'NA', 'NR', 'UN', 'N', 'OL']);

/**
 * The code of an allele: its length in bases, 2 to 254, so that `9.3` and `10` differ by one; `WILDCARD` for what is no
 * value, and for what lies outside the ladder (`<8`, `>27`). Undefined for anything else.
 *
 * @param period bases in one repeat
 */
export function alleleCode(written: string, period: number): number | undefined {
  const text = written.trim().toUpperCase();
  if (NO_VALUE.has(text) || /^[<>]\d{1,2}(\.\d)?$/.test(text)) return WILDCARD;
  const [, repeats, bases = '0'] = /^(\d{1,2})(?:\.(\d))?$/.exec(text) ?? [];
  if (repeats === undefined || Number(bases) >= period) return undefined;
  const code = Number(repeats) * period + Number(bases);
  return code > 1 && code < WILDCARD ? code : undefined;
}

/** An allele as laboratories write it. */
export function alleleText(code: number, period: number): string {
  if (code === WILDCARD) return '*';
  const bases = code % period;
  return bases === 0 ? String(code / period) : `${Math.floor(code / period)}.${bases}`;
}

/** Whether an allele has bases beyond its whole repeats. */
export function isMicrovariant(code: number, period: number): boolean {
  return code % period !== 0;
}

/** How many loci have two designated alleles. */
export function designatedLoci(genotypes: Genotypes): number {
  return loci.filter((_locus, index) => isDesignated(genotypes, index * 2)).length;
}

/** Whether both alleles at `offset` are known. */
export function isDesignated(genotypes: Genotypes, offset: number): boolean {
  return genotypes[offset] !== ABSENT && genotypes[offset + 1] !== WILDCARD;
}

/** Genotypes as they are stored: hexadecimal. Loci that were added since are absent. */
export function genotypesText(genotypes: Genotypes): string {
  return Buffer.from(genotypes).toString('hex');
}

/** Writes stored genotypes into `target` at `offset`. */
export function readGenotypesText(text: string, target: Uint8Array, offset: number): void {
  target.set(Buffer.from(text, 'hex').subarray(0, GENOTYPE_BYTES), offset);
}
