import { type NameAlignment, namesAligned } from './name-alignment';
import type { NameForm } from './name-parts';
import { type Coverage, LIGHT, MOST_LEFT, MOST_TOLD, nameWeights } from './name-weights';
import type { Meeting } from './part-likeness';

/** One part of the question and what it met. */
export interface MetPart {
  asked: string;
  found: string;
  meeting: Meeting;
  /** Bits for the match. */
  bits: number;
}

/** What two names say about whether they are one person's. */
export interface NameEvidence {
  /** Logarithm to base 2 of how much likelier they are if it is the same person than by chance, up to a constant. */
  bits: number;
  /** Of these, what does not come from parts that met. */
  baseBits: number;
  coverage: Coverage;
  met: MetPart[];
}

/** Compares two names, in any order of their parts; `dated`: birth dates are compared as well. Symmetric in its bits. */
export function nameEvidence(asked: NameForm, found: NameForm, dated = false): NameEvidence {
  return weighed(namesAligned(asked, found), dated);
}

/** What an alignment is worth. */
export function weighed({ met, asked, found }: NameAlignment, dated: boolean): NameEvidence {
  const told = met.reduce((sum, pair) => (pair.told > LIGHT ? sum + pair.told : sum), 0);
  const coverage = told === 0 ? 'CONTRADICTED' : coverageOf(asked.told, found.told);
  const weights = nameWeights[dated ? 'DATED' : 'ALONE'];
  const { base, rate, unlike } = weights.coverage[coverage];
  const share = told > MOST_TOLD ? MOST_TOLD / told : 1;
  const left = Math.min(MOST_LEFT, Math.abs(asked.told - found.told));
  const baseBits = base + weights.left * left + weights.light * (asked.light + found.light);
  const parts = met.map(({ one, other, likeness, told }) => ({
    asked: one.text,
    found: other.text,
    meeting: likeness.meeting,
    bits: told > LIGHT ? rate * share * told + unlike * (1 - likeness.score) : 0,
  }));
  return { bits: parts.reduce((sum, { bits }) => sum + bits, baseBits), baseBits, coverage, met: parts };
}

function coverageOf(asked: number, found: number): Coverage {
  if (asked > 0 && found > 0) return 'CONTRADICTED';
  return asked > 0 || found > 0 ? 'SHORTER' : 'WHOLE';
}
