import { assert, asyncProperty, shuffledSubarray, string } from 'fast-check';
import { persons } from '@crimegraph/persons/definition';
import { MAX_JUDGED, MAX_WALKS } from '@crimegraph/persons/search/candidates';
import { writeMrz } from '@crimegraph/shared/mrz/write-mrz';
import { startTestSubgraph, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { named, personCalls, SEARCH, type Search } from './person-calls';

let subgraph: TestSubgraph;
const { recorded, search } = personCalls(() => subgraph);

beforeAll(async () => {
  subgraph = await startTestSubgraph(persons);
});
afterAll(() => subgraph.stop());

/** Invented bearers; each is recorded in the first spelling and asked for in the second. */
const SPELLINGS = [
  ['Karahasan', 'Yusuf', 'Latn', 'Youssef Karahassan'],
  ['Заречный', 'Дмитрий', 'Cyrl', 'Dmitri Zarechnyi'],
  ['Παπαδάκη', 'Ξένια', 'Grek', 'PAPADAKI Xenia'],
  ['البرزاني', 'شريف', 'Arab', 'Sharif Al-Barzani'],
  ['שטרנברג', 'דוד', 'Hebr', 'David Sternberg'],
  ['金平', '何', 'Hans', 'HE Jinping'],
  ['김', '철남', 'Kore', 'KIM Chol Nam'],
  ['ბერიძე', 'გიორგი', 'Geor', 'Giorgi Beridze'],
  ['Gjurković', 'Srđan', 'Latn', 'Srdan Gjurkovic'],
  ['Solbakken', 'Ingrid Marie', 'Latn', 'Solbaken Ingrid'],
  ['Wharton', 'James', 'Latn', 'Джеймс Уортон'],
] as const;

test.each(SPELLINGS)('%s %s (%s) is found as %s, and its reasons say how', async (family, given, script, asked) => {
  const id = await recorded({ names: [{ family, given, script }], status: 'SUSPECT', birthDate: '1980-05-06' });
  const found = await search({ name: asked, birthDate: '1980-05-06', minScore: 0 });
  expect(found.candidates[0]).toMatchObject({ person: { id } });
  expect(found.verdict).toBe('MATCH');
  const parts = found.candidates[0]?.reasons.filter(({ feature }) => feature === 'namePart') ?? [];
  expect(parts.length).toBeGreaterThan(0);
  for (const { note } of parts) expect(note).toMatch(/the same|spelling|initial/);
});

describe('a zone that cuts the name', () => {
  const BY_MRZ = `query ($mrz: Mrz!) { personSearchByMrz(mrz: $mrz) { verdict candidates { person { id } reasons { note } } } }`;
  const zone = (surname: string, givenNames: string, birthDate: string) =>
    writeMrz({
      format: 'TD3',
      documentCode: 'P',
      issuingCountry: 'UTO',
      surname,
      givenNames,
      documentNumber: 'L898902C3',
      nationality: 'UTO',
      birthDate,
      sex: 'F',
      expiryDate: '2031-01-01',
      optionalData: null,
    });

  test.each([
    ['given names', 'Nilavadhanananda', 'Chayapa Dejthamrong Krasuang', 'KRASUAN'],
    ['a long surname', 'Bennelong Wooloomooloo Warrandyte Warnambool', 'Dingo Potoroo', 'D'],
    ['a lone name', 'Papandropoulou Jonathoongkhangwarringtoon', '', ''],
  ])('%s', async (_what, family, given) => {
    const birthDate = '1981-06-07';
    const id = await recorded(named(family, given, { birthDate, nationalities: ['UTO'], sex: 'F' }));
    const mrz = zone(family, given, birthDate);
    const answer = await subgraph.ask(BY_MRZ, { mrz });
    const found = answer.data?.['personSearchByMrz'] as Search;
    expect(found.verdict).toBe('MATCH');
    expect(found.candidates[0]?.person.id).toBe(id);
  });

  test('the last part is taken for a beginning, and the reason says so', async () => {
    const birthDate = '1982-07-08';
    await recorded(named('Featherstonehaugh Cholmondeley', 'Marjoribanks', { birthDate }));
    const mrz = zone('Featherstonehaugh Cholmondeley', 'Marjoribanks', birthDate);
    expect(mrz).toContain('<<MARJORI');
    const answer = await subgraph.ask(BY_MRZ, { mrz });
    expect(JSON.stringify(answer.data)).toContain('was taken for the beginning of “marjoribanks”');
  });
});

describe('whatever is asked', () => {
  test('the order of the parts changes nothing', async () => {
    const parts = ['Maria', 'Elena', 'Tzavellas', 'Quirinbrandt'];
    await recorded(named('Tzavellas Quirinbrandt', 'Maria Elena'));
    const asked = await search({ name: parts.join(' '), minScore: 0 });
    expect(asked.candidates.length).toBeGreaterThan(0);
    await assert(
      asyncProperty(shuffledSubarray(parts, { minLength: 4 }), async (order) => {
        const found = await search({ name: order.join(' '), minScore: 0 });
        expect(found.candidates.map(({ person, level }) => [person.id, level])).toEqual(
          asked.candidates.map(({ person, level }) => [person.id, level]),
        );
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  test('every text of Unicode is answered, or refused as input', async () => {
    await assert(
      asyncProperty(string({ unit: 'binary', minLength: 1, maxLength: 120 }), async (name) => {
        const answer = await subgraph.ask(SEARCH, { search: { name, minScore: 0 }, first: 3 });
        const code = answer.errors?.[0]?.extensions['code'];
        expect([undefined, 'BAD_USER_INPUT']).toContain(code);
        if (code === undefined) expect(answer.data?.['personSearch']).toMatchObject({ complete: true });
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  test.each([
    ['500 characters of many parts', 'Al Bo Cy Do Ek Fa Gu Ha Io Ju '.repeat(17).slice(0, 500)],
    ['500 characters of one part', 'xq'.repeat(250)],
    ['one letter', 'A'],
    ['every script at once', 'Ali Али Αλη علي עלי 阿里 알리 अली ალი Ալի อาลี アリ ꮳꮃꭹ'],
    ['the commonest name', 'Mohammed Ali'],
  ])('%s is bounded', async (_what, name) => {
    const walks: string[] = [];
    const stop = subgraph.store.onQuery((sql) => sql.includes(' AS walk') && walks.push(sql));
    let found: Search | undefined;
    const statements = await subgraph.countQueries(async () => {
      found = await search({ name, birthDate: '1980-01-01', minScore: 0 }, undefined, 100);
    });
    stop();
    // Walks, comparison, and the records and names that are shown.
    expect(statements).toBeLessThanOrEqual(4);
    expect(walks.flatMap((sql) => sql.match(/ AS walk/g) ?? []).length).toBeLessThanOrEqual(MAX_WALKS);
    expect(found?.examined).toBeLessThanOrEqual(MAX_JUDGED);
  });
});
