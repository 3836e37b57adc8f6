import { type RecordType, databaseId } from '@crimegraph/shared/ids/global-id';
import { documentNumber, MAX_NUMBER } from '@crimegraph/shared/matching/document-number';
import { nameKey } from '@crimegraph/shared/matching/name-key';
import type { InputProblems } from '@crimegraph/shared/requests/problems';
import type { RequestedNotice, StatedDocument, StatedSubject, StatedWarrant } from './requested-notice';

/** How many of each a notice may name: far above any real one, and what one answer can carry. */
const MAX_NAMES = 20;
const MAX_NATIONALITIES = 10;
const MAX_TIES = 50;
const MAX_CHARGES = 20;

/** Notes what is wrong with a requested notice; paths start at `notice`. Whether it is enough for its colour is not judged here. */
export function validateNotice(notice: RequestedNotice, now: Date, problems: InputProblems): void {
  problems.text(notice.summary, 'notice.summary', 4_000, 1);
  problems.text(notice.actionToTake, 'notice.actionToTake', 1_000);
  if (notice.subjectId) validateIds('Person', [notice.subjectId], ['notice.subjectId'], problems);
  if (notice.subject) validateSubject(notice.subject, now, problems);
  validateTies('TravelDocument', notice.documentIds, 'notice.documentIds', problems);
  validateTies('Vehicle', notice.vehicleIds, 'notice.vehicleIds', problems);
  validateTies('FingerprintRecord', notice.fingerprintIds, 'notice.fingerprintIds', problems);
  validateDocuments(notice.documents ?? [], problems);
  const charges = notice.charges ?? [];
  problems.expect(charges.length <= MAX_CHARGES, 'notice.charges', `at most ${MAX_CHARGES} charges`);
  charges.slice(0, MAX_CHARGES).forEach((charge, index) => {
    problems.text(charge.text, `notice.charges.${index}.text`, 500, 1);
    problems.text(charge.code, `notice.charges.${index}.code`, 32);
  });
  if (notice.warrant) validateWarrant(notice.warrant, now, problems);
}

function validateSubject(subject: StatedSubject, now: Date, problems: InputProblems): void {
  const { names, birthDate, nationalities } = subject;
  problems.expect(names.length <= MAX_NAMES, 'notice.subject.names', `at most ${MAX_NAMES} names`);
  names.slice(0, MAX_NAMES).forEach((name, index) => {
    const path = `notice.subject.names.${index}`;
    problems.text(name.family, `${path}.family`, 255);
    problems.text(name.given, `${path}.given`, 255);
    const written = nameKey(`${name.family} ${name.given ?? ''}`);
    problems.expect(written !== '', path, 'a name with at least one letter or digit');
  });
  problems.past(birthDate, 'notice.subject.birthDate', now);
  problems.expect(
    (nationalities ?? []).length <= MAX_NATIONALITIES,
    'notice.subject.nationalities',
    `at most ${MAX_NATIONALITIES} nationalities`,
  );
}

function validateDocuments(documents: readonly StatedDocument[], problems: InputProblems): void {
  problems.expect(documents.length <= MAX_TIES, 'notice.documents', `at most ${MAX_TIES} documents`);
  documents.slice(0, MAX_TIES).forEach((document, index) => {
    problems.expect(
      documentNumber(document.number).length >= 1 && document.number.length <= MAX_NUMBER,
      `notice.documents.${index}.number`,
      `1 to ${MAX_NUMBER} characters, at least one of them a letter or digit`,
    );
  });
}

function validateWarrant(warrant: StatedWarrant, now: Date, problems: InputProblems): void {
  problems.text(warrant.reference, 'notice.warrant.reference', 64, 1);
  problems.text(warrant.charge, 'notice.warrant.charge', 500, 1);
  problems.past(warrant.issuedOn, 'notice.warrant.issuedOn', now);
}

function validateTies(
  type: RecordType,
  ids: readonly string[] | null | undefined,
  path: string,
  problems: InputProblems,
): void {
  const given = ids ?? [];
  problems.expect(given.length <= MAX_TIES, path, `at most ${MAX_TIES} ids`);
  const kept = given.slice(0, MAX_TIES);
  validateIds(
    type,
    kept,
    kept.map((_id, index) => `${path}.${index}`),
    problems,
  );
}

function validateIds(
  type: RecordType,
  ids: readonly string[],
  paths: readonly string[],
  problems: InputProblems,
): void {
  ids.forEach((id, index) => {
    const known = databaseId(type, id) !== undefined;
    problems.expect(known, paths[index] ?? '', `the id of a ${type}, as an earlier answer gave it`);
  });
}
