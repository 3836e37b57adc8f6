import { syntheticPerson } from './person';
import { SYNTHETIC_NOW } from './synthetic-time';

const persons = Array.from({ length: 5_000 }, (_, index) => syntheticPerson(index));
const share = (holds: (person: (typeof persons)[number]) => boolean) => persons.filter(holds).length / persons.length;

test('a person is the same however often and in whatever order it is asked for', () => {
  expect(syntheticPerson(4321)).toEqual(persons[4321]);
  expect(syntheticPerson(0)).toEqual(persons[0]);
  expect(syntheticPerson(2 ** 40 - 1)).toEqual(syntheticPerson(2 ** 40 - 1));
});

test('persons stay what they were: other stores work them out from the index alone', () => {
  expect(syntheticPerson(4)).toMatchInlineSnapshot(`
   {
     "birthCountry": "ARM",
     "birthDate": "1996-02-27",
     "birthPlace": "Yerevan",
     "caseReference": "ARM-2024-720797",
     "confidentiality": 1,
     "eyeColour": {
       "code": "BRO",
       "label": "Brown",
     },
     "hairColour": {
       "code": "BLA",
       "label": "Black",
     },
     "heightCm": 175,
     "id": "a1000000-0004-8ef5-8537-e03a5dce9d93",
     "languages": [
       "ARM",
       "RUS",
       "POL",
     ],
     "marks": "Burn scar on the right forearm",
     "names": [
       {
         "family": "Galstyan",
         "given": "Vardan",
         "kind": "PRIMARY",
         "quality": "GOOD",
         "script": "Latn",
       },
       {
         "family": "Գալստյան",
         "given": "Վարդան",
         "kind": "ORIGINAL_SCRIPT",
         "quality": "GOOD",
         "script": "Armn",
       },
     ],
     "nationalities": [
       "ARM",
     ],
     "owner": "ARM",
     "recordedAt": 2024-04-27T11:41:42.000Z,
     "sex": "M",
     "status": "CONVICTED",
     "warnings": [
       "VIOLENT",
     ],
     "warrant": {
       "charge": "Trafficking in narcotic drugs (cocaine)",
       "chargeCode": "0601",
       "issuedOn": "2022-11-16",
       "issuingCountry": "ARM",
       "reference": "FK-78061/2022",
     },
     "weightKg": 83,
   }
  `);
  expect(syntheticPerson(9).names).toMatchInlineSnapshot(`
   [
     {
       "family": "al-Shami",
       "given": "Yasser bin Ahmed",
       "kind": "PRIMARY",
       "quality": "GOOD",
       "script": "Latn",
     },
     {
       "family": "الشامي",
       "given": "ياسر بن أحمد",
       "kind": "ORIGINAL_SCRIPT",
       "quality": "GOOD",
       "script": "Arab",
     },
   ]
  `);
});

test('the first name is primary and in Latin letters, aliases say something else', () => {
  for (const { names } of persons) {
    expect(names[0]).toMatchObject({ kind: 'PRIMARY', script: 'Latn', quality: 'GOOD' });
    expect(names.filter((name) => name.kind === 'PRIMARY')).toHaveLength(1);
    for (const name of names) {
      expect(name.family).not.toBe('');
      expect(name.given).not.toBe('');
    }
    const primary = `${names[0]?.family}|${names[0]?.given}`;
    for (const alias of names.filter((name) => name.kind === 'ALIAS')) {
      expect(`${alias.family}|${alias.given}`).not.toBe(primary);
    }
  }
});

test('all scripts occur, each in the kind of name that is not Latin', () => {
  const scripts = new Set(persons.flatMap(({ names }) => names.map((name) => name.script)));
  expect([...scripts].sort()).toEqual(
    [
      'Arab',
      'Armn',
      'Beng',
      'Cyrl',
      'Deva',
      'Ethi',
      'Geor',
      'Grek',
      'Hans',
      'Hebr',
      'Jpan',
      'Kore',
      'Latn',
      'Thai',
    ].sort(),
  );
  for (const { names } of persons) {
    for (const name of names) expect(name.script === 'Latn').toBe(name.kind !== 'ORIGINAL_SCRIPT');
  }
});

test('countries are alpha-3 and nationalities differ', () => {
  for (const person of persons) {
    for (const code of [person.owner, person.birthCountry, ...person.nationalities]) expect(code).toMatch(/^[A-Z]{3}$/);
    expect(new Set(person.nationalities).size).toBe(person.nationalities.length);
    for (const language of person.languages) expect(language).toMatch(/^[A-Z]{3}$/);
  }
});

test('birth dates are real dates, about 12 % of them partial', () => {
  for (const { birthDate } of persons) {
    expect(birthDate).toMatch(/^(19|20)\d\d(-\d\d(-\d\d)?)?$/);
    if (birthDate.length === 10) expect(new Date(birthDate).toISOString().slice(0, 10)).toBe(birthDate);
  }
  expect(Math.abs(share((person) => person.birthDate.length < 10) - 0.12)).toBeLessThan(0.02);
});

test('bodies are possible', () => {
  for (const person of persons) {
    expect(person.heightCm).toBeGreaterThan(75);
    expect(person.heightCm).toBeLessThan(205);
    expect(person.weightKg).toBeGreaterThan(8);
    expect(person.weightKg).toBeLessThan(140);
  }
});

test('a warrant is there exactly where an arrest is sought, and older than the record', () => {
  for (const person of persons) {
    expect(person.warrant !== null).toBe(['WANTED', 'CHARGED', 'CONVICTED'].includes(person.status));
    if (person.warrant) {
      expect(person.warrant.issuingCountry).toBe(person.owner);
      expect(Date.parse(person.warrant.issuedOn)).toBeLessThan(person.recordedAt.getTime());
    }
  }
});

test('records were made within the four years before the fixed now', () => {
  for (const { recordedAt } of persons) {
    expect(recordedAt.getTime()).toBeLessThan(SYNTHETIC_NOW.getTime());
    expect(recordedAt.getTime()).toBeGreaterThan(Date.parse('2022-10-31T00:00:00Z'));
  }
});

test('most are wanted, convicted or missing, most records are open', () => {
  expect(share(({ status }) => ['WANTED', 'CONVICTED', 'MISSING'].includes(status))).toBeGreaterThan(0.7);
  expect(share(({ confidentiality }) => confidentiality === 1)).toBeGreaterThan(0.9);
  expect(share(({ names }) => names.some((name) => name.kind === 'ALIAS'))).toBeGreaterThan(0.3);
});

test('an index outside the range is refused', () => {
  expect(() => syntheticPerson(-1)).toThrow(RangeError);
  expect(() => syntheticPerson(1.5)).toThrow(RangeError);
});
