import { type HanReading, HAN_READINGS } from './han-readings';
import { hasHan, romanise } from './romanise';
import { equivalenceGroupsOf } from './name-equivalents';
import { partWeight } from './part-weight';
import { skeletonOf, soundsOf } from './sounds';

/** One part of a name, as it is compared. */
export interface NamePart {
  /** Latin small letters. */
  text: string;
  sounds: string;
  skeleton: string;
  /** See `RomanWord`. */
  unvowelled: boolean;
  /** The groups of names of one meaning that it belongs to: Edward and Ted, Ivan and John. */
  groups: readonly number[];
  /** How much it tells, in bits: long and rare parts much, titles and particles nearly nothing. */
  weight: number;
}

/** Parts beyond this are not compared: no person's name has so many, and an adversary's must stay bounded. */
export const MAX_PARTS = 12;
const MAX_PART = 40;

/** Apostrophes and invisible characters: inside a word they part nothing. */
const SILENT = /['’‘`´ʼʻʹʿʾ\u0640\p{Cf}]/gu;
const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}]+/u;

/** A name as it is compared: its parts, and each two neighbours read as one, in the order of the first. */
export interface NameForm {
  parts: NamePart[];
  joined: NamePart[];
  /** The same name of Han characters as other languages read it. */
  readings: NameForm[];
}

/** The form of a name in any script; without parts when it has neither letter nor digit. */
export function nameFormOf(name: string): NameForm {
  const [first, ...others] = hasHan(name) ? HAN_READINGS : [HAN_READINGS[0]];
  return { ...readingOf(name, first), readings: others.map((reading) => readingOf(name, reading)) };
}

function readingOf(name: string, reading: HanReading): NameForm {
  const parts = namePartsOf(name, reading);
  const joined = parts.slice(1).map((part, at) => joinedParts(parts[at] ?? part, part));
  return { parts, joined, readings: [] };
}

function namePartsOf(name: string, reading: HanReading): NamePart[] {
  const words = name
    .normalize('NFKC')
    .replace(SILENT, '')
    .split(BETWEEN_WORDS)
    .filter((word) => word !== '')
    .slice(0, MAX_PARTS);
  return words
    .flatMap((word) => romanise(word.slice(0, MAX_PART), words.length === 1, reading))
    .slice(0, MAX_PARTS)
    .map(({ text, unvowelled }) => namePart(text.slice(0, MAX_PART), unvowelled));
}

function joinedParts(first: NamePart, second: NamePart): NamePart {
  const joined = namePart(first.text + second.text, first.unvowelled || second.unvowelled);
  return { ...joined, weight: first.weight + second.weight };
}

function namePart(text: string, unvowelled: boolean): NamePart {
  const sounds = soundsOf(text).slice(0, MAX_PART);
  const groups = unvowelled ? [] : equivalenceGroupsOf(text, sounds);
  return { text, sounds, skeleton: skeletonOf(sounds), unvowelled, groups, weight: partWeight(text, sounds) };
}
