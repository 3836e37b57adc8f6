import { reachesAll } from '../identity/roles';
import type { Viewer } from '../identity/viewer';
import type { RestrictionMode } from '../store/record-row';

/** All that decides who may see a record. */
export interface Visibility {
  owner: string;
  /** 1 to 3. */
  confidentiality: number;
  restriction: RestrictionMode;
  /** The bureaus on the restriction list. */
  bureaus: readonly string[];
  expiresAt: Date;
}

/**
 * Whether a record could be seen at an instant: the rules of `visibleTo`, for a state that is no longer in the store.
 * `subgraphs/documents/test/visibility.test.ts` holds the two against each other.
 */
export function isVisible(state: Visibility, viewer: Pick<Viewer, 'bureau' | 'role' | 'clearance'>, at: Date): boolean {
  if (state.expiresAt <= at) return false;
  if (state.owner === viewer.bureau || reachesAll(viewer)) return true;
  return state.confidentiality <= viewer.clearance && admits(state, viewer.bureau);
}

function admits({ restriction, bureaus }: Visibility, bureau: string): boolean {
  switch (restriction) {
    case 'NONE':
      return true;
    case 'DENY':
      return !bureaus.includes(bureau);
    case 'ALLOW':
      return bureaus.includes(bureau);
  }
}
