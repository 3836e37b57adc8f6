import type { UnIndividual, UnList } from '@crimegraph/shared/un-list/un-list';
import { unPersons } from './un-list';

const now = new Date('2026-11-01T00:00:00Z');
const individual: UnIndividual = {
  reference: 'XXi.001',
  dataId: null,
  listType: null,
  listedOn: '2012-12-31',
  lastUpdatedOn: '2016-10-13',
  nameParts: ['JANE', 'DOE'],
  fullName: 'JANE DOE',
  originalScript: 'جين دو',
  comments: 'Invented.',
  aliases: [
    { name: 'Doe Jane', quality: 'LOW' },
    { name: '???', quality: 'LOW' },
  ],
  addresses: [],
  sex: 'F',
  designations: ['Clerk', 'Scribe'],
  titles: [],
  nationalities: ['Democratic Republic of the Congo', 'Atlantis', 'Rwanda', 'Rwanda'],
  births: [
    { date: '1957', approximate: true },
    { date: '1959', approximate: true },
    { date: '1957', approximate: false },
  ],
  birthPlaces: [
    { city: 'Bunagana', province: 'Rutshuru territory', country: 'Democratic Republic of the Congo' },
    { city: 'Elsewhere', province: null, country: null },
  ],
  documents: [],
  documentNotes: [],
};
const list: UnList = {
  generatedAt: null,
  individuals: [individual],
  entities: [{ ...individual, reference: 'XXe.001', fullName: 'DOE & SONS', originalScript: null, listedOn: null }],
};

test('an individual becomes a person under sanctions, owned by the committees', () => {
  const [record] = unPersons(list, now);
  expect(record?.person).toMatchObject({
    owner: 'UNO',
    confidentiality: 1,
    restriction: 'NONE',
    kind: 'INDIVIDUAL',
    status: 'SANCTIONED',
    birthDate: '1957',
    otherBirthDates: ['1959'],
    birthDateApproximate: 1,
    birthPlace: 'Bunagana, Rutshuru territory',
    birthCountry: 'COD',
    sex: 'F',
    nationalities: ['COD', 'RWA'],
    externalReferences: [{ scheme: 'UN', value: 'XXi.001' }],
    remarks: 'Clerk; Scribe\nInvented.',
    recordedAt: new Date('2012-12-31'),
    updatedAt: new Date('2016-10-13'),
  });
});

test('names are kept whole, in the order primary, original script, aliases; what has no letters is no name', () => {
  const [record] = unPersons(list, now);
  expect(
    record?.names.map(({ full, kind, quality, script, position }) => [position, full, kind, quality, script]),
  ).toEqual([
    [0, 'JANE DOE', 'PRIMARY', 'GOOD', 'Latn'],
    [1, 'جين دو', 'ORIGINAL_SCRIPT', 'GOOD', 'Arab'],
    [2, 'Doe Jane', 'ALIAS', 'LOW', 'Latn'],
  ]);
  // Approximate, so a search of any year finds them.
  expect(record?.names.map(({ nameKey, mrzKey, birthYear }) => [nameKey, mrzKey, birthYear])).toEqual([
    ['doe jane', 'doe jane', 0],
    ['جين دو', null, 0],
    ['doe jane', 'doe jane', 0],
  ]);
});

test('an entity becomes an organisation', () => {
  const [, record] = unPersons(list, now);
  expect(record?.person).toMatchObject({ kind: 'ORGANISATION', recordedAt: now, sex: null, remarks: 'Invented.' });
  expect(record?.names[0]).toMatchObject({ full: 'DOE & SONS', nameKey: 'doe sons' });
});

test('ids follow from the reference alone', () => {
  const ids = unPersons(list, now).map(({ person }) => person.id);
  expect(unPersons(list, new Date()).map(({ person }) => person.id)).toEqual(ids);
  expect(new Set(ids).size).toBe(2);
});
