/** What else than the name is known of a person; null or empty where it is not. */
export interface KnownFacts {
  /** Partial dates. */
  birthDates: readonly string[];
  nationalities: readonly string[];
  sex: 'F' | 'M' | null;
}

/** Bits of each agreement and difference: log2 of how often it is so for one person against how often by chance. */
export const factBits = {
  /** One birthday in some 60 years of 365 days is shared by one in 22,000; one record in ten states it otherwise. */
  DAY: 13,
  MONTH: 8.5,
  YEAR: 5,
  /** Day and month exchanged, or one of day, month and year differing: written wrongly more often than by chance. */
  EXCHANGED: 7,
  ONE_WRONG: 3.5,
  /** Dates a year apart, or of which only the years can be compared: between approximate dates as usual as not. */
  YEAR_BESIDE: 0.5,
  DIFFERENT: -7,
  SAME_NATIONALITY: 2,
  OTHER_NATIONALITY: -1.5,
  SAME_SEX: 0.8,
  OTHER_SEX: -4,
} as const;

/** How two facts met. */
export type FactMeeting = keyof typeof factBits;

/** How the birth dates met, the best of all pairs; null when a side has none. */
export function birthDateMeeting(asked: readonly string[], found: readonly string[]): FactMeeting | null {
  const meetings = asked.flatMap((date) => found.map((other) => dateMeeting(date, other)));
  return meetings.sort((a, b) => factBits[b] - factBits[a])[0] ?? null;
}

/** Null when a side has no nationality. */
export function nationalityMeeting(asked: readonly string[], found: readonly string[]): FactMeeting | null {
  if (asked.length === 0 || found.length === 0) return null;
  return asked.some((nationality) => found.includes(nationality)) ? 'SAME_NATIONALITY' : 'OTHER_NATIONALITY';
}

/** Null when a side has no sex. */
export function sexMeeting(asked: KnownFacts['sex'], found: KnownFacts['sex']): FactMeeting | null {
  if (asked === null || found === null) return null;
  return asked === found ? 'SAME_SEX' : 'OTHER_SEX';
}

function dateMeeting(a: string, b: string): FactMeeting {
  const shared = Math.min(a.length, b.length);
  if (a.slice(0, shared) === b.slice(0, shared)) return shared === 10 ? 'DAY' : shared === 7 ? 'MONTH' : 'YEAR';
  const [one, other] = [a.split('-'), b.split('-')];
  if (shared === 10) {
    if (one[0] === other[0] && one[1] === other[2] && one[2] === other[1]) return 'EXCHANGED';
    if (one.filter((part, at) => part !== other[at]).length === 1) return 'ONE_WRONG';
  }
  return Math.abs(Number(one[0]) - Number(other[0])) <= 1 ? 'YEAR_BESIDE' : 'DIFFERENT';
}
