import type { NoticeColour } from '../entities/notice';
import type { RequestedNotice } from '../requests/requested-notice';
import { unmetConditions } from './unmet-conditions';

const bare = (colour: NoticeColour): RequestedNotice => ({ colour, kind: 'NOTICE', summary: 'S' });
const codes = (notice: RequestedNotice, bureau = 'FRA') => unmetConditions(notice, bureau).map(({ code }) => code);

test('a red notice is told all that it lacks at once', () => {
  expect(codes(bare('RED'))).toEqual(['SUBJECT', 'BIRTH_YEAR', 'WARRANT', 'CHARGE']);
});

test('a red notice needs no more than a subject with a birth year, a warrant and a charge', () => {
  const red: RequestedNotice = {
    ...bare('RED'),
    subject: { names: [{ family: 'ERIKSSON' }], birthDate: '1974' },
    warrant: { reference: 'W1', issuingCountry: 'UTO', issuedOn: '2025-01-02', charge: 'Fraud' },
    charges: [{ text: 'Fraud' }],
  };
  expect(codes(red)).toEqual([]);
  expect(codes({ ...red, charges: [] })).toEqual(['CHARGE']);
});

test('the subject may be a person on record', () => {
  expect(codes(bare('YELLOW'))).toEqual(['SUBJECT']);
  expect(codes({ ...bare('YELLOW'), subjectId: 'any' })).toEqual([]);
});

test('a blue notice may be about a trace of a person who is not identified', () => {
  expect(codes(bare('BLUE'))).toEqual(['SUBJECT_OR_TRACE']);
  expect(codes({ ...bare('BLUE'), fingerprintIds: ['any'] })).toEqual([]);
});

test.each(['PURPLE', 'ORANGE'] as const)('a %s notice needs no subject', (colour) => {
  expect(codes(bare(colour))).toEqual([]);
});

test('a special notice is for the United Nations to request', () => {
  const special = { ...bare('UN_SECURITY_COUNCIL'), subject: { names: [{ family: 'ENTITY' }] } };
  expect(codes(special)).toEqual(['UNITED_NATIONS_REQUEST']);
  expect(codes(special, 'UNO')).toEqual([]);
});
