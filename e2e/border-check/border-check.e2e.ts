import { MRZ_SPECIMENS } from '@crimegraph/shared/mrz/specimens';
import { writeMrz } from '@crimegraph/shared/mrz/write-mrz';
import { at, guard } from '../support/client';
import { operation } from '../support/operations';
import { sharedClient } from '../support/shared-system';

const client = sharedClient();
const query = operation('BorderCheck');
const check = (mrz: string) => client.ask(query, { mrz }, guard);
const specimen = (name: RegExp) => MRZ_SPECIMENS.find((one) => name.test(one.mrz))?.mrz ?? '';
const passport = specimen(/L898902C36/);

async function verdicts(mrz: string): Promise<Record<string, string>> {
  const answer = await check(mrz);
  expect(answer.errors).toBeUndefined();
  return {
    documents: at(answer, 'documentCheckByMrz.verdict'),
    persons: at(answer, 'personSearchByMrz.verdict'),
    notices: at(answer, 'noticeSearchByMrz.verdict'),
  };
}

describe('the published specimens show every verdict', () => {
  test.each([
    ['TD3, a stolen passport of a wanted person', /^P.*\nL898902C36/, 'MATCH', 'MATCH', 'MATCH'],
    ['TD1, the card of a wanted person', /^I<UTOD23145890/, 'MATCH', 'MATCH', 'MATCH'],
    ['TD2, the same card in two lines', /^I<UTOERIKSSON/, 'MATCH', 'MATCH', 'MATCH'],
    ['MRV-A, a visa of a namesake', /^V<UTO.{39}\n/, 'NO_RECORD', 'NO_RECORD', 'NO_RECORD'],
    ['MRV-B, the same visa in its small format', /^V<UTO.{31}\n/, 'NO_RECORD', 'NO_RECORD', 'NO_RECORD'],
    ['TD3, an older edition of the passport', /L898902C<3/, 'NO_RECORD', 'NO_RECORD', 'NO_RECORD'],
  ])('%s', async (_name, pattern, documents, persons, notices) => {
    expect(await verdicts(specimen(pattern))).toEqual({ documents, persons, notices });
  });
});

test('what the databases know is joined: document, holder, person, notices', async () => {
  const answer = await check(specimen(/^I<UTOD23145890/));
  expect(answer.errors).toBeUndefined();
  expect(at(answer, 'documentCheckByMrz.matches')).toMatchObject([
    {
      level: 'EXACT',
      document: {
        database: 'TDAWN',
        number: 'D23145890',
        status: null,
        holder: {
          name: { full: expect.stringMatching(/eriksson/i) as string },
          status: 'WANTED',
          warnings: ['ESCAPED'],
          actionOnHit: expect.any(String) as string,
          notices: [{ reference: '2026/1', colour: 'RED', status: 'PUBLISHED' }],
        },
        notices: [{ reference: '2026/1' }],
      },
    },
  ]);
  expect(at(answer, 'personSearchByMrz.candidates')).toMatchObject([
    { level: expect.stringMatching(/EXACT|STRONG/) as string, person: { notices: [{ reference: '2026/1' }] } },
  ]);
  expect(at(answer, 'noticeSearchByMrz.matches')).toMatchObject([{ notice: { reference: '2026/1', colour: 'RED' } }]);
});

describe('a messy reading finds the same', () => {
  const [first = '', second = ''] = passport.split('\n');
  test.each([
    ['lower case', passport.toLowerCase()],
    ['CRLF', `${first}\r\n${second}\r\n`],
    ['one string', first + second],
    ['spaces within and around', `  ${first.slice(0, 20)} ${first.slice(20)} \n ${second} `],
    ['fillers read as K', `${first.replace(/<{5,}$/, (run) => 'K'.repeat(run.length))}\n${second}`],
    ['fillers lost at the end', `${first.replace(/<+$/, '')}\n${second}`],
    ['O for 0 in the number', `${first}\n${second.replace('L898902C3', 'L8989O2C3')}`],
    ['a wrong check digit of the number', `${first}\n${second.replace('L898902C36', 'L898902C37')}`],
  ])('%s', async (_name, mrz) => {
    const answer = await check(mrz);
    expect(answer.errors).toBeUndefined();
    expect(at(answer, 'documentCheckByMrz.matches')).toMatchObject([
      { document: { number: 'L898902C3', status: 'STOLEN' } },
    ]);
    expect(at(answer, 'personSearchByMrz.verdict')).toBe('MATCH');
  });

  test('wrong check digits are told field by field', async () => {
    const answer = await check(`${first}\n${second.replace('7408122', '7408125')}`);
    expect(at(answer, 'documentCheckByMrz.mrz.checks')).toEqual(
      expect.arrayContaining([
        { field: 'DOCUMENT_NUMBER', expected: '6', found: '6', valid: true },
        { field: 'BIRTH_DATE', expected: '2', found: '5', valid: false },
      ]),
    );
  });
});

test.each([
  ['prose', 'this is not a passport'],
  ['a line too many', `${passport}\n${passport}`],
  ['nothing but fillers', '<'.repeat(88)],
])('an unreadable zone is refused, and the refusal says what was expected: %s', async (_name, mrz) => {
  const answer = await check(mrz);
  expect(answer.data).toEqual({ documentCheckByMrz: null, personSearchByMrz: null, noticeSearchByMrz: null });
  expect(answer.errors).toHaveLength(3);
  for (const error of answer.errors ?? []) {
    expect(error.extensions['code']).toBe('MRZ_UNREADABLE');
    expect(JSON.stringify(error.extensions['expected'])).toMatch(/TD3/);
    expect(JSON.stringify(error)).not.toContain(mrz.slice(0, 20));
  }
});

test('a clean traveller has no record anywhere, and every database says that it was searched', async () => {
  const mrz = writeMrz({
    format: 'TD3',
    documentCode: 'P',
    issuingCountry: 'UTO',
    surname: 'NOBODY',
    givenNames: 'AT ALL',
    documentNumber: 'CLEAN0001',
    nationality: 'UTO',
    birthDate: '1990-01-02',
    sex: 'X',
    expiryDate: '2031-01-02',
    optionalData: null,
  });
  const answer = await check(mrz);
  expect(answer).toMatchObject({
    status: 200,
    data: {
      documentCheckByMrz: { verdict: 'NO_RECORD', matches: [], searched: ['SLTD', 'TDAWN', 'SAD'] },
      personSearchByMrz: { verdict: 'NO_RECORD', candidates: [] },
      noticeSearchByMrz: { verdict: 'NO_RECORD', matches: [] },
    },
  });
  expect(answer.errors).toBeUndefined();
});
