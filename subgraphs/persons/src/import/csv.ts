import { type CsvImport, type Importer, type ImportOutcome, invalidRow } from '@crimegraph/shared/import/csv-import';
import type { InvalidField } from '@crimegraph/shared/requests/problems';
import { confidentialityName } from '@crimegraph/shared/server/record-resolvers';
import type { EntityManager } from 'typeorm';
import type { PersonInput, PersonNameInput } from '../records/person-input';
import { judgePerson } from '../records/record-person';
import { scriptOf } from '../records/script-of';
import { addPersons, findByPrimaryNames, type PersonRecord } from '../store';
import { personFacts } from './person-facts';

/** Persons from CSV: columns are the fields of `PersonInput`, and of its parts. */
export const csvOfPersons: CsvImport<PersonInput> = {
  type: 'Person',
  inputType: 'PersonInput',
  base: () => ({ names: [{}] }),
  columns: [
    { name: 'family', path: 'names.0.family', mandatory: 'HEADER' },
    { name: 'given', path: 'names.0.given' },
    { name: 'script', path: 'names.0.script' },
    { name: 'status', path: 'status', mandatory: 'ROW' },
    { name: 'kind', path: 'kind' },
    { name: 'aliases', path: 'names', read: (text) => otherName(text, 'ALIAS') },
    { name: 'originalNames', path: 'names', read: (text) => otherName(text, 'ORIGINAL_SCRIPT') },
    { name: 'birthDate', path: 'birthDate' },
    { name: 'otherBirthDates', path: 'otherBirthDates' },
    { name: 'birthDateApproximate', path: 'birthDateApproximate' },
    { name: 'birthPlace', path: 'birthPlace' },
    { name: 'birthCountry', path: 'birthCountry' },
    { name: 'sex', path: 'sex' },
    { name: 'nationalities', path: 'nationalities' },
    { name: 'warnings', path: 'warnings' },
    { name: 'heightCm', path: 'description.heightCm' },
    { name: 'weightKg', path: 'description.weightKg' },
    { name: 'eyeColour', path: 'description.eyeColour' },
    { name: 'hairColour', path: 'description.hairColour' },
    { name: 'marks', path: 'description.marks' },
    { name: 'languages', path: 'description.languages' },
    { name: 'caseReference', path: 'caseReference' },
    { name: 'externalReferences', path: 'externalReferences', read: reference },
    { name: 'remarks', path: 'remarks' },
  ],
  duplicate: {
    code: 'DUPLICATE_RECORD',
    problems: [{ path: '', expected: 'a person that is not on record in the very same words' }],
  },
  record: recordRows,
  duplicateKey: (input, by) => {
    const judged = judgeRow(input, by);
    return Array.isArray(judged) ? null : personFacts(judged);
  },
};

async function recordRows(
  manager: EntityManager,
  inputs: readonly PersonInput[],
  by: Importer,
): Promise<ImportOutcome[]> {
  const judged = inputs.map((input) => judgeRow(input, by));
  const records = judged.filter((item) => 'person' in item);
  const known = await knownFacts(manager, records, by);
  const added: PersonRecord[] = [];
  const outcomes = judged.map((item): ImportOutcome => {
    if (Array.isArray(item)) return invalidRow(item);
    const facts = personFacts(item);
    if (known.has(facts)) return csvOfPersons.duplicate;
    known.add(facts);
    added.push(item);
    return { id: item.person.id };
  });
  await addPersons(manager, added, by.now);
  return outcomes;
}

function judgeRow(input: PersonInput, { viewer, now, confidentiality }: Importer): PersonRecord | InvalidField[] {
  return judgePerson({ ...input, confidentiality: confidentialityName(confidentiality) }, viewer, now);
}

/** What the owner's records say that could be the same. */
async function knownFacts(
  manager: EntityManager,
  records: readonly PersonRecord[],
  by: Importer,
): Promise<Set<string>> {
  const names = records.flatMap((record) => record.names.filter(({ kind }) => kind === 'PRIMARY'));
  const found = await findByPrimaryNames(manager, by.viewer.bureau, names, by.now);
  return new Set(found.map(personFacts));
}

/** `Family, Given`, or a name that is not divided. */
function otherName(text: string, kind: PersonNameInput['kind']): Partial<PersonNameInput> {
  const [family = '', ...given] = text.split(',');
  return { family: family.trim(), given: given.join(',').trim() || null, script: scriptOf(text), kind };
}

/** `SCHEME:value`. */
function reference(text: string): { scheme: string; value: string } {
  const colon = text.indexOf(':');
  return { scheme: text.slice(0, Math.max(colon, 0)).trim(), value: text.slice(colon + 1).trim() };
}
