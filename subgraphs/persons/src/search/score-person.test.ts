import { mrzKey, nameKey } from '@crimegraph/shared/matching/name-key';
import type { ComparedName, ComparedPerson } from './compared-person';
import { personQuestion, type PersonSearchInput } from './person-question';
import { reasonsOf } from './reasons';
import { scorePerson } from './score-person';
import {
  DEFAULT_MIN_SCORE,
  POSSIBLE_FROM,
  SCALE_WITH_DATE,
  SCALE_WITH_DAY,
  SCALE_WITHOUT_DATE,
  STRONG_FROM,
} from './thresholds';

const named = (full: string, more: Partial<ComparedName> = {}): ComparedName => ({
  kind: 'PRIMARY',
  quality: 'GOOD',
  script: 'Latn',
  full,
  family: null,
  given: null,
  nameKey: nameKey(full),
  mrzKey: mrzKey(full),
  ...more,
});
const eriksson: ComparedPerson = {
  searchNumber: 1,
  id: 'a',
  birthDates: ['1974-08-12'],
  birthDateApproximate: false,
  nationalities: ['UTO'],
  sex: 'F',
  names: [named('Anna Maria Eriksson')],
};
const ask = (search: Partial<PersonSearchInput>, person: Partial<ComparedPerson> = {}) =>
  scorePerson(personQuestion({ name: 'Eriksson Anna Maria', ...search }), { ...eriksson, ...person });
const reasons = (search: Partial<PersonSearchInput>, person: Partial<ComparedPerson> = {}) => {
  const scored = ask(search, person);
  return scored === null ? [] : reasonsOf(scored);
};

test.each([
  ['a name alone', {}, 'POSSIBLE'],
  ['a name with nationality and sex', { nationality: 'UTO', sex: 'F' }, 'POSSIBLE'],
  ['a name against nationality and sex', { nationality: 'FRA', sex: 'M' }, 'POSSIBLE'],
  ['name and day', { birthDate: '1974-08-12' }, 'EXACT'],
  ['everything', { birthDate: '1974-08-12', nationality: 'UTO', sex: 'F' }, 'EXACT'],
  ['name and day against the rest', { birthDate: '1974-08-12', nationality: 'FRA', sex: 'M' }, 'STRONG'],
  ['name and year', { birthDate: '1974', nationality: 'UTO', sex: 'F' }, 'POSSIBLE'],
  ['name and month', { birthDate: '1974-08', nationality: 'UTO', sex: 'F' }, 'POSSIBLE'],
  ['day and month exchanged', { birthDate: '1974-12-08' }, 'POSSIBLE'],
  ['another day', { birthDate: '1940-09-07', nationality: 'UTO', sex: 'F' }, 'WEAK'],
] as const)('%s', (_what, search, level) => {
  expect(ask(search)?.level).toBe(level);
});

test('the very name with another birth date is not shown unless a lower score is asked for, nor lost then', () => {
  const other = ask({ birthDate: '1940-09-07' });
  expect(other?.score).toBeLessThan(DEFAULT_MIN_SCORE);
  expect(other?.score).toBeGreaterThan(0.1);
});

test('equal years on both sides are not an equal day', () => {
  expect(ask({ birthDate: '1974' }, { birthDates: ['1974'] })?.level).toBe('POSSIBLE');
});

test('no name of however many rare parts is more than possible by itself', () => {
  const long = 'Xylophantha Quirinbrandt Wolkenstaudinger Oberzwielicht Krautschneidersson Birkenholzmann';
  expect(ask({ name: long }, { names: [named(long)] })?.level).toBe('POSSIBLE');
});

test('the best of several birth dates counts', () => {
  expect(ask({ birthDate: '1974-08-12' }, { birthDates: ['1970', '1971', '1974-08-12'] })?.level).toBe('EXACT');
});

test.each([
  ['within the span', '1975-03-01', 'POSSIBLE'],
  ['five years beyond it', '1983', 'POSSIBLE'],
  ['six years beyond it', '1984', 'WEAK'],
  ['at one end of it', '1978-02-02', 'POSSIBLE'],
] as const)('of an approximate birth date, a date %s', (_where, birthDate, level) => {
  expect(ask({ birthDate }, { birthDates: ['1973', '1978'], birthDateApproximate: true })?.level).toBe(level);
});

test('what a record lacks counts neither for nor against, but keeps a match from being exact', () => {
  const bare = { nationalities: [], sex: null };
  const search = { birthDate: '1974-08-12', nationality: 'UTO', sex: 'F' } as const;
  expect(ask(search, bare)?.bits).toBe(ask({ birthDate: '1974-08-12' })?.bits);
  expect(ask(search, bare)?.level).toBe('STRONG');
  expect(new Set(reasons(search, bare).map(({ feature }) => feature))).toEqual(
    new Set(['name', 'namePart', 'birthDate']),
  );
});

test('unspecified sex and nationality say nothing', () => {
  expect(ask({ sex: 'X', nationality: 'XXX' })?.facts).toEqual([]);
  expect(ask({ sex: 'F' }, { sex: 'X' })?.facts).toEqual([]);
});

test('a weak alias counts less, and the better of two names decides', () => {
  const weak = named('Anna Maria Eriksson', { kind: 'ALIAS', quality: 'LOW' });
  const [alone, both] = [ask({}, { names: [weak] }), ask({}, { names: [weak, ...eriksson.names] })];
  expect(alone?.bits).toBeLessThan(both?.bits ?? 0);
  expect(ask({ birthDate: '1974-08-12' }, { names: [weak] })?.level).toBe('STRONG');
  expect(both?.name.name.quality).toBe('GOOD');
});

test('a name is the same as a zone writes it', () => {
  const [first] = reasons({ name: 'JUERGEN MUELLER' }, { names: [named('Jürgen Müller')] });
  expect(first).toMatchObject({ feature: 'name', note: expect.stringContaining('machine readable zone') as string });
  expect(ask({ name: 'JUERGEN MUELLER', birthDate: '1974-08-12' }, { names: [named('Jürgen Müller')] })?.level).toBe(
    'EXACT',
  );
});

test('the commonest name is never left out, and says that it is weak', () => {
  const common = { names: [named('Mohammed Ali')] };
  const found = ask({ name: 'Ali Mohammed' }, common);
  expect(found?.level).toBe('POSSIBLE');
  expect(found?.score).toBeLessThan(ask({})?.score ?? 0);
  expect(reasons({ name: 'Ali Mohammed' }, common)[0]?.note).toContain('weak by itself');
});

test('twins are not taken for each other, whatever else agrees', () => {
  const search = { name: 'Ingrid Eriksson', birthDate: '1974-08-12', nationality: 'UTO', sex: 'F' } as const;
  expect(ask(search)?.level).not.toMatch(/STRONG|EXACT/);
});

test('initials alone are found by the very same initials', () => {
  expect(ask({ name: 'X Y' }, { names: [named('Y X')] })?.level).toBe('POSSIBLE');
});

test('each reason says which part met which, how, what it is worth, and what speaks against', () => {
  const told = reasons({ name: 'Ana Ericson Smith', birthDate: '1974-12-08', sex: 'M' });
  expect(told.map(({ feature }) => feature)).toEqual(['name', 'namePart', 'namePart', 'nameRest', 'birthDate', 'sex']);
  expect(told.map(({ note }) => note)).toEqual([
    'Like the name asked for, not the very name.',
    '“ericson”, on record as “eriksson”: the same sound in another spelling.',
    '“ana”, on record as “anna”: the same sound in another spelling.',
    'Asked for, but not on record: “smith”. On record, but not asked for: “maria”. Each side has what the other lacks: this speaks against the name.',
    'The birth dates agree when day and month are exchanged.',
    'The sexes differ.',
  ]);
  expect(
    told
      .slice(1)
      .filter(({ bits }) => bits < 0)
      .map(({ feature }) => feature),
  ).toEqual(['nameRest', 'sex']);
});

test('the scales rise, and are one where they say the same', () => {
  for (const scale of [SCALE_WITH_DAY, SCALE_WITH_DATE, SCALE_WITHOUT_DATE]) {
    const [bits, scores] = [scale.map(([point]) => point), scale.map(([, score]) => score)];
    expect(bits).toEqual([...bits].sort((a, b) => a - b));
    expect(scores).toEqual([...scores].sort((a, b) => a - b));
    expect(scores).toContain(POSSIBLE_FROM);
  }
  for (const scale of [SCALE_WITH_DATE, SCALE_WITHOUT_DATE]) expect(scale.at(-1)?.[1]).toBeLessThan(STRONG_FROM);
});
