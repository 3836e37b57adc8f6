import type { NameForm, NamePart } from './name-parts';
import { skeletonOf } from './sounds';

/** One thing that two names of one person are likely to share. */
export interface CandidateKey {
  key: string;
  /** Bits that sharing it is worth, by its form alone. */
  weight: number;
}

/** Raised whenever the same name has other keys than before: what is stored under an older number is indexed anew. */
export const KEY_SCHEME = 3;

const MAX_KEYS = 160;

/** The keys by which records with a like name are found: of every part, of every two parts, and of parts with a sound left out. */
export function candidateKeysOf(form: NameForm): CandidateKey[] {
  const keys = new Map<string, number>();
  for (const reading of [form, ...form.readings]) noteKeys(reading, keys);
  return [...keys].map(([key, weight]) => ({ key, weight }));
}

function noteKeys({ parts, joined }: NameForm, keys: Map<string, number>): void {
  const told = parts.filter(({ weight, skeleton }) => weight > 1 && skeleton !== '');
  const note = (key: string, weight: number) => keys.size < MAX_KEYS && !keys.has(key) && keys.set(key, weight);
  told.forEach((one, at) => {
    for (const other of told.slice(at + 1)) {
      const length = one.skeleton.length + other.skeleton.length;
      note(pair('2', stemOf(one), stemOf(other)), 6 + length);
      for (const group of one.groups) note(pair('2', `#${group}`, stemOf(other)), 4 + length);
      for (const group of other.groups) note(pair('2', stemOf(one), `#${group}`), 4 + length);
    }
  });
  for (const { skeleton, sounds } of told) {
    if (skeleton.length > 1) note(`1${skeleton}`, 2 + skeleton.length);
    if (skeleton.length < 3) note(`=${sounds}`, 1 + sounds.length);
    if (sounds.includes('w', 1)) note(`1${skeletonOf(sounds.replaceAll('w', 'v'))}`, 1 + skeleton.length);
    if (sounds.includes('H')) note(`1${skeletonOf(sounds.replaceAll('H', 'h'))}`, 1 + skeleton.length);
  }
  for (const { skeleton } of joined) if (skeleton.length > 2) note(`1${skeleton}`, 2 + skeleton.length);
  told.forEach((one, at) => {
    for (const other of told.slice(at + 1)) note(pair('3', one.skeleton.slice(0, 3), other.skeleton.slice(0, 3)), 4);
  });
  for (const { skeleton } of told) {
    // Whole as well: what one side leaves out is the whole of the other.
    if (skeleton.length > 2) note(`0${skeleton}`, skeleton.length);
    if (skeleton.length < 4) continue;
    for (let at = 0; at < Math.min(8, skeleton.length); at += 1)
      note(`0${skeleton.slice(0, at)}${skeleton.slice(at + 1)}`, skeleton.length - 1);
  }
}

/** Without a last s, which Latvian, Lithuanian, Greek and Latin add to names. */
function stemOf({ skeleton }: NamePart): string {
  return skeleton.length > 2 && skeleton.endsWith('S') ? skeleton.slice(0, -1) : skeleton;
}

/** The keys of birth dates: few are born on one day, or in one year with such a beginning, so that the rest of a name may be far off. */
export function birthDateKeysOf(form: NameForm, dates: readonly string[], asked: boolean): CandidateKey[] {
  const days = dates.filter((date) => date.length === 10);
  const exchanged = days.map((date) => `${date.slice(0, 4)}-${date.slice(8)}-${date.slice(5, 7)}`);
  const years = dates.map((date) => Number(date.slice(0, 4)));
  const near = asked ? years.flatMap((year) => [year - 1, year, year + 1]) : years;
  const parts = [form, ...form.readings].flatMap((reading) => reading.parts);
  const starts = parts.filter(({ weight }) => weight > 1).map(({ skeleton }) => skeleton.slice(0, 2));
  return [
    ...[...new Set(asked ? [...days, ...exchanged] : days)].map((day) => ({ key: `d${day}`, weight: 25 })),
    ...[...new Set(near)].flatMap((year) =>
      [...new Set(starts)].map((start) => ({ key: `y${year}${start}`, weight: 8 })),
    ),
  ];
}

function pair(kind: string, one: string, other: string): string {
  return kind + (one < other ? `${one} ${other}` : `${other} ${one}`);
}
