import type { RetentionKind } from '@crimegraph/shared/retention/periods-data';
import type { DnaProfileKind } from '../entities/dna-profile';

/** How long a profile is kept: that of nobody known longer, since it waits to be identified. */
export function dnaRetention(kind: DnaProfileKind): RetentionKind {
  return kind === 'SCENE' || kind === 'UNIDENTIFIED_BODY' ? 'unidentifiedDna' : 'dna';
}
