import type { NamePart } from './name-parts';
import { type CostTable, costTable, LONE_VOWEL, SOUND_CODES, UNWRITTEN_VOWEL } from './sounds';

/** How two parts met; the note of a reason. */
export type Meeting = 'EXACT' | 'SOUND' | 'INITIAL' | 'NICKNAME' | 'CLOSE';

/** How alike two parts are. */
export interface Likeness {
  /** 0 (unlike) to 1 (the same). */
  score: number;
  meeting: Meeting;
}

/** Below this two parts are two different names. */
export const LEAST_LIKENESS = 0.66;

/** How alike two parts are; null when they are different names, or less alike than `least`. Symmetric. */
export function partLikeness(a: NamePart, b: NamePart, least = LEAST_LIKENESS): Likeness | null {
  if (a.text === b.text) return SAME;
  if (a.text.length === 1 || b.text.length === 1)
    return a.text[0] === b.text[0] && least < INITIAL.score ? INITIAL : null;
  if (a.sounds === b.sounds) return SAME_SOUNDS;
  const heard = heardLikeness(a, b, least);
  if (a.groups.length === 0 || b.groups.length === 0 || (heard !== null && heard.score > NICKNAME.score)) return heard;
  if (!a.groups.some((group) => b.groups.includes(group))) return heard;
  return a.skeleton === b.skeleton ? OF_ONE_NAME : NICKNAME;
}

const SAME: Likeness = { score: 1, meeting: 'EXACT' };
const SAME_SOUNDS: Likeness = { score: 0.97, meeting: 'SOUND' };
/** Forms of one given name: Edward and Ted, Nicholas and Nikolai. */
const NICKNAME: Likeness = { score: 0.93, meeting: 'NICKNAME' };
const OF_ONE_NAME: Likeness = { score: 0.93, meeting: 'SOUND' };
const INITIAL: Likeness = { score: 0.8, meeting: 'INITIAL' };
const vowelled = costTable(LONE_VOWEL);
const unvowelled = costTable(UNWRITTEN_VOWEL);

function heardLikeness(a: NamePart, b: NamePart, least: number): Likeness | null {
  if (Math.abs(a.skeleton.length - b.skeleton.length) > 2 || strange(a.skeleton, b.skeleton)) return null;
  const longest = Math.max(a.sounds.length, b.sounds.length);
  const costs = a.unvowelled || b.unvowelled ? unvowelled : vowelled;
  const score = 1 - soundEdits(a.sounds, b.sounds, costs, (1 - least) * longest) / longest;
  if (score < least) return null;
  return { score, meeting: a.skeleton === b.skeleton ? 'SOUND' : 'CLOSE' };
}

/** Whether neither begins with a consonant that is among the first ones of the other: then an edit distance need not be counted. */
function strange(a: string, b: string): boolean {
  return !beginsWithin(a, b) && !beginsWithin(b, a);
}

function beginsWithin(a: string, b: string): boolean {
  const first = a.charCodeAt(0);
  return a === '' || first === b.charCodeAt(0) || first === b.charCodeAt(1) || first === b.charCodeAt(2);
}

const MAX_SOUNDS = 64;
const EXCHANGED = 0.8;
/** Rows of the count below: parts are of bounded length. */
const costs = new Float64Array(MAX_SOUNDS * MAX_SOUNDS);

/** The cheapest way from one row of sounds to the other: sounds taken for others, added, left out, or two exchanged; more than `most` is Infinity. */
function soundEdits(a: string, b: string, { pairs, alone }: CostTable, most: number): number {
  const width = b.length + 1;
  const at = (row: number, column: number) => costs[row * width + column] ?? 0;
  costs[0] = 0;
  for (let column = 1; column < width; column += 1) {
    costs[column] = at(0, column - 1) + (alone[b.charCodeAt(column - 1)] ?? 1);
  }
  let before = 0;
  for (let row = 1; row <= a.length; row += 1) {
    const one = a.charCodeAt(row - 1);
    const lone = alone[one] ?? 1;
    let cheapest = at(row - 1, 0) + lone;
    costs[row * width] = cheapest;
    for (let column = 1; column < width; column += 1) {
      const other = b.charCodeAt(column - 1);
      let least = at(row - 1, column - 1) + (pairs[one * SOUND_CODES + other] ?? 1);
      least = Math.min(least, at(row - 1, column) + lone, at(row, column - 1) + (alone[other] ?? 1));
      if (row > 1 && column > 1 && one === b.charCodeAt(column - 2) && other === a.charCodeAt(row - 2)) {
        least = Math.min(least, at(row - 2, column - 2) + EXCHANGED);
      }
      costs[row * width + column] = least;
      if (least < cheapest) cheapest = least;
    }
    // Two exchanged reach over one row: both must be too dear.
    if (cheapest > most && before > most) return Infinity;
    before = cheapest;
  }
  return at(a.length, b.length);
}
