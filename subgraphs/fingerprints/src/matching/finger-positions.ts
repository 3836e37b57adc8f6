import { frictionRidgePositions } from '../formats/standard-codes';

/** The code of a finger that is not known. */
export const UNKNOWN_FINGER = 0;

/** What a finger is called in a reason. */
export function fingerName(position: number): string {
  return frictionRidgePositions[position] ?? 'Unknown finger';
}
