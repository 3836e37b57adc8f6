import { personQuestion, type PersonSearchInput } from './person-question';
import { mrzKey, nameKey } from './name-key';
import { scorePerson, type ScoredName, type ScoredPerson } from './score-person';
import { DEFAULT_MIN_SCORE, MOST_OF_OTHER_BIRTH_DATE, weights } from './weights';

const eriksson: ScoredPerson = {
  birthDate: '1974-08-12',
  otherBirthDates: [],
  birthDateApproximate: 0,
  nationalities: ['UTO'],
  sex: 'F',
};
const named = (full: string, more: Partial<ScoredName> = {}): ScoredName => ({
  kind: 'PRIMARY',
  quality: 'GOOD',
  nameKey: nameKey(full),
  mrzKey: mrzKey(full),
  ...more,
});
const names = [named('Anna Maria Eriksson')];
const ask = (search: Partial<PersonSearchInput>, person = eriksson, known = names) =>
  scorePerson(personQuestion({ name: 'Eriksson Anna Maria', ...search }), person, known);

test('the weights are shares of one', () => {
  expect(Object.values(weights).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1);
});

test.each([
  // name 0.4 + half of the other 0.6
  ['a name alone', {}, 0.7, 'POSSIBLE'],
  ['a name with nationality and sex', { nationality: 'UTO', sex: 'F' }, 0.775, 'POSSIBLE'],
  ['a name against nationality and sex', { nationality: 'FRA', sex: 'M' }, 0.625, 'POSSIBLE'],
  ['name and day', { birthDate: '1974-08-12' }, 0.925, 'EXACT'],
  ['everything', { birthDate: '1974-08-12', nationality: 'UTO', sex: 'F' }, 1, 'EXACT'],
  ['name and day against the rest', { birthDate: '1974-08-12', nationality: 'FRA', sex: 'M' }, 0.85, 'STRONG'],
  // 0.4 + 0.45 * 0.55 + 0.15
  ['name and year', { birthDate: '1974', nationality: 'UTO', sex: 'F' }, 0.7975, 'POSSIBLE'],
  // 0.4 + 0.45 * 0.62 + 0.15
  ['name and month', { birthDate: '1974-08', nationality: 'UTO', sex: 'F' }, 0.829, 'POSSIBLE'],
  ['another day', { birthDate: '1940-09-07', nationality: 'UTO', sex: 'F' }, 0.55, 'WEAK'],
] as const)('%s', (_what, search, score, level) => {
  expect(ask(search)).toMatchObject({ score, level });
});

test('a person of another birth date never reaches the least score, so such persons need not be looked at', () => {
  expect(MOST_OF_OTHER_BIRTH_DATE).toBeLessThan(DEFAULT_MIN_SCORE);
  expect(ask({ birthDate: '1975', nationality: 'UTO', sex: 'F' })?.score).toBeLessThanOrEqual(MOST_OF_OTHER_BIRTH_DATE);
});

test('equal years on both sides are not an equal day', () => {
  expect(ask({ birthDate: '1974' }, { ...eriksson, birthDate: '1974' })?.level).toBe('POSSIBLE');
});

test('the best of several birth dates counts', () => {
  const several = { ...eriksson, birthDate: '1970', otherBirthDates: ['1971', '1974-08-12'] };
  expect(ask({ birthDate: '1974-08-12' }, several)?.level).toBe('EXACT');
});

test.each([
  ['within the span', '1975-03-01', 0.7, 'POSSIBLE'],
  ['five years beyond it', '1983', 0.7, 'POSSIBLE'],
  ['six years beyond it', '1984', 0.475, 'WEAK'],
  // 0.4 + 0.45 * 0.55 + 0.075
  ['at one end of it', '1978-02-02', 0.7225, 'POSSIBLE'],
] as const)('of an approximate birth date, a date %s', (_where, birthDate, score, level) => {
  const about = { ...eriksson, birthDate: '1973', otherBirthDates: ['1978'], birthDateApproximate: 1 };
  expect(ask({ birthDate }, about)).toMatchObject({ score, level });
});

test('what a record lacks counts neither for nor against, but keeps a match from being exact', () => {
  const bare = { ...eriksson, nationalities: [], sex: null };
  const given = ask({ birthDate: '1974-08-12', nationality: 'UTO', sex: 'F' }, bare);
  expect(given).toMatchObject({ score: 0.925, level: 'STRONG' });
  expect(given?.reasons.map(({ feature }) => feature)).toEqual(['name', 'birthDate']);
});

test('unspecified sex and nationality say nothing', () => {
  expect(ask({ sex: 'X', nationality: 'XXX' })?.reasons).toHaveLength(1);
  expect(ask({ sex: 'F' }, { ...eriksson, sex: 'X' })?.reasons).toHaveLength(1);
});

test('a weak alias counts less, and the better of two names decides', () => {
  const weak = named('Anna Maria Eriksson', { kind: 'ALIAS', quality: 'LOW' });
  // 0.4 * 0.9 + 0.3
  expect(ask({}, eriksson, [weak])?.score).toBe(0.66);
  expect(ask({}, eriksson, [weak, ...names])?.score).toBe(0.7);
});

test('a name is the same as a zone writes it, and no other name is scored', () => {
  const found = ask({ name: 'JUERGEN MUELLER' }, eriksson, [named('Jürgen Müller')]);
  expect(found?.reasons[0]).toMatchObject({ score: 1, note: 'The same as written in a machine readable zone.' });
  expect(ask({ name: 'Anna Eriksson' })).toBeNull();
});
