import { reachesAll } from '../identity/roles';
import type { Viewer } from '../identity/viewer';
import { partiesOf } from '../restriction/party';
import type { RestrictionMode } from '../store/record-row';

/** All that decides who may see a record. */
export interface Visibility {
  owner: string;
  /** 1 to 3. */
  confidentiality: number;
  restriction: RestrictionMode;
  /** Who is on the restriction list, as `partyOf` names them. */
  parties: readonly string[];
  expiresAt: Date;
}

/** What of a viewer the rules look at. */
export type WhoLooks = Pick<Viewer, 'bureau' | 'entity' | 'role' | 'clearance'>;

/**
 * Whether a record could be seen at an instant: the rules of `visibleTo`, for a state that is no longer in the store.
 * `subgraphs/documents/test/visibility.test.ts` holds the two against each other.
 */
export function isVisible(state: Visibility, viewer: WhoLooks, at: Date): boolean {
  if (state.expiresAt <= at) return false;
  if (state.owner === viewer.bureau || reachesAll(viewer)) return true;
  return state.confidentiality <= viewer.clearance && admits(state, partiesOf(viewer));
}

function admits({ restriction, parties }: Visibility, names: readonly string[]): boolean {
  const listed = names.some((name) => parties.includes(name));
  switch (restriction) {
    case 'NONE':
      return true;
    case 'DENY':
      return !listed;
    case 'ALLOW':
      return listed;
    case 'BLOCK':
      return false;
  }
}
