import { NoticeDocument } from '../entities/notice-document';
import { NoticeSubjectName } from '../entities/notice-subject-name';
import { joinEvidence, matchStatedDocument, matchStatedName, type ZoneQuestion } from './match-notice';

const zone: ZoneQuestion = {
  documentNumber: 'D23145890',
  issuingCountry: 'UTO',
  documentType: 'IDENTITY_CARD',
  birthDate: '1974-08-12',
};
const document = (number: string, type: NoticeDocument['type'] = 'IDENTITY_CARD') =>
  Object.assign(new NoticeDocument(), { number, type, issuingCountry: 'UTO' });
const name = (birthDate: string | null) => Object.assign(new NoticeSubjectName(), { birthDate });

test.each([
  ['the very document', document('D23145890'), 'EXACT', 1],
  ['a document of a kind that the notice does not say', document('D23145890', null), 'EXACT', 1],
  ['the number on another kind', document('D23145890', 'PASSPORT'), 'STRONG', 0.9],
  ['a number that is easily confused', document('023145890'), 'POSSIBLE', 0.72],
] as const)('%s', (_case, stated, level, score) => {
  expect(matchStatedDocument(zone, stated)).toMatchObject({ level, score });
});

test.each([
  ['1974-08-12', 'STRONG'],
  ['1974-08', 'POSSIBLE'],
  ['1974', 'POSSIBLE'],
  [null, 'POSSIBLE'],
] as const)('the name with the birth date %s in the notice', (birthDate, level) => {
  expect(matchStatedName(zone, name(birthDate))?.level).toBe(level);
});

test.each(['1974-08-13', '1975', '1974-09'])('the name with another birth date, %s, is no match', (birthDate) => {
  expect(matchStatedName(zone, name(birthDate))).toBeNull();
});

test('two equal years are not a birth date', () => {
  expect(matchStatedName({ ...zone, birthDate: '1974' }, name('1974'))?.level).toBe('POSSIBLE');
});

test('a zone without a birth date is a possible match at most', () => {
  expect(matchStatedName({ ...zone, birthDate: null }, name('1974-08-12'))?.level).toBe('POSSIBLE');
});

test('document and name together keep the better level and every reason', () => {
  const joined = joinEvidence(
    matchStatedDocument(zone, document('023145890')),
    matchStatedName(zone, name('1974-08-12')) ?? undefined,
  );
  expect(joined?.level).toBe('STRONG');
  expect(joined?.reasons.map(({ feature }) => feature)).toEqual([
    'documentNumber',
    'issuingCountry',
    'type',
    'name',
    'birthDate',
  ]);
});
