/** What else than the name is known of a person; null or empty where it is not. */
export interface KnownFacts {
  /** Partial dates. */
  birthDates: readonly string[];
  nationalities: readonly string[];
  sex: 'F' | 'M' | null;
}

/**
 * Bits of each agreement and difference, against a record that does not state the fact. Fitted with the weights of names
 * (`name-weights.ts`) and rounded; what the development names have no case of (ONE_WRONG, YEAR_BESIDE) is an estimate.
 */
export const factBits = {
  DAY: 16,
  /** All of it, where one side states no day; no month. */
  MONTH: 16,
  YEAR: 14,
  /** Day and month exchanged; another day of the month; the same day a year earlier or later. */
  EXCHANGED: 13.5,
  OTHER_DAY: 12,
  NEXT_YEAR: 16,
  /** Another month, or another year, all else the same. */
  ONE_WRONG: 4,
  /** Dates a year apart, or of which only the years can be compared: between approximate dates as usual as not. */
  YEAR_BESIDE: 1,
  DIFFERENT: -5,
  SAME_NATIONALITY: 3.5,
  OTHER_NATIONALITY: -5,
  SAME_SEX: 1.5,
  OTHER_SEX: -6,
} as const;

/** How two facts met. */
export type FactMeeting = keyof typeof factBits;

/** How the birth dates met, the best of all pairs; null when a side has none. */
export function birthDateMeeting(asked: readonly string[], found: readonly string[]): FactMeeting | null {
  let best: FactMeeting | null = null;
  for (const date of asked) {
    for (const other of found) {
      const meeting = dateMeeting(date, other);
      if (best === null || factBits[meeting] > factBits[best]) best = meeting;
    }
  }
  return best;
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
  const [year, month, day] = a.split('-');
  const [otherYear, otherMonth, otherDay] = b.split('-');
  const apart = Math.abs(Number(year) - Number(otherYear));
  if (shared === 10) {
    if (apart === 0 && month === otherDay && day === otherMonth) return 'EXCHANGED';
    if (apart === 0 && month === otherMonth) return 'OTHER_DAY';
    if (month === otherMonth && day === otherDay) return apart === 1 ? 'NEXT_YEAR' : 'ONE_WRONG';
    if (apart === 0 && day === otherDay) return 'ONE_WRONG';
  }
  return apart <= 1 ? 'YEAR_BESIDE' : 'DIFFERENT';
}
