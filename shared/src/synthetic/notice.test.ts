import { syntheticNotice } from './notice';
import type { SyntheticNoticeColour } from './notice';
import { syntheticPerson } from './person';
import { SYNTHETIC_NOW } from './synthetic-time';
import { syntheticTravelDocument } from './travel-document';
import { syntheticVehicle } from './vehicle';

const notices = Array.from({ length: 20_000 }, (_, index) => syntheticNotice(index));
const count = (colour: SyntheticNoticeColour) => notices.filter((notice) => notice.colour === colour).length;

test('colours keep near the published ratio of red, blue, yellow and black, 74 : 18 : 16 : 2', () => {
  const four = count('RED') + count('BLUE') + count('YELLOW') + count('BLACK');
  expect(Math.abs(count('RED') / four - 74 / 110)).toBeLessThan(0.02);
  expect(Math.abs(count('BLUE') / four - 18 / 110)).toBeLessThan(0.02);
  expect(Math.abs(count('YELLOW') / four - 16 / 110)).toBeLessThan(0.02);
  expect(Math.abs(count('BLACK') / four - 2 / 110)).toBeLessThan(0.01);
});

test('all eight colours occur', () => {
  expect(new Set(notices.map(({ colour }) => colour)).size).toBe(8);
});

test('references are unique and of the usual shape', () => {
  expect(new Set(notices.map(({ reference }) => reference)).size).toBe(notices.length);
  expect(notices.filter(({ reference }) => !/^20\d\d\/\d{5,}$/.test(reference))).toEqual([]);
});

test('a notice agrees with its subject: status, owner, warrant, confidentiality', () => {
  const colours: Record<string, readonly SyntheticNoticeColour[]> = {
    WANTED: ['RED', 'SILVER'],
    CONVICTED: ['RED', 'GREEN'],
    CHARGED: ['RED'],
    SUSPECT: ['BLUE'],
    WITNESS: ['BLUE'],
    VICTIM: ['BLUE'],
    MISSING: ['YELLOW'],
    DECEASED: ['BLACK'],
    POSSIBLE_THREAT: ['GREEN'],
  };
  notices.slice(0, 3_000).forEach((notice, index) => {
    if (notice.subjectIndex === null) {
      expect(['PURPLE', 'ORANGE']).toContain(notice.colour);
      expect(notice.warrant).toBeNull();
      return;
    }
    expect(notice.subjectIndex).toBe(index);
    const person = syntheticPerson(index);
    expect(colours[person.status]).toContain(notice.colour);
    expect(notice.owner).toBe(person.owner);
    expect(notice.confidentiality).toBe(person.confidentiality);
    expect(notice.warrant).toEqual(person.warrant);
    if (notice.colour === 'RED') expect(notice.charges[0]?.text).toBe(person.warrant?.charge);
  });
});

test('no text names the subject', () => {
  notices.slice(0, 3_000).forEach((notice, index) => {
    const family = syntheticPerson(index).names[0]?.family ?? '';
    // Short names such as "Li" occur inside common words.
    if (family.length > 8) expect(notice.summary).not.toContain(family);
  });
});

test('dates are in order, and a notice is valid for five years', () => {
  for (const { requestedAt, publishedAt, validUntil } of notices.slice(0, 3_000)) {
    expect(requestedAt.getTime()).toBeLessThanOrEqual(publishedAt.getTime());
    expect(publishedAt.getTime()).toBeLessThan(SYNTHETIC_NOW.getTime());
    expect(validUntil.getUTCFullYear()).toBe(publishedAt.getUTCFullYear() + 5);
  }
});

test('documents and vehicles of a notice are those of its subject', () => {
  for (const notice of notices.slice(0, 300)) {
    for (const index of notice.documentIndexes) {
      expect(syntheticTravelDocument(index).holderIndex).toBe(notice.subjectIndex);
    }
    for (const index of notice.vehicleIndexes) expect(syntheticVehicle(index).holderIndex).toBe(notice.subjectIndex);
  }
});
