import type { InputProblems } from '@crimegraph/shared/requests/problems';
import { nameKey } from '@crimegraph/shared/matching/name-key';
import { eyeColours, hairColours } from './appearance-codes';
import type { PersonInput, PersonNameInput, PhysicalDescriptionInput } from './person-input';

const MAX_NAMES = 50;
const MAX_BIRTH_DATES = 10;
const MAX_NATIONALITIES = 10;
const MAX_LANGUAGES = 20;
const MAX_REFERENCES = 20;
/** The committees of the Security Council, who alone impose its sanctions. */
const SANCTIONS_OWNER = 'UNO';

/** Notes what is wrong with a person that `bureau` wants to record; paths start at the mutation's input. */
export function validatePerson(input: PersonInput, bureau: string, now: Date, problems: InputProblems): void {
  validateNames(input.names, problems);
  validateBirth(input, now, problems);
  problems.expect(
    input.nationalities.length <= MAX_NATIONALITIES,
    'person.nationalities',
    `at most ${MAX_NATIONALITIES} codes`,
  );
  problems.expect(
    input.status !== 'SANCTIONED' || bureau === SANCTIONS_OWNER,
    'person.status',
    'a status other than SANCTIONED, which only the committees of the Security Council record',
  );
  if (input.description) validateDescription(input.description, problems);
  problems.text(input.caseReference, 'person.caseReference', 64);
  problems.expect(
    input.externalReferences.length <= MAX_REFERENCES,
    'person.externalReferences',
    `at most ${MAX_REFERENCES} references`,
  );
  input.externalReferences.forEach(({ scheme, value }, index) => {
    problems.text(scheme, `person.externalReferences.${index}.scheme`, 16, 1);
    problems.text(value, `person.externalReferences.${index}.value`, 64, 1);
  });
  problems.text(input.remarks, 'person.remarks', 2_000);
}

function validateNames(names: readonly PersonNameInput[], problems: InputProblems): void {
  problems.expect(names.length >= 1 && names.length <= MAX_NAMES, 'person.names', `1 to ${MAX_NAMES} names`);
  const primary = names.filter(({ kind }) => kind === 'PRIMARY').length;
  problems.expect(primary === 1, 'person.names', 'exactly one name of the kind PRIMARY');
  names.slice(0, MAX_NAMES).forEach((name, index) => {
    const path = `person.names.${index}`;
    problems.text(name.family, `${path}.family`, 250);
    problems.text(name.given, `${path}.given`, 250);
    const key = nameKey(`${name.family ?? ''} ${name.given ?? ''}`);
    problems.expect(key !== '', path, 'a family name or a given name with at least one letter or digit');
    problems.expect(/^[A-Z][a-z]{3}$/.test(name.script), `${path}.script`, 'a code of ISO 15924, for example "Latn"');
  });
}

function validateBirth(input: PersonInput, now: Date, problems: InputProblems): void {
  problems.past(input.birthDate, 'person.birthDate', now);
  const others = input.otherBirthDates;
  problems.expect(others.length <= MAX_BIRTH_DATES, 'person.otherBirthDates', `at most ${MAX_BIRTH_DATES} days`);
  others
    .slice(0, MAX_BIRTH_DATES)
    .forEach((date, index) => problems.past(date, `person.otherBirthDates.${index}`, now));
  problems.text(input.birthPlace, 'person.birthPlace', 250);
}

function validateDescription(description: PhysicalDescriptionInput, problems: InputProblems): void {
  const path = 'person.description';
  const { heightCm, weightKg, eyeColour, hairColour, marks, languages } = description;
  problems.expect(within(heightCm, 20, 280), `${path}.heightCm`, '20 to 280');
  problems.expect(within(weightKg, 1, 700), `${path}.weightKg`, '1 to 700');
  problems.expect(known(eyeColours, eyeColour), `${path}.eyeColour`, oneOf(eyeColours));
  problems.expect(known(hairColours, hairColour), `${path}.hairColour`, oneOf(hairColours));
  problems.text(marks, `${path}.marks`, 500);
  problems.expect(
    languages.length <= MAX_LANGUAGES && languages.every((code) => /^[A-Z]{3}$/.test(code)),
    `${path}.languages`,
    `at most ${MAX_LANGUAGES} codes of ISO 639-2/B in capitals, for example "GER"`,
  );
}

function within(value: number | null | undefined, least: number, most: number): boolean {
  return value === null || value === undefined || (value >= least && value <= most);
}

function known(table: ReadonlyMap<string, string>, code: string | null | undefined): boolean {
  return code === null || code === undefined || table.has(code);
}

function oneOf(table: ReadonlyMap<string, string>): string {
  return `one of ${[...table.keys()].join(', ')}`;
}
