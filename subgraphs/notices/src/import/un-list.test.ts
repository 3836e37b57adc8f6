import type { UnIndividual, UnList } from '@crimegraph/shared/un-list/un-list';
import { unRecordId } from '@crimegraph/shared/un-list/un-id';
import { unNotices } from './un-list';

const individual: UnIndividual = {
  reference: 'QDi.999',
  dataId: '1',
  listType: 'Al-Qaida',
  listedOn: '2011-02-03',
  lastUpdatedOn: '2020-05-06',
  nameParts: ['FIRST', 'SECOND'],
  fullName: 'FIRST SECOND',
  originalScript: 'فلان',
  comments: 'A comment.',
  aliases: [
    { name: 'Other Name', quality: 'GOOD' },
    { name: 'FIRST SECOND', quality: 'LOW' },
  ],
  addresses: [],
  sex: 'M',
  designations: ['A designation.'],
  titles: [],
  nationalities: ['Tunisia', 'Nowhere at all'],
  births: [{ date: '1970-01-02', approximate: false }],
  birthPlaces: [],
  documents: [
    { type: 'OTHER', typeText: '', number: 'B1', issuingCountryName: 'Tunisia', issuedOn: null, note: null },
    { type: 'PASSPORT', typeText: '', number: 'p-12 34', issuingCountryName: 'Tunisia', issuedOn: null, note: null },
    { type: 'PASSPORT', typeText: '', number: 'Q1', issuingCountryName: 'Nowhere at all', issuedOn: null, note: null },
    { type: 'PASSPORT', typeText: '', number: '--', issuingCountryName: 'Tunisia', issuedOn: null, note: null },
  ],
  documentNotes: [],
};
const list = (changes: Partial<UnIndividual> = {}): UnList => ({
  generatedAt: new Date('2026-02-27T00:00:00Z'),
  individuals: [{ ...individual, ...changes }],
  entities: [],
});
const noticeOf = (changes: Partial<UnIndividual> = {}) => unNotices(list(changes))[0];

test('an entry becomes a valid special notice of the United Nations', () => {
  expect(noticeOf()?.notice).toMatchObject({
    id: unRecordId('notice', 'QDi.999'),
    reference: 'QDi.999',
    owner: 'UNO',
    colour: 'UN_SECURITY_COUNCIL',
    status: 'PUBLISHED',
    publishedAt: new Date('2011-02-03T00:00:00Z'),
    updatedAt: new Date('2020-05-06T00:00:00Z'),
    validUntil: null,
    expiresAt: new Date('2031-02-27T00:00:00Z'),
    summary: 'On the Al-Qaida sanctions list of the UN Security Council. A designation. A comment.',
    unListType: 'Al-Qaida',
    unListedOn: '2011-02-03',
    subjectId: unRecordId('person', 'QDi.999'),
    subjectSex: 'M',
    subjectNationalities: ['TUN'],
  });
});

test('each name is stated once, in every script', () => {
  expect(noticeOf()?.names.map(({ family }) => family)).toEqual(['FIRST SECOND', 'Other Name', 'فلان']);
});

test('documents keep their place in the list, and are named only where their issuer is known', () => {
  expect(noticeOf()?.documents).toEqual([
    {
      documentId: unRecordId('document', 'QDi.999', 1),
      stated: { number: 'P1234', issuingCountry: 'TUN', type: 'PASSPORT' },
    },
  ]);
});

test('an approximate birth date does not shut out another one', () => {
  expect(noticeOf()?.birthDates).toEqual(['1970-01-02']);
  expect(noticeOf({ births: [{ date: '1970', approximate: true }] })?.birthDates).toEqual(['1970', null]);
});
