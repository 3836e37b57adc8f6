import { databaseId } from '@crimegraph/shared/ids/global-id';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { InputProblems, invalidInput, type Problem } from '@crimegraph/shared/requests/problems';
import { type Confidentiality, confidentialityLevel } from '@crimegraph/shared/server/record-resolvers';
import { newRecord } from '@crimegraph/shared/store/new-record';
import type { EntityManager } from 'typeorm';
import { DnaProfile, type DnaProfileKind } from '../entities/dna-profile';
import type { ClaimedRelationship } from '../entities/relative-profile';
import { dnaRetention } from './dna-retention';
import { insertDnaProfiles, insertRelatives } from './insert-dna-profiles';
import { allelesJson, type DnaAlleles, type DnaLocusInput, readProfile } from './read-profile';

interface ProfileInput {
  requestId: string;
  loci: readonly DnaLocusInput[];
  nationalReference?: string | null;
  confidentiality: Confidentiality;
}

/** A profile to be put on record. */
export interface RecordDnaProfileInput extends ProfileInput {
  kind: DnaProfileKind;
  personId?: string | null;
}

/** A profile of a missing person's relative, likewise. */
export interface RecordRelativeProfileInput extends ProfileInput {
  relationship: ClaimedRelationship;
  consentedOn: string;
  missingPersonId?: string | null;
}

/** All that is wrong with a profile, or its alleles. */
export function checkDnaProfile(input: RecordDnaProfileInput): DnaAlleles | Problem {
  const problems = commonProblems(input);
  const person = input.personId ?? null;
  expectPerson(person, 'personId', problems);
  const ofPerson = input.kind === 'PERSON' || input.kind === 'MISSING_PERSON';
  problems.expect(person === null || ofPerson, 'personId', 'a person for the kinds PERSON and MISSING_PERSON only');
  return checked(input, problems);
}

/** All that is wrong with a relative's profile, or its alleles. */
export function checkRelativeProfile(input: RecordRelativeProfileInput, now: Date): DnaAlleles | Problem {
  const problems = commonProblems(input);
  problems.past(input.consentedOn, 'consentedOn', now);
  expectPerson(input.missingPersonId ?? null, 'missingPersonId', problems);
  return checked(input, problems);
}

function expectPerson(id: string | null, path: string, problems: InputProblems): void {
  problems.expect(id === null || databaseId('Person', id) !== undefined, path, 'the id of a Person');
}

function commonProblems(input: ProfileInput): InputProblems {
  const problems = new InputProblems();
  problems.requestId(input.requestId);
  problems.text(input.nationalReference, 'nationalReference', 64);
  return problems;
}

function checked(input: ProfileInput, problems: InputProblems): DnaAlleles | Problem {
  const read = readProfile(input.loci, 'loci');
  if (Array.isArray(read)) for (const { path, expected } of read) problems.expect(false, path, expected);
  return problems.any || Array.isArray(read) ? invalidInput(problems.fields) : read;
}

/** Puts a profile on record, within a transaction. What is of nobody known is kept longer. */
export async function recordDnaProfile(
  manager: EntityManager,
  input: RecordDnaProfileInput,
  alleles: DnaAlleles,
  viewer: Viewer,
  now: Date,
): Promise<{ __typename: 'RecordDnaProfileSuccess'; profileId: string }> {
  const profile = Object.assign(new DnaProfile(), newRecord(dnaRetention(input.kind), viewer, now), {
    confidentiality: confidentialityLevel(input.confidentiality),
    kind: input.kind,
    personId: input.personId ? (databaseId('Person', input.personId) ?? null) : null,
    alleles: allelesJson(alleles),
    nationalReference: input.nationalReference ?? null,
  });
  await insertDnaProfiles(manager, [profile]);
  return { __typename: 'RecordDnaProfileSuccess', profileId: profile.id };
}

/** Puts a relative's profile on record, within a transaction. */
export async function recordRelativeProfile(
  manager: EntityManager,
  input: RecordRelativeProfileInput,
  alleles: DnaAlleles,
  viewer: Viewer,
  now: Date,
): Promise<{ __typename: 'RecordRelativeProfileSuccess'; relativeId: string }> {
  const record = newRecord('dna', viewer, now);
  await insertRelatives(manager, [
    {
      ...record,
      confidentiality: confidentialityLevel(input.confidentiality),
      relationship: input.relationship,
      consentedOn: input.consentedOn,
      alleles: allelesJson(alleles),
      nationalReference: input.nationalReference ?? null,
      missingPersonId: input.missingPersonId ? (databaseId('Person', input.missingPersonId) ?? null) : null,
    },
  ]);
  return { __typename: 'RecordRelativeProfileSuccess', relativeId: record.id };
}
