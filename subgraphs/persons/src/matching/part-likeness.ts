import type { NamePart } from './name-parts';
import { loneSound, soundDistance } from './sounds';

/** How two parts met; the note of a reason. */
export type Meeting = 'EXACT' | 'SOUND' | 'INITIAL' | 'CLOSE';

/** How alike two parts are. */
export interface Likeness {
  /** 0 (unlike) to 1 (the same). */
  score: number;
  meeting: Meeting;
}

/** Below this two parts are two different names. */
export const LEAST_LIKENESS = 0.66;

/** How alike two parts are; null when they are different names. Symmetric. */
export function partLikeness(a: NamePart, b: NamePart): Likeness | null {
  if (a.text === b.text) return { score: 1, meeting: 'EXACT' };
  if (a.text.length === 1 || b.text.length === 1) {
    return a.text[0] === b.text[0] ? { score: 0.8, meeting: 'INITIAL' } : null;
  }
  if (a.sounds === b.sounds) return { score: 0.97, meeting: 'SOUND' };
  const longest = Math.max(a.sounds.length, b.sounds.length);
  if (Math.abs(a.skeleton.length - b.skeleton.length) > 2 || strange(a.skeleton, b.skeleton)) return null;
  const vowel = a.unvowelled || b.unvowelled ? 0.08 : 0.4;
  const most = (1 - LEAST_LIKENESS) * longest;
  const score = 1 - soundEdits(a.sounds, b.sounds, vowel, most) / longest;
  if (score < LEAST_LIKENESS) return null;
  return { score, meeting: a.skeleton === b.skeleton ? 'SOUND' : 'CLOSE' };
}

/** Whether neither begins with a consonant that is among the first ones of the other: then an edit distance need not be counted. */
function strange(a: string, b: string): boolean {
  return !b.slice(0, 3).includes(a[0] ?? '') && !a.slice(0, 3).includes(b[0] ?? '');
}

const MAX_SOUNDS = 64;
/** Rows of the count below: parts are of bounded length. */
const costs = new Float64Array(MAX_SOUNDS * MAX_SOUNDS);

/** The cheapest way from one row of sounds to the other: sounds taken for others, added, left out, or two exchanged; more than `most` is Infinity. */
function soundEdits(a: string, b: string, vowel: number, most: number): number {
  const width = b.length + 1;
  const at = (row: number, column: number) => costs[row * width + column] ?? 0;
  costs[0] = 0;
  for (let row = 0; row <= a.length; row += 1) {
    let cheapest = Infinity;
    for (let column = 0; column <= b.length; column += 1) {
      if (row === 0 && column === 0) {
        cheapest = 0;
        continue;
      }
      const one = a.charCodeAt(row - 1);
      const other = b.charCodeAt(column - 1);
      let least = Infinity;
      if (row > 0) least = at(row - 1, column) + loneSound(one, vowel);
      if (column > 0) least = Math.min(least, at(row, column - 1) + loneSound(other, vowel));
      if (row > 0 && column > 0) least = Math.min(least, at(row - 1, column - 1) + soundDistance(one, other));
      if (row > 1 && column > 1 && one === b.charCodeAt(column - 2) && other === a.charCodeAt(row - 2)) {
        least = Math.min(least, at(row - 2, column - 2) + 0.8);
      }
      costs[row * width + column] = least;
      cheapest = Math.min(cheapest, least);
    }
    if (cheapest > most + 1) return Infinity;
  }
  return at(a.length, b.length);
}
