import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readUnList } from './read-un-list';
import type { UnEntity, UnIndividual } from './un-list';

const xml = readFileSync(join(__dirname, '../../fixtures/un-consolidated-extract.xml'), 'utf8');
const list = readUnList(xml);

function individual(reference: string): UnIndividual {
  const found = list.individuals.find((entry) => entry.reference === reference);
  if (found === undefined) throw new Error(`${reference} is not in the extract`);
  return found;
}

function entity(reference: string): UnEntity {
  const found = list.entities.find((entry) => entry.reference === reference);
  if (found === undefined) throw new Error(`${reference} is not in the extract`);
  return found;
}

describe('the extract of the UN consolidated list', () => {
  it('is of 27 February 2026 and has 12 individuals and 4 entities', () => {
    expect(list.generatedAt).toEqual(new Date(Date.UTC(2026, 1, 27, 0, 0, 9, 554)));
    expect(list.individuals).toHaveLength(12);
    expect(list.entities).toHaveLength(4);
  });

  it('is read alike each time', () => {
    expect(readUnList(xml)).toEqual(list);
  });

  it('has a plain entry with empty aliases, documents and places', () => {
    expect(individual('CDi.001')).toMatchObject({
      dataId: '6907993',
      listType: 'DRC',
      listedOn: '2012-12-31',
      lastUpdatedOn: '2016-10-13',
      nameParts: ['ERIC', 'BADEGE'],
      fullName: 'ERIC BADEGE',
      sex: 'M',
      nationalities: ['Democratic Republic of the Congo'],
      births: [{ date: '1971', approximate: false }],
      aliases: [],
      birthPlaces: [],
      documents: [],
      addresses: [
        { street: null, city: null, province: null, postalCode: null, country: 'Rwanda', note: 'as of early 2016' },
      ],
    });
    expect(individual('QDi.360').sex).toBe('F');
  });

  it('has a name in Arabic script, titles, and four name parts', () => {
    const entry = individual('QDi.006');
    expect(entry.fullName).toBe('AIMAN MUHAMMED RABI AL-ZAWAHIRI');
    expect(entry.originalScript).toBe('أيمن محمد ربيع الظواهري');
    expect(entry.titles).toEqual(['Doctor', 'Dr.']);
    expect(entry.lastUpdatedOn).toBe('2025-03-11');
    expect(entry.aliases).toHaveLength(15);
    expect(entry.aliases.filter(({ quality }) => quality === 'LOW').map(({ name }) => name)).toEqual([
      'Abu Fatma',
      'Abu Mohammed',
    ]);
  });

  it('has an individual of 14 passports and 23 aliases', () => {
    const entry = individual('QDi.135');
    expect(entry.aliases).toHaveLength(23);
    expect(entry.documents).toHaveLength(14);
    expect(entry.documents.every(({ type }) => type === 'PASSPORT')).toBe(true);
    expect(entry.documents[0]).toEqual({
      type: 'PASSPORT',
      typeText: 'Passport',
      number: 'A-333602',
      issuingCountryName: 'India',
      issuedOn: '1985-06-04',
      note: 'passport subsequently revoked by the Government of India',
    });
    expect(entry.documents[9]).toMatchObject({ number: 'G866537', issuingCountryName: 'Pakistan' });
    expect(entry.documents[13]).toMatchObject({ number: 'KC-285901', issuingCountryName: null, issuedOn: null });
  });

  it('has one passport listed in French, Spanish and English, read as one', () => {
    expect(individual('KPi.006').documents).toEqual([
      {
        type: 'PASSPORT',
        typeText: 'Numéro de passeport',
        number: '381420754',
        issuingCountryName: null,
        issuedOn: '2011-12-07',
        note: 'Expires on 7 Dec. 2016',
      },
    ]);
  });

  it('has documents of all types, and one known by a note only', () => {
    expect(individual('QDi.410').documents.map(({ type }) => type)).toEqual([
      'PASSPORT',
      'PASSPORT',
      'IDENTITY_CARD',
      'OTHER',
      'OTHER',
    ]);
    expect(individual('QDi.083').documents.map(({ number }) => number)).toEqual([
      'M 271351',
      'K-348486',
      'E-189935',
      'G-0343089',
    ]);
    expect(individual('QDi.068').documents.map(({ number }) => number)).toEqual(['M408665', 'BNSDLA70L14Z352B']);
    expect(individual('QDi.068').documentNotes).toEqual([
      'National Identification Number: Tunisian national identity number W334061 issued on 9 Mar. 2011',
    ]);
  });

  it('has partial, approximate and ranged dates of birth', () => {
    expect(individual('CDi.004').births).toEqual([{ date: '1973-11', approximate: false }]);
    expect(individual('TAi.011').births).toEqual([
      { date: '1960', approximate: true },
      { date: '1966', approximate: false },
    ]);
    expect(individual('YEi.002').births).toEqual([
      { date: '1985', approximate: true },
      { date: '1984', approximate: true },
      { date: '1986', approximate: true },
    ]);
    expect(individual('YEi.002').birthPlaces).toEqual([
      { city: 'Dahyan', province: null, country: 'Yemen' },
      { city: null, province: "Sa'dah Governorate", country: 'Yemen' },
    ]);
  });

  it('has a date of listing with an offset, read as the calendar date', () => {
    expect(individual('SSi.006').listedOn).toBe('2015-07-01');
  });

  it('has entities with former names and with an ampersand', () => {
    expect(entity('CDe.001')).toMatchObject({ fullName: 'ADF', listType: 'DRC', listedOn: '2014-06-30' });
    expect(entity('CDe.001').aliases).toContainEqual({ name: 'ADF/NALU', quality: 'GOOD' });
    expect(entity('KPe.028').comments).toContain('production and R&D programs');
    expect(entity('QDe.004').originalScript).toBe('القاعدة');
    expect(entity('IQe.200').addresses[0]).toMatchObject({ city: '1661 Le Paquier-Montbarry', country: 'Switzerland' });
  });
});
