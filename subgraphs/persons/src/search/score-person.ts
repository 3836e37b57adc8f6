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
  LOW_QUALITY_BITS,
  POSSIBLE_FROM,
  RISE_OF_COMMON_NAMES,
  type Scale,
  SCALE_WITH_DAY,
  SCALE_WITH_DATE,
  SCALE_WITHOUT_DATE,
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
  /** Whether birth dates are compared as well. */
  dated: boolean;
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
  const facts = factsOf(question, person);
  const name = bestName(question, person, facts);
  if (name === null) return null;
  const bits = facts.reduce((sum, fact) => sum + fact.bits, name.bits);
  const score = scoreOf(bits, name, facts);
  return { person, bits, score, level: levelOf(score, question, name, facts), name, facts };
}

function bestName(question: PersonQuestion, person: ComparedPerson, facts: readonly MetFact[]): NameMeeting | null {
  // What a name tells beside a birth date is another thing than what it tells alone.
  const dated = facts.some(({ feature, meeting }) => feature === 'birthDate' && meeting !== 'NEAR');
  let best: NameMeeting | null = null;
  for (const name of person.names) {
    const met = nameMeeting(question, name, dated);
    if (met !== null && (best === null || rank(met) > rank(best))) best = met;
  }
  return best;
}

/** The very name goes before one that only sounds as much like it. */
function rank({ bits, same }: NameMeeting): number {
  return bits + (same === null ? 0 : 0.01);
}

function nameMeeting(question: PersonQuestion, name: ComparedName, dated: boolean): NameMeeting | null {
  const found = formOf(name);
  const same = sameName(question, name);
  const plain = compared(question.form, found, dated) ?? (same === null ? null : incomparable(question.form));
  const completion = question.cut ? completionOf(question.form, found) : null;
  const whole = completion === null ? null : completed(completion, found, dated);
  const best = whole !== null && whole.bits > (plain?.bits ?? -Infinity) ? whole : plain;
  if (best === null) return null;
  return { ...best, bits: best.bits - (name.quality === 'LOW' ? LOW_QUALITY_BITS : 0), name, found, same, dated };
}

type Compared = Pick<NameMeeting, 'bits' | 'evidence' | 'asked' | 'completed'>;

const NO_FACTS = { birthDates: [], nationalities: [], sex: null } as const;
/** Of two sides whose birth dates are compared; which they are is counted with the facts. */
const DATED = { ...NO_FACTS, birthDates: ['2000'] } as const;

function compared(asked: NameForm, found: NameForm, dated: boolean): Compared | null {
  const facts = dated ? DATED : NO_FACTS;
  const evidence = match({ ...facts, names: [asked] }, { ...facts, names: [found] })?.name;
  return evidence === undefined ? null : { bits: evidence.bits, evidence, asked, completed: null };
}

/** Nothing in the name can be heard, but its letters are the same. */
function incomparable(asked: NameForm): Compared {
  return { bits: 0, evidence: { bits: 0, baseBits: 0, coverage: 'WHOLE', met: [] }, asked, completed: null };
}

/** A beginning tells as much less as it is shorter. */
function completed(completion: Completion, found: NameForm, dated: boolean): Compared | null {
  const { from, to } = completion.completed;
  const whole = compared(completion.asked, found, dated);
  if (whole === null) return null;
  const part = whole.evidence.met.find((met) => met.found === to)?.bits ?? 0;
  return { ...whole, completed: completion.completed, bits: whole.bits - part * (1 - from.length / to.length) };
}

interface Completion {
  asked: NameForm;
  completed: { from: string; to: string };
}

/** The name with the part on record of which its last part is the beginning, but not the whole. */
function completionOf(asked: NameForm, found: NameForm): Completion | null {
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

function scoreOf(bits: number, name: NameMeeting, facts: readonly MetFact[]): number {
  const born = facts.find(({ feature }) => feature === 'birthDate')?.meeting;
  const score = onScale(scaleOf(name, born), bits);
  return Math.round(Math.max(score, leastOf(bits, name.same, born)) * 1e6) / 1e6;
}

function scaleOf({ dated, evidence }: NameMeeting, born: MetFact['meeting'] | undefined): Scale {
  if (!dated) return SCALE_WITHOUT_DATE;
  return born === 'DAY' && evidence.coverage !== 'CONTRADICTED' ? SCALE_WITH_DAY : SCALE_WITH_DATE;
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
