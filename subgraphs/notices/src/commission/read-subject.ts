import { codedError } from '@crimegraph/shared/errors/coded-error';
import { isGlobalId } from '@crimegraph/shared/ids/global-id';
import { documentNumber } from '@crimegraph/shared/matching/document-number';
import { nameKey } from '@crimegraph/shared/matching/name-key';
import { type SubjectQuestion, subjectQuestionSchema } from '@crimegraph/shared/subject-access/subject-question';

/** Whom data is held on, as the graph is asked. */
export interface SubjectInput {
  names?: string[] | null;
  birthDate?: string | null;
  documents?: { number: string; issuingCountry: string }[] | null;
  recordIds?: string[] | null;
}

const EXPECTED =
  '"subject": expected at most 10 names of 500 characters with a letter or digit each, 20 documents with a number each and 100 ids of records, and at least one of all these.';

/** Reads who is asked about. @throws BAD_USER_INPUT, which repeats nothing of it */
export function readSubject(subject: SubjectInput): SubjectQuestion {
  const question = subjectQuestionSchema.safeParse({
    names: subject.names ?? [],
    birthDate: subject.birthDate ?? null,
    documents: (subject.documents ?? []).map(({ number, issuingCountry }) => ({ number, issuingCountry })),
    records: subject.recordIds ?? [],
  });
  if (!question.success || !isAskable(question.data)) throw codedError('BAD_USER_INPUT', EXPECTED);
  return question.data;
}

const MAX_RECORD_IDS = 100;

function isAskable({ names, documents, records }: SubjectQuestion): boolean {
  return (
    names.length + documents.length + records.length > 0 &&
    names.every((name) => nameKey(name) !== '') &&
    documents.every(({ number }) => documentNumber(number) !== '') &&
    records.length <= MAX_RECORD_IDS &&
    records.every(isGlobalId)
  );
}
