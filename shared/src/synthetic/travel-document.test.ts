import { syntheticPerson } from './person';
import { SYNTHETIC_NOW } from './synthetic-time';
import { documentOfPerson, syntheticTravelDocument } from './travel-document';

const documents = Array.from({ length: 5_000 }, (_, index) => syntheticTravelDocument(index));

test('of 200,000 documents no two of an issuer share a number', () => {
  const keys = new Set<string>();
  for (let index = 0; index < 200_000; index++) {
    const { issuingCountry, number } = syntheticTravelDocument(index);
    keys.add(`${issuingCountry} ${number}`);
  }
  expect(keys.size).toBe(200_000);
});

test('every tenth document belongs to a person and is issued by a nationality of that person', () => {
  documents.forEach((document, index) => {
    if (index % 10 !== 9) {
      expect(document.holderIndex).toBeNull();
      expect(document.status).not.toBeNull();
      return;
    }
    expect(document.holderIndex).toBe((index - 9) / 10);
    expect(document.status).toBeNull();
    expect(syntheticPerson((index - 9) / 10).nationalities).toContain(document.issuingCountry);
  });
});

test('the document of a person leads back to the person', () => {
  for (const person of [0, 1, 42, 1_000_000]) {
    expect(syntheticTravelDocument(documentOfPerson(person)).holderIndex).toBe(person);
  }
});

test('dates are in order: issued, lost, recorded; issued before it expires', () => {
  for (const { issuedOn, expiresOn, lossDate, recordedAt } of documents) {
    expect(recordedAt.getTime()).toBeLessThan(SYNTHETIC_NOW.getTime());
    if (lossDate !== null) expect(Date.parse(lossDate)).toBeLessThanOrEqual(recordedAt.getTime());
    if (issuedOn === null || expiresOn === null) continue;
    expect(issuedOn < expiresOn).toBe(true);
    expect(issuedOn < (lossDate ?? recordedAt.toISOString())).toBe(true);
  }
});

test('blanks were never issued, and only lost or stolen documents have a loss', () => {
  for (const { status, issuedOn, lossDate, lossCountry, lossPlace } of documents) {
    expect(issuedOn === null).toBe(status === 'STOLEN_BLANK');
    const lost = status === 'STOLEN' || status === 'LOST' || status === 'STOLEN_BLANK';
    expect([lossDate !== null, lossCountry !== null, lossPlace !== null]).toEqual([lost, lost, lost]);
  }
});

test('owners are the issuers: only they may record their documents', () => {
  for (const document of documents) {
    expect(document.issuingCountry).toMatch(/^[A-Z]{3}$/);
    expect(document.owner).toBe(document.issuingCountry);
  }
});
