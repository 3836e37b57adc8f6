/**
 * Spellings of one sound in the common romanisations, in the order in which they are replaced. The result has one letter for
 * each sound: S as in ship, C as in church, J as in jam or Zhukov, H as in Khan.
 */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|sh|sz/g, 'S'],
  [/tsch|tch|ch|cz/g, 'C'],
  [/dzh|zh|dj|dsch|j/g, 'J'],
  [/kh/g, 'H'],
  [/gh/g, 'g'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/bh/g, 'b'],
  [/tz|ts/g, 'z'],
  [/c(?=[eiy])/g, 's'],
  [/ck|[cq]/g, 'k'],
  [/x/g, 'ks'],
  [/ou|oo/g, 'u'],
  [/ee|y/g, 'i'],
  [/(.)\1+/g, '$1'],
];

/** What a word in small Latin letters sounds like, roughly. */
export function soundsOf(word: string): string {
  return SPELLINGS.reduce((sounds, [spelling, sound]) => sounds.replace(spelling, sound), word);
}

/** Sounds that languages and romanisations take for one another. */
const CLASSES: Readonly<Record<string, string>> = {
  b: 'P',
  p: 'P',
  f: 'P',
  v: 'P',
  k: 'K',
  g: 'K',
  H: 'K',
  h: '',
  t: 'T',
  d: 'T',
  s: 'S',
  z: 'S',
  S: 'S',
  C: 'S',
  J: 'S',
  l: 'L',
  r: 'L',
  m: 'N',
  n: 'N',
};

/** Sounds that are left out unless a word begins with them. */
const STARTING: Readonly<Record<string, string>> = { h: 'K', w: 'P' };

/** The classes of the consonants, without vowels; a beginning vowel is "A". */
export function skeletonOf(sounds: string): string {
  const classes = [...sounds].map((sound) => CLASSES[sound] ?? (/\d/.test(sound) ? sound : '')).join('');
  const start = /^[aeiou]/.test(sounds) ? 'A' : (STARTING[sounds[0] ?? ''] ?? '');
  return start + classes;
}

const VOWELS = 'aeiou';

/** Pairs of sounds beyond the classes that are heard or written for one another. */
const NEAR = new Set(['wv', 'wu', 'wo', 'hH', 'hg', 'hk', 'uv', 'ov', 'ks', 'kC', 'gJ', 'iJ', 'Ci', 'Hi']);

/** What a vowel costs that only one side has: between scripts that write what is heard, and where a script writes few vowels. */
export const LONE_VOWEL = 0.4;
export const UNWRITTEN_VOWEL = 0.08;
/** One vowel for another, or one sound of a class for another, such as d for t. */
const LIKE_SOUND = 0.35;

/** Costs of all pairs of sounds and of each alone, by their codes (sounds are ASCII), counted once. */
export interface CostTable {
  pairs: Float64Array;
  alone: Float64Array;
}

export const SOUND_CODES = 128;
const ADDED_H = 0.4;

/** The table of costs; symmetric. */
export function costTable(loneVowel: number): CostTable {
  const letters = Array.from({ length: SOUND_CODES }, (_, code) => String.fromCharCode(code));
  return {
    pairs: Float64Array.from(letters.flatMap((a) => letters.map((b) => pairCost(a, b)))),
    alone: Float64Array.from(
      letters.map((a) => (VOWELS.includes(a) ? loneVowel : a === 'h' || a === 'w' ? ADDED_H : 1)),
    ),
  };
}

function pairCost(a: string, b: string): number {
  if (a === b) return 0;
  const [one, other] = [CLASSES[a], CLASSES[b]];
  if (VOWELS.includes(a) && VOWELS.includes(b)) return LIKE_SOUND;
  if (one !== undefined && one !== '' && one === other) return LIKE_SOUND;
  return NEAR.has(a + b) || NEAR.has(b + a) ? 0.4 : 1;
}
