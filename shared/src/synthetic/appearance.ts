import type { CultureSource } from './culture';
import type { Random } from './random';
import { WeightedList } from './random';

/** A code of an open list with its label in English. */
export interface CodeLabel {
  readonly code: string;
  readonly label: string;
}

/** What a person looks like. */
export interface Appearance {
  /** Centimetres. */
  readonly heightCm: number;
  /** Kilograms. */
  readonly weightKg: number;
  readonly eyeColour: CodeLabel;
  readonly hairColour: CodeLabel;
  /** Distinguishing marks in words, or null. */
  readonly marks: string | null;
}

type Weights = readonly (readonly [code: string, label: string, weight: number])[];
type Complexion = CultureSource['complexion'];

const EYES: Readonly<Record<Complexion, WeightedList<CodeLabel>>> = {
  LIGHT: codes([
    ['BLU', 'Blue', 38],
    ['BRO', 'Brown', 28],
    ['GRE', 'Green', 14],
    ['GRY', 'Grey', 11],
    ['HAZ', 'Hazel', 9],
  ]),
  MIXED: codes([
    ['BRO', 'Brown', 70],
    ['HAZ', 'Hazel', 12],
    ['GRE', 'Green', 8],
    ['BLU', 'Blue', 6],
    ['BLA', 'Black', 4],
  ]),
  DARK: codes([
    ['BRO', 'Brown', 72],
    ['BLA', 'Black', 24],
    ['HAZ', 'Hazel', 4],
  ]),
};

const HAIR: Readonly<Record<Complexion, WeightedList<CodeLabel>>> = {
  LIGHT: codes([
    ['BRO', 'Brown', 45],
    ['YELB', 'Blond', 22],
    ['BROF', 'Fair', 12],
    ['OTHD', 'Dark', 12],
    ['RED', 'Red', 4],
    ['REDA', 'Auburn', 5],
  ]),
  MIXED: codes([
    ['BRO', 'Brown', 48],
    ['BLA', 'Black', 32],
    ['OTHD', 'Dark', 16],
    ['REDA', 'Auburn', 2],
    ['HAID', 'Dyed', 2],
  ]),
  DARK: codes([
    ['BLA', 'Black', 84],
    ['OTHD', 'Dark', 12],
    ['BRO', 'Brown', 3],
    ['HAID', 'Dyed', 1],
  ]),
};

const AGED_HAIR = codes([
  ['GRY', 'Grey', 40],
  ['GRYG', 'Greying', 35],
  ['WHI', 'White', 12],
  ['HAIB', 'Bald', 13],
]);

const MARKS = ['Scar', 'Tattoo', 'Birthmark', 'Burn scar', 'Surgical scar'];
const PLACES = [
  'left forearm',
  'right forearm',
  'left cheek',
  'right cheek',
  'forehead',
  'neck',
  'chest',
  'back',
  'left hand',
  'right hand',
  'left calf',
  'right shoulder',
];
const MOTIFS = ['an anchor', 'an eagle', 'a rose', 'a dragon', 'letters', 'a star', 'a geometric pattern'];

/**
 * Height, weight, colours and marks, in the frequencies of a culture's profile; codes as clients of the public notice
 * interface use them. Children are scaled by age (years).
 */
export function appearance(random: Random, source: CultureSource, sex: 'M' | 'F', age: number): Appearance {
  const spread = random.int(-8, 8) + random.int(-7, 7);
  const adult = source.height - (sex === 'F' ? 12 : 0) + spread;
  const heightCm = Math.round(age >= 18 ? adult : 76 + (adult - 76) * (age / 18));
  // Body-mass index 18–32 in adults, 15–20 in children.
  const index = age >= 18 ? random.int(18, 26) + random.int(0, 6) : random.int(15, 20);
  return {
    heightCm,
    weightKg: Math.round((index * heightCm * heightCm) / 10_000),
    eyeColour: random.weighted(EYES[source.complexion]),
    hairColour: random.weighted(random.chance((age - 40) / 50) ? AGED_HAIR : HAIR[source.complexion]),
    marks: random.chance(0.3) ? mark(random) : null,
  };
}

function mark(random: Random): string {
  const kind = random.pick(MARKS);
  const motif = kind === 'Tattoo' ? ` of ${random.pick(MOTIFS)}` : '';
  return `${kind}${motif} on the ${random.pick(PLACES)}`;
}

function codes(weights: Weights): WeightedList<CodeLabel> {
  return new WeightedList(weights.map(([code, label, weight]) => [{ code, label }, weight]));
}
