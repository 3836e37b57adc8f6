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

/** Sounds are ASCII: the distances of all pairs by their codes, counted once. */
const CODES = 128;
const distances = Float64Array.from({ length: CODES * CODES }, (_, at) =>
  distanceOf(String.fromCharCode(Math.floor(at / CODES)), String.fromCharCode(at % CODES)),
);
const ADDED_H = 0.4;
/** Of each sound, by its code, when the other side lacks it; -1 for a vowel, whose cost depends on the scripts. */
const alone = Float64Array.from({ length: CODES }, (_, code) => {
  const letter = String.fromCharCode(code);
  return VOWELS.includes(letter) ? -1 : letter === 'h' || letter === 'w' ? ADDED_H : 1;
});

/** 0 (the same) to 1 (unlike): what it costs to take one sound, by its ASCII code, for another. Symmetric. */
export function soundDistance(a: number, b: number): number {
  return distances[a * CODES + b] ?? 1;
}

/** What it costs when one side has a sound that the other lacks: 1, less for an h or w, and `vowel` for a vowel. */
export function loneSound(sound: number, vowel: number): number {
  const cost = alone[sound] ?? 1;
  return cost < 0 ? vowel : cost;
}

function distanceOf(a: string, b: string): number {
  if (a === b) return 0;
  const [one, other] = [CLASSES[a], CLASSES[b]];
  if (VOWELS.includes(a) && VOWELS.includes(b)) return 0.35;
  if (one !== undefined && one !== '' && one === other) return 0.35;
  return NEAR.has(a + b) || NEAR.has(b + a) ? 0.4 : 1;
}
