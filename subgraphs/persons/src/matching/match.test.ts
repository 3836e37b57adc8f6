import { assert, constantFrom, property, shuffledSubarray, string } from 'fast-check';
import { birthDateKeysOf, candidateKeysOf } from './candidate-keys';
import { match, type Side } from './match';
import { MAX_PARTS, nameFormOf } from './name-parts';

const side = (name: string, more: Partial<Side> = {}): Side => ({
  names: [nameFormOf(name)],
  birthDates: [],
  nationalities: [],
  sex: null,
  ...more,
});
const bits = (a: string, b: string) => match(side(a), side(b))?.bits ?? 0;
const keys = (name: string) => candidateKeysOf(nameFormOf(name)).map(({ key }) => key);
/** No more than three in ten names of nobody score more by name alone. */
const THREE_IN_TEN = -3;
const anyText = string({ unit: 'binary', maxLength: 60 });

/** Invented bearers; each pair is one name as two offices write it. */
const SAME = [
  ['Yusuf Karahasan', 'Youssef Karahassan'],
  ['Qadir Mahdawi', 'Kadir Mehdawi'],
  ['Дмитрий Заречный', 'Dmitri Zarechnyi'],
  ['Джеймс Уортон', 'James Wharton'],
  ['Ξένια Παπαδάκη', 'Xenia Papadaki'],
  ['شريف البرزاني', 'Sharif Al-Barzani'],
  ['דוד שטרנברג', 'David Sternberg'],
  ['何金平', 'HE Jinping'],
  ['김철남', 'KIM Chol Nam'],
  ['गणेश पुन', 'Ganesh Pun'],
  ['გიორგი ბერიძე', 'Giorgi Beridze'],
  ['Ingrid Solbakken', 'SOLBAKKEN Ingrid'],
  ['Bou Fanara Moktar', 'BOUFANARA Moktar'],
  ['Seydou Dialo Kante', 'Seydou Diallo Kante'],
  ['Srdan Gjurkovic', 'SRĐAN GJURKOVIĆ'],
  ['Vilmos Katranqi', 'Vilmos Katrangi'],
  ['Ted Solbakken', 'Edward Solbakken'],
  ['Mikalai Zarechny', 'Nicholas Zarechny'],
  ['Ihor Andriyovych Katrangi', 'Igor Andreevich Katrangi'],
  ['姜碩鎬', 'KANG Seok Ho'],
  ['郭家麒', 'KWOK Ka-ki'],
  ['केदार नन्दन चौधरी', 'Kedar Nandan Chaudhary'],
  ['Ingus Paroubeks', 'Ingus Paroubek'],
] as const;

test.each(SAME)('%s and %s share a key and are likelier one person than strangers are', (one, other) => {
  const shared = new Set(keys(other));
  expect(keys(one).filter((key) => shared.has(key))).not.toEqual([]);
  const strangers = SAME.filter(([name]) => name !== one).map(([, name]) => bits(one, name));
  expect(bits(one, other)).toBeGreaterThan(Math.max(THREE_IN_TEN, ...strangers));
});

test('the same name in another order comes to the same', () => {
  assert(
    property(shuffledSubarray(['Maria', 'Elena', 'Papadaki', 'Sternberg'], { minLength: 4 }), (parts) => {
      expect(bits('Maria Elena Papadaki Sternberg', parts.join(' '))).toBeCloseTo(
        bits('Maria Elena Papadaki Sternberg', 'Maria Elena Papadaki Sternberg'),
      );
    }),
  );
});

test('any two texts are compared, the same in both directions, within bounds', () => {
  assert(
    property(anyText, anyText, (one, other) => {
      const [there, back] = [match(side(one), side(other)), match(side(other), side(one))];
      expect(there?.bits).toBeCloseTo(back?.bits ?? NaN);
      expect(there?.score).toBeGreaterThanOrEqual(0);
      expect(there?.score).toBeLessThanOrEqual(1);
      expect(nameFormOf(one).parts.length).toBeLessThanOrEqual(MAX_PARTS);
    }),
  );
});

test('names that look alike are compared the same in both directions', () => {
  const written = constantFrom(...SAME.flat());
  assert(property(written, written, (one, other) => expect(bits(one, other)).toBeCloseTo(bits(other, one))));
});

test('a nickname is told as one, and says less than the same name', () => {
  const met = match(side('Ted Solbakken'), side('Edward Solbakken'))?.name.met.map(({ meeting }) => meeting);
  expect(met).toEqual(expect.arrayContaining(['EXACT', 'NICKNAME']));
  expect(bits('Ted Solbakken', 'Edward Solbakken')).toBeLessThan(bits('Edward Solbakken', 'Edward Solbakken'));
});

test('a name of 500 characters stays bounded', () => {
  expect(keys('Al-'.repeat(166)).length).toBeLessThanOrEqual(160);
  expect(nameFormOf('x'.repeat(500)).parts[0]?.text).toHaveLength(40);
});

test('a common name tells less than a rare one, and a given name alone less than a whole name', () => {
  expect(bits('Mohammed Ali', 'Mohammed Ali')).toBeLessThan(bits('Ingrid Solbakken', 'Ingrid Solbakken'));
  expect(bits('Ingrid', 'Ingrid Solbakken')).toBeLessThan(bits('Ingrid Solbakken', 'Ingrid Solbakken'));
});

const born = (asked: string, found: string) =>
  match(side('Ingrid Solbakken', { birthDates: [asked] }), side('Ingrid Solbakken', { birthDates: [found] }))?.facts[0]
    ?.meeting;
test.each([
  ['1970-03-04', '1970-03-04', 'DAY'],
  ['1970-03', '1970-03-04', 'MONTH'],
  ['1970-03-04', '1970', 'YEAR'],
  ['1970-03-04', '1970-04-03', 'EXCHANGED'],
  ['1970-03-04', '1970-03-14', 'OTHER_DAY'],
  ['1970-03-04', '1971-03-04', 'NEXT_YEAR'],
  ['1970-03-04', '1970-05-04', 'ONE_WRONG'],
  ['1970-03-04', '1790-03-04', 'ONE_WRONG'],
  ['1970', '1971-06-01', 'YEAR_BESIDE'],
  ['1970-03-04', '1952-11-30', 'DIFFERENT'],
])('a birth date %s against %s: %s', (asked, found, meeting) => {
  expect(born(asked, found)).toBe(meeting);
});

test('a birth date is looked for with day and month exchanged too', () => {
  const days = birthDateKeysOf(nameFormOf('Ingrid'), ['1970-03-04', '1970'], true).filter(({ key }) =>
    key.startsWith('d'),
  );
  expect(days.map(({ key }) => key)).toEqual(['d1970-03-04', 'd1970-04-03']);
});

test('what one side lacks is not compared', () => {
  const known = { birthDates: ['1970-03-04'], nationalities: ['NOR'], sex: 'F' } as const;
  expect(match(side('Ingrid Solbakken', known), side('Ingrid Solbakken'))?.facts).toEqual([]);
});
