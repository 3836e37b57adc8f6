import type { NameForm } from './name-parts';
import { skeletonOf } from './sounds';

/** One thing that two names of one person are likely to share. */
export interface CandidateKey {
  key: string;
  /** Bits that sharing it is worth, by its form alone. */
  weight: number;
}

/** Raised whenever the same name has other keys than before: what is stored under an older number is indexed anew. */
export const KEY_SCHEME = 1;

const MAX_KEYS = 160;

/** The keys by which records with a like name are found: of every part, of every two parts, and of parts with a sound left out. */
export function candidateKeysOf({ parts, joined }: NameForm): CandidateKey[] {
  const told = parts.filter(({ weight, skeleton }) => weight > 1 && skeleton !== '');
  const keys = new Map<string, number>();
  const note = (key: string, weight: number) => keys.size < MAX_KEYS && keys.set(key, weight);
  told.forEach((one, at) => {
    for (const other of told.slice(at + 1))
      note(pair('2', one.skeleton, other.skeleton), 6 + one.skeleton.length + other.skeleton.length);
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
  return [...keys].map(([key, weight]) => ({ key, weight }));
}

/** The keys of birth dates: few are born on one day, or in one year with such a beginning, so that the rest of a name may be far off. */
export function birthDateKeysOf({ parts }: NameForm, dates: readonly string[], asked: boolean): CandidateKey[] {
  const days = dates.filter((date) => date.length === 10);
  const exchanged = days.map((date) => `${date.slice(0, 4)}-${date.slice(8)}-${date.slice(5, 7)}`);
  const years = dates.map((date) => Number(date.slice(0, 4)));
  const near = asked ? years.flatMap((year) => [year - 1, year, year + 1]) : years;
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
