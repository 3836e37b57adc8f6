import { APPROXIMATE_YEARS, comparePartialDates } from '@crimegraph/shared/scalars/partial-date';
import type { Person } from '../entities/person';
import type { PersonName } from '../entities/person-name';
import type { PersonQuestion } from './person-question';
import { birthDateScores, NEUTRAL, nameScores, POSSIBLE_FROM, STRONG_FROM, weights } from './weights';

/** How well a record fits (`MatchLevel` of the graph). */
export type Level = 'EXACT' | 'STRONG' | 'POSSIBLE' | 'WEAK';

/** One piece of evidence. */
export interface Reason {
  feature: keyof typeof weights;
  weight: number;
  /** 0 to 1. */
  score: number;
  note: string | null;
}

/** What a record comes to. */
export interface PersonScore {
  /** 0 to 1. */
  score: number;
  level: Level;
  /** Only what both sides have. */
  reasons: Reason[];
}

/** What is compared of a record. */
export type ScoredPerson = Pick<
  Person,
  'birthDate' | 'otherBirthDates' | 'birthDateApproximate' | 'nationalities' | 'sex'
>;
/** What is compared of a name. */
export type ScoredName = Pick<PersonName, 'kind' | 'quality' | 'nameKey' | 'mrzKey'>;

/**
 * Scores one record against a question: the weighted mean of the features, a feature that one side lacks being neutral.
 * Null when no name of the person is the one asked for.
 */
export function scorePerson(
  question: PersonQuestion,
  person: ScoredPerson,
  names: readonly ScoredName[],
): PersonScore | null {
  const name = nameReason(question, names);
  if (name === null) return null;
  const reasons = [
    name,
    birthDateReason(question, person),
    nationalityReason(question, person),
    sexReason(question, person),
  ].filter((reason) => reason !== null);
  const score = total(reasons);
  return { score, level: levelOf(score, question, reasons), reasons };
}

function nameReason(question: PersonQuestion, names: readonly ScoredName[]): Reason | null {
  const found = names
    .filter((name) => name.nameKey === question.nameKey || (name.mrzKey !== null && name.mrzKey === question.mrzKey))
    .sort((a, b) => nameScores[b.quality] - nameScores[a.quality])[0];
  if (found === undefined) return null;
  const notes = [
    ...(found.kind === 'PRIMARY' ? [] : ['Another name of the person.']),
    ...(found.quality === 'LOW' ? ['It does not identify well.'] : []),
    ...(found.nameKey === question.nameKey ? [] : ['The same as written in a machine readable zone.']),
  ];
  return reason('name', nameScores[found.quality], notes.join(' ') || null);
}

function birthDateReason({ birthDate }: PersonQuestion, person: ScoredPerson): Reason | null {
  const stated = person.birthDate === null ? person.otherBirthDates : [person.birthDate, ...person.otherBirthDates];
  if (birthDate === null || stated.length === 0) return null;
  const best = stated.map((date) => dateAgreement(birthDate, date)).sort(byBirthDateScore)[0] ?? 'DIFFERENT';
  const near = best === 'DIFFERENT' && person.birthDateApproximate === 1 && isNear(birthDate, stated);
  const agreement = near ? 'NEAR' : best;
  return reason('birthDate', birthDateScores[agreement], dateNotes[agreement]);
}

const dateNotes = {
  DAY: null,
  MONTH: 'Only year and month could be compared; they agree.',
  YEAR: 'Only the year could be compared; it agrees.',
  NEAR: 'The birth date on record is approximate; the one asked for is near it.',
  DIFFERENT: 'The birth dates differ.',
} as const;

function dateAgreement(a: string, b: string): keyof typeof birthDateScores {
  if (comparePartialDates(a, b) === 'DIFFERENT') return 'DIFFERENT';
  const length = Math.min(a.length, b.length);
  return length === 10 ? 'DAY' : length === 7 ? 'MONTH' : 'YEAR';
}

/** Whether a date lies within the span of the stated ones, give or take what an approximate date may be wrong by. */
function isNear(date: string, stated: readonly string[]): boolean {
  const year = Number(date.slice(0, 4));
  const years = stated.map((other) => Number(other.slice(0, 4)));
  return year >= Math.min(...years) - APPROXIMATE_YEARS && year <= Math.max(...years) + APPROXIMATE_YEARS;
}

function byBirthDateScore(a: keyof typeof birthDateScores, b: keyof typeof birthDateScores): number {
  return birthDateScores[b] - birthDateScores[a];
}

function nationalityReason({ nationality }: PersonQuestion, person: ScoredPerson): Reason | null {
  if (nationality === null || person.nationalities.length === 0) return null;
  const same = person.nationalities.includes(nationality);
  return reason('nationality', same ? 1 : 0, same ? null : 'The nationalities differ.');
}

function sexReason({ sex }: PersonQuestion, person: ScoredPerson): Reason | null {
  if (sex === null || person.sex === null || person.sex === 'X') return null;
  return reason('sex', sex === person.sex ? 1 : 0, sex === person.sex ? null : 'The sexes differ.');
}

function reason(feature: Reason['feature'], score: number, note: string | null): Reason {
  return { feature, weight: weights[feature], score, note };
}

function total(reasons: readonly Reason[]): number {
  const compared = new Map(reasons.map(({ feature, score }) => [feature, score]));
  const sum = (Object.keys(weights) as Reason['feature'][]).reduce(
    (so, feature) => so + weights[feature] * (compared.get(feature) ?? NEUTRAL),
    0,
  );
  // Weights are decimal: the noise of binary addition must not decide at a threshold.
  return Math.round(sum * 1e6) / 1e6;
}

function levelOf(score: number, question: PersonQuestion, reasons: readonly Reason[]): Level {
  if (score < POSSIBLE_FROM) return 'WEAK';
  if (score < STRONG_FROM) return 'POSSIBLE';
  const given = [question.nameKey, question.birthDate, question.nationality, question.sex].filter(
    (value) => value !== null,
  ).length;
  return reasons.length === given && reasons.every(({ score: agreed }) => agreed === 1) ? 'EXACT' : 'STRONG';
}
