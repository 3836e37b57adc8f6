import { factBits } from '../matching/facts-evidence';
import { type MetPart, nameEvidence } from '../matching/name-evidence';
import { type NameForm, type NamePart, nameFormOf } from '../matching/name-parts';
import type { Coverage } from '../matching/name-weights';
import type { MetFact, NameMeeting, PersonScore } from './score-person';
import { TELLING_NAME_BITS } from './thresholds';

/** One piece of evidence, as the graph shows it (`MatchReason`). */
export interface Reason {
  feature: 'name' | 'namePart' | 'nameRest' | 'birthDate' | 'nationality' | 'sex';
  /** 0 to 1. */
  weight: number;
  /** 0 to 1. */
  score: number;
  /** What it is worth, in bits; less than 0 when it speaks against. The parts of a name come to less together than one by one. */
  bits: number;
  note: string | null;
}

/** What each feature comes to at most, in bits, for its share of the whole. */
const MOST = {
  name: 10,
  birthDate: factBits.DAY,
  nationality: factBits.SAME_NATIONALITY,
  sex: factBits.SAME_SEX,
} as const;
const MOST_OF_ALL = Object.values(MOST).reduce<number>((sum, bits) => sum + bits, 0);

/** What was compared and what came of it: the name, its parts, those that met nothing, and the facts. */
export function reasonsOf({ name, facts }: PersonScore): Reason[] {
  return [nameReason(name), ...partReasons(name), ...restReasons(name), ...facts.map(factReason)];
}

function nameReason(met: NameMeeting): Reason {
  const { name, bits, same, completed } = met;
  const notes = [
    ...(same === 'LETTERS' ? ['The name asked for.'] : []),
    ...(same === 'ZONE' ? ['The same as written in a machine readable zone.'] : []),
    ...(same === null ? ['Like the name asked for, not the very name.'] : []),
    ...(name.kind === 'PRIMARY' ? [] : ['Another name of the person.']),
    ...(name.quality === 'LOW' ? ['It does not identify well.'] : []),
    ...(name.script === 'Latn' ? [] : [`On record in the script ${name.script}; compared in Latin letters.`]),
    ...(completed === null
      ? []
      : [
          `The zone may cut the name: ${quoted(completed.from)} was taken for the beginning of ${quoted(completed.to)}.`,
        ]),
    ...(!met.dated && bits < TELLING_NAME_BITS
      ? ['So common or so short a name is borne by many: it is weak by itself.']
      : []),
  ];
  return reason('name', same === null ? AGREEMENTS[met.evidence.coverage] : 1, bits, notes.join(' ') || null);
}

/** How well a name agrees that is not the very name. */
const AGREEMENTS: Readonly<Record<Coverage, number>> = { WHOLE: 0.9, SHORTER: 0.7, CONTRADICTED: 0.4 };

function partReasons({ evidence }: NameMeeting): Reason[] {
  return evidence.met.map((part) => {
    const [agreement, words] = MEETINGS[part.meeting] ?? OTHER_MEETING;
    return reason('namePart', agreement, part.bits, `${pairOf(part)}: ${words}.`);
  });
}

/** How well parts agree that met so, and what it is called. */
const MEETINGS: Readonly<Record<string, readonly [number, string]>> = {
  EXACT: [1, 'the same'],
  SOUND: [0.95, 'the same sound in another spelling'],
  CLOSE: [0.75, 'a spelling close to it, perhaps a mistake'],
  NICKNAME: [0.7, 'another form of the same given name'],
  INITIAL: [0.3, 'the initial alone agrees'],
};
const OTHER_MEETING = [0.5, 'alike'] as const;

function pairOf({ asked, found }: MetPart): string {
  return asked === found ? quoted(asked) : `${quoted(asked)}, on record as ${quoted(found)}`;
}

/** Parts that met nothing, on either side. */
function restReasons(name: NameMeeting): Reason[] {
  const { met } = name.evidence;
  const left = restOf(
    name.asked,
    met.map((part) => part.asked),
  );
  const missing = restOf(
    name.found,
    met.map((part) => part.found),
  );
  if (left.length + missing.length === 0) return [];
  const notes = [
    ...(left.length === 0 ? [] : [`Asked for, but not on record: ${left.map(quoted).join(', ')}.`]),
    ...(missing.length === 0 ? [] : [`On record, but not asked for: ${missing.map(quoted).join(', ')}.`]),
    left.length > 0 && missing.length > 0
      ? 'Each side has what the other lacks: this speaks against the name.'
      : 'Names are often cut short: this speaks little against it.',
  ];
  return [reason('nameRest', 0, restBits(name), notes.join(' '))];
}

/** What they take away: the comparison as it is, against that of the parts alone that met. */
function restBits({ evidence, dated }: NameMeeting): number {
  const asked = nameFormOf(evidence.met.map((part) => part.asked).join(' '));
  const found = nameFormOf(evidence.met.map((part) => part.found).join(' '));
  return Math.min(0, evidence.bits - nameEvidence(asked, found, dated).bits);
}

/** What is left over of a name, in the reading of it that met. */
function restOf(form: NameForm, met: readonly string[]): string[] {
  const rests = [form, ...form.readings].map(({ parts }) => rest(parts, met));
  return rests.reduce((least, one) => (one.length < least.length ? one : least));
}

/** The texts of parts that are in none of what met; two neighbours may have met as one. */
function rest(parts: readonly NamePart[], met: readonly string[]): string[] {
  const open = [...met];
  const texts = parts.map(({ text }) => text);
  return texts.filter((text, at) => {
    const place = open.indexOf(text);
    if (place !== -1) {
      open.splice(place, 1);
      return false;
    }
    return !open.includes(text + (texts[at + 1] ?? '')) && !open.includes((texts[at - 1] ?? '') + text);
  });
}

function factReason({ feature, meeting, bits }: MetFact): Reason {
  return reason(feature, agreementOf(feature, bits), bits, FACT_NOTES[meeting]);
}

/** 1 for all that this feature can say for a match, 0.5 when it says nothing, 0 when it speaks against it. */
function agreementOf(feature: MetFact['feature'], bits: number): number {
  return bits <= 0 ? (bits === 0 ? 0.5 : 0) : 0.5 + (0.5 * bits) / MOST[feature];
}

const FACT_NOTES: Readonly<Record<MetFact['meeting'], string | null>> = {
  DAY: null,
  MONTH: 'Only year and month could be compared; they agree.',
  YEAR: 'Only the year could be compared; it agrees.',
  EXCHANGED: 'The birth dates agree when day and month are exchanged.',
  ONE_WRONG: 'The birth dates differ in the day, the month or the year alone.',
  YEAR_BESIDE: 'The birth dates are a year apart at most.',
  OTHER_DAY: 'The birth dates differ in the day of the month alone.',
  NEXT_YEAR: 'The birth dates are the same day a year apart.',
  NEAR: 'The birth date on record is approximate; the one asked for is near it.',
  DIFFERENT: 'The birth dates differ.',
  SAME_NATIONALITY: null,
  OTHER_NATIONALITY: 'The nationalities differ.',
  SAME_SEX: null,
  OTHER_SEX: 'The sexes differ.',
};

function reason(feature: Reason['feature'], score: number, bits: number, note: string | null): Reason {
  const most = feature === 'namePart' || feature === 'nameRest' ? MOST.name : MOST[feature];
  const rounded = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits;
  return {
    feature,
    weight: rounded(most / MOST_OF_ALL, 2),
    score: rounded(Math.min(1, Math.max(0, score)), 2),
    bits: rounded(bits, 1),
    note,
  };
}

function quoted(text: string): string {
  return `“${text}”`;
}
