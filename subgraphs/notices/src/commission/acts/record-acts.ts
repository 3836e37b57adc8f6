import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { invalidInput, notFound } from '@crimegraph/shared/requests/problems';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import type { HeldRecord } from '@crimegraph/shared/subject-access/held-record';
import { type EntityManager, In } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { forUpdate } from '../../hits/for-update';
import { tellBureaus } from '../../hits/tell-bureaus';
import { consultationNews } from '../commission-news';
import { consultationsOf, MAX_RECORDS } from '../commission-store';
import { CaseRecord, type Disclosure } from '../entities/case-record';
import { CommissionCase } from '../entities/commission-case';
import { addDays } from '../rules/case-clock';
import { clocks } from '../rules/clocks-data';
import type { CaseDone } from './case-acts';
import { admissibleCase, type CommissionProblem, wrongState } from './commission-problem';
import { noteAct } from './note-act';

/** What the case needs to know of a record. */
export type CasedRecord = Pick<HeldRecord, 'id' | 'type' | 'owner'>;

/** Takes records into a case: those that are about the person who asks. What is in it already stays as it is. */
export async function addRecords(
  manager: EntityManager,
  caseId: string | undefined,
  records: readonly CasedRecord[],
  viewer: Viewer,
  now: Date,
): Promise<CaseDone | CommissionProblem> {
  const one = await admissibleCase(manager, caseId, viewer);
  if (!(one instanceof CommissionCase)) return one;
  const known = await manager.find(CaseRecord, { select: { recordId: true }, where: { caseId: one.id } });
  const knownIds = new Set(known.map(({ recordId }) => recordId));
  const added = records.filter(({ id }) => !knownIds.has(id));
  if (knownIds.size + added.length > MAX_RECORDS) {
    return invalidInput([{ path: 'recordIds', expected: `at most ${MAX_RECORDS} records in one case` }]);
  }
  await insertRows(
    manager,
    CaseRecord,
    added.map(({ id: recordId, type: recordType, owner }) => ({
      id: uuid({ msecs: now.getTime() }),
      caseId: one.id,
      caseReference: one.reference,
      recordId,
      recordType,
      owner,
      addedAt: now,
      disclosure: 'NOT_ASKED' as const,
      question: null,
      askedAt: null,
      answerBy: null,
      answer: null,
      answeredAt: null,
      answeredBy: null,
    })),
  );
  if (added.length > 0) {
    const reason = `${added.length} ${added.length === 1 ? 'record' : 'records'}`;
    await noteAct(manager, one.id, 'RECORDS_ADDED', now, { by: viewer, reason });
  }
  return { caseId: one.id };
}

/** Asks the owners of records of a case about them, or asks them anew; each is told. */
export async function consultOwners(
  manager: EntityManager,
  caseId: string | undefined,
  recordIds: readonly string[],
  question: string,
  viewer: Viewer,
  now: Date,
): Promise<CaseDone | CommissionProblem> {
  const one = await admissibleCase(manager, caseId, viewer);
  if (!(one instanceof CommissionCase)) return one;
  const records = await manager.find(CaseRecord, {
    where: { caseId: one.id, recordId: In([...recordIds]) },
    order: { id: 'ASC' },
  });
  if (records.length < new Set(recordIds).size) return notFound('record in the case');
  const changes = {
    disclosure: 'ASKED' as const,
    question: question.trim(),
    askedAt: now,
    answerBy: addDays(now, clocks.consultationDays),
    answer: null,
    answeredAt: null,
    answeredBy: null,
  };
  await manager.update(CaseRecord, { id: In(records.map(({ id }) => id)) }, changes);
  const asked = records.map((record) => Object.assign(record, changes));
  for (const { recordId } of asked) {
    await noteAct(manager, one.id, 'OWNER_CONSULTED', now, { by: viewer, reason: question, recordId });
  }
  await tellBureaus(manager, asked.map(consultationNews), now);
  return { caseId: one.id };
}

/** Notes what the owner of a record answers, once. */
export async function answerConsultation(
  manager: EntityManager,
  id: string | undefined,
  disclosure: Extract<Disclosure, 'AGREED' | 'REFUSED'>,
  answer: string,
  viewer: Viewer,
  now: Date,
): Promise<{ consultationId: string } | CommissionProblem> {
  const asked = consultationsOf(manager, viewer).andWhere('one.id = :id', { id: id ?? '' });
  const record = await forUpdate(asked).getOne();
  if (record === null) return notFound('consultation');
  if (record.answeredAt !== null) return wrongState('This consultation has been answered.');
  const changes = { disclosure, answer: answer.trim(), answeredAt: now, answeredBy: viewer.subject };
  await manager.update(CaseRecord, { id: record.id }, changes);
  await noteAct(manager, record.caseId, 'OWNER_ANSWERED', now, {
    by: viewer,
    reason: answer,
    recordId: record.recordId,
  });
  return { consultationId: record.id };
}
