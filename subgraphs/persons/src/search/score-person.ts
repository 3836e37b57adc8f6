import { APPROXIMATE_YEARS } from '@crimegraph/shared/scalars/partial-date';
import {
  birthDateMeeting,
  type FactMeeting,
  factBits,
  nationalityMeeting,
  sexMeeting,
} from '../matching/facts-evidence';
import { match } from '../matching/match';
import type { NameEvidence } from '../matching/name-evidence';
import { type NameForm, nameFormOf } from '../matching/name-parts';
import type { ComparedName, ComparedPerson } from './compared-person';
import { formOf } from './name-form';
import type { PersonQuestion } from './person-question';
import {
  LOW_QUALITY,
  POSSIBLE_FROM,
  RISE_OF_COMMON_NAMES,
  type Scale,
  SCALE_WITH_DAY,
  SCALE_WITHOUT_DAY,
  STRONG_FROM,
  TELLING_NAME_BITS,
} from './thresholds';

/** How well a record fits (`MatchLevel` of the graph). */
export type Level = 'EXACT' | 'STRONG' | 'POSSIBLE' | 'WEAK';

/** How the name that fits best met the one that is asked for. */
export interface NameMeeting {
  name: ComparedName;
  /** In bits; less for a name that does not identify well. */
  bits: number;
  evidence: NameEvidence;
  /** Its parts, as they are compared. */
  found: NameForm;
  /** The parts that were asked for; of a zone that cuts names with the part that it may have cut. */
  asked: NameForm;
  /** The beginning that was taken for a whole part. */
  completed: { from: string; to: string } | null;
  /** `LETTERS`: the very name, in any order; `ZONE`: as a machine readable zone writes it; null: only like it. */
  same: 'LETTERS' | 'ZONE' | null;
}

/** How a fact met. `NEAR`: near an approximate birth date. */
export interface MetFact {
  feature: 'birthDate' | 'nationality' | 'sex';
  meeting: FactMeeting | 'NEAR';
  bits: number;
}

/** What a record comes to. */
export interface PersonScore {
  person: ComparedPerson;
  /** All evidence together. */
  bits: number;
  /** 0 to 1, as the scales of `thresholds` make it of the bits. */
  score: number;
  level: Level;
  name: NameMeeting;
  /** Only what both sides have. */
  facts: MetFact[];
}

/** Compares one record with a question. Null when no name of the person can be compared with the one asked for. */
export function scorePerson(question: PersonQuestion, person: ComparedPerson): PersonScore | null {
  const name = bestName(question, person);
  if (name === null) return null;
  const facts = factsOf(question, person);
  const bits = facts.reduce((sum, fact) => sum + fact.bits, name.bits);
  const score = scoreOf(bits, name, facts);
  return { person, bits, score, level: levelOf(score, question, name, facts), name, facts };
}

const NO_FACTS = { birthDates: [], nationalities: [], sex: null } as const;

function bestName(question: PersonQuestion, { names }: ComparedPerson): NameMeeting | null {
  let best: NameMeeting | null = null;
  for (const name of names) {
    const met = nameMeeting(question, name);
    if (met !== null && (best === null || rank(met) > rank(best))) best = met;
  }
  return best;
}

/** The very name goes before one that only sounds as much like it. */
function rank({ bits, same }: NameMeeting): number {
  return bits + (same === null ? 0 : 0.01);
}

function nameMeeting(question: PersonQuestion, name: ComparedName): NameMeeting | null {
  const found = formOf(name);
  const same = sameName(question, name);
  const plain = compared(question.form, found, null) ?? (same === null ? null : incomparable(question.form));
  const completion = question.cut ? completionOf(question.form, found) : null;
  const whole = completion === null ? null : compared(completion.asked, found, completion.completed);
  const best = whole !== null && whole.bits > (plain?.bits ?? -Infinity) ? whole : plain;
  if (best === null) return null;
  const bits = name.quality === 'LOW' ? Math.min(best.bits, best.bits * LOW_QUALITY) : best.bits;
  return { ...best, bits, name, found, same };
}

type Compared = Pick<NameMeeting, 'bits' | 'evidence' | 'asked' | 'completed'>;

function compared(asked: NameForm, found: NameForm, completed: NameMeeting['completed']): Compared | null {
  const evidence = match({ names: [asked], ...NO_FACTS }, { names: [found], ...NO_FACTS })?.name;
  if (evidence === undefined) return null;
  // A beginning tells as much less as it is shorter.
  const part = completed === null ? undefined : evidence.met.find((met) => met.found === completed.to);
  const lost =
    part === undefined || completed === null ? 0 : part.bits * (1 - completed.from.length / completed.to.length);
  return { bits: evidence.bits - lost, evidence, asked, completed };
}

/** Nothing in the name can be heard, but its letters are the same. */
function incomparable(asked: NameForm): Compared {
  return { bits: 0, evidence: { bits: 0, met: [] }, asked, completed: null };
}

/** The name with the part on record of which its last part is the beginning, but not the whole. */
function completionOf(asked: NameForm, found: NameForm): Pick<NameMeeting, 'asked' | 'completed'> | null {
  const last = asked.parts.at(-1)?.text ?? '';
  if (last === '' || found.parts.some(({ text }) => text === last)) return null;
  const whole = found.parts.find(({ text }) => text.startsWith(last))?.text;
  if (whole === undefined) return null;
  const texts = [...asked.parts.slice(0, -1).map(({ text }) => text), whole];
  return { asked: nameFormOf(texts.join(' ')), completed: { from: last, to: whole } };
}

/** Scripts that a zone can write; of digits and all others it says nothing. */
const WRITTEN_IN_ZONES = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M} ]+$/u;

function sameName(question: PersonQuestion, { nameKey, mrzKey }: ComparedName): NameMeeting['same'] {
  if (nameKey === question.nameKey) return 'LETTERS';
  if (mrzKey === null || mrzKey !== question.mrzKey) return null;
  return [nameKey, question.nameKey].every((key) => WRITTEN_IN_ZONES.test(key)) ? 'ZONE' : null;
}

function factsOf(question: PersonQuestion, person: ComparedPerson): MetFact[] {
  const { birthDate, nationality } = question;
  const born = birthDateMeeting(birthDate === null ? [] : [birthDate], person.birthDates);
  const met = [
    ['birthDate', born !== null && isNear(question, person, born) ? 'NEAR' : born],
    ['nationality', nationalityMeeting(nationality === null ? [] : [nationality], person.nationalities)],
    ['sex', sexMeeting(question.sex, person.sex === 'X' ? null : person.sex)],
  ] as const;
  return met.flatMap(([feature, meeting]) =>
    meeting === null ? [] : [{ feature, meeting, bits: meeting === 'NEAR' ? 0 : factBits[meeting] }],
  );
}

/** Whether the date asked for lies within the span of approximate ones, give or take what such a date may be wrong by. */
function isNear({ birthDate }: PersonQuestion, person: ComparedPerson, meeting: FactMeeting): boolean {
  if (!person.birthDateApproximate || birthDate === null || factBits[meeting] >= 0) return false;
  const year = Number(birthDate.slice(0, 4));
  const years = person.birthDates.map((date) => Number(date.slice(0, 4)));
  return year >= Math.min(...years) - APPROXIMATE_YEARS && year <= Math.max(...years) + APPROXIMATE_YEARS;
}

function scoreOf(bits: number, { same }: NameMeeting, facts: readonly MetFact[]): number {
  const born = facts.find(({ feature }) => feature === 'birthDate')?.meeting;
  const score = onScale(born === 'DAY' ? SCALE_WITH_DAY : SCALE_WITHOUT_DAY, bits);
  return Math.round(Math.max(score, leastOf(bits, same, born)) * 1e6) / 1e6;
}

/** The very name is never left out for being common, unless another birth date speaks against it. */
function leastOf(bits: number, same: NameMeeting['same'], born: MetFact['meeting'] | undefined): number {
  if (same === null || born === 'DIFFERENT') return 0;
  if (born === 'DAY') return STRONG_FROM;
  return POSSIBLE_FROM + RISE_OF_COMMON_NAMES * Math.min(1, Math.max(0, bits / TELLING_NAME_BITS));
}

function onScale(scale: Scale, bits: number): number {
  const above = scale.findIndex(([point]) => point >= bits);
  const [high, low] = [scale[above], scale[above - 1]];
  if (high === undefined) return scale.at(-1)?.[1] ?? 1;
  if (low === undefined) return 0;
  return low[1] + ((bits - low[0]) / (high[0] - low[0])) * (high[1] - low[1]);
}

function levelOf(score: number, question: PersonQuestion, name: NameMeeting, facts: readonly MetFact[]): Level {
  if (score < POSSIBLE_FROM) return 'WEAK';
  if (score < STRONG_FROM) return 'POSSIBLE';
  const given = [question.birthDate, question.nationality, question.sex].filter((value) => value !== null).length;
  const agree = facts.length === given && facts.every(({ bits }) => bits > 0);
  return name.same !== null && name.name.quality === 'GOOD' && agree ? 'EXACT' : 'STRONG';
}
