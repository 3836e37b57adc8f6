import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { invalidInput } from '@crimegraph/shared/requests/problems';
import type { EntityManager } from 'typeorm';
import { IsNull, Not } from 'typeorm';
import { CaseRecord } from '../entities/case-record';
import { CommissionCase, type CaseOutcome, type RequestKind } from '../entities/commission-case';
import { CommissionOrder } from '../entities/commission-order';
import { addDays, addMonths, answerDue, listKey } from '../rules/case-clock';
import { clocks } from '../rules/clocks-data';
import { caseInHand, type CommissionProblem, wrongState } from './commission-problem';
import { noteAct } from './note-act';

/** A case was opened, or something was done in it. */
export interface CaseDone {
  caseId: string;
}

/** A case as it is opened: the applicant is sealed for its id. */
export interface NewCase {
  id: string;
  kind: RequestKind;
  sealedApplicant: string;
  applicantKey: string;
}

/** Opens the case that the header x-case-reference names. */
export async function openCase(
  manager: EntityManager,
  { id, kind, sealedApplicant, applicantKey }: NewCase,
  viewer: Viewer,
  now: Date,
): Promise<CaseDone | CommissionProblem> {
  const reference = viewer.caseReference ?? '';
  if (await manager.existsBy(CommissionCase, { reference })) {
    return wrongState('There is a case with the reference that the header x-case-reference names.');
  }
  const dueAt = addDays(now, clocks.admissibilityDays);
  await manager.insert(CommissionCase, {
    id,
    reference,
    kind,
    status: 'RECEIVED',
    sealedApplicant,
    applicantKey,
    openedAt: now,
    admissibleAt: null,
    dueAt,
    firstDueAt: null,
    closedAt: null,
    outcome: null,
    listKey: listKey({ dueAt, closedAt: null }),
  });
  await noteAct(manager, id, 'OPENED', now, { by: viewer });
  return { caseId: id };
}

/** Says whether a request is admissible: then the clock of the answer starts, else the case is closed. */
export async function decideAdmissibility(
  manager: EntityManager,
  id: string | undefined,
  admissible: boolean,
  reason: string,
  viewer: Viewer,
  now: Date,
): Promise<CaseDone | CommissionProblem> {
  const one = await caseInHand(manager, id, viewer);
  if (!(one instanceof CommissionCase)) return one;
  if (one.status !== 'RECEIVED') return wrongState('The request has been found admissible already.');
  if (!admissible) return close(manager, one, 'INADMISSIBLE', reason, viewer, now);
  const dueAt = answerDue(one.kind, now);
  const changes = { status: 'ADMISSIBLE' as const, admissibleAt: now, dueAt, listKey: listKey({ ...one, dueAt }) };
  await manager.update(CommissionCase, { id: one.id }, changes);
  await noteAct(manager, one.id, 'FOUND_ADMISSIBLE', now, { by: viewer, reason });
  return { caseId: one.id };
}

/** Puts off when the answer is due. */
export async function extendCase(
  manager: EntityManager,
  id: string | undefined,
  until: Date,
  reason: string,
  viewer: Viewer,
  now: Date,
): Promise<CaseDone | CommissionProblem> {
  const one = await caseInHand(manager, id, viewer);
  if (!(one instanceof CommissionCase)) return one;
  if (one.status !== 'ADMISSIBLE') return wrongState('The clock of the answer has not started yet.');
  if (until <= one.dueAt || until > addMonths(one.openedAt, clocks.longestMonths)) {
    const expected = `later than it is due now, and at most ${clocks.longestMonths} months after the case was opened`;
    return invalidInput([{ path: 'until', expected }]);
  }
  const changes = { dueAt: until, firstDueAt: one.firstDueAt ?? one.dueAt, listKey: listKey({ ...one, dueAt: until }) };
  await manager.update(CommissionCase, { id: one.id }, changes);
  await noteAct(manager, one.id, 'EXTENDED', now, { by: viewer, reason });
  return { caseId: one.id };
}

/** Closes a case: who asked is forgotten. Nothing may be left to be done in it. */
export async function closeCase(
  manager: EntityManager,
  id: string | undefined,
  outcome: Exclude<CaseOutcome, 'INADMISSIBLE'>,
  reason: string,
  viewer: Viewer,
  now: Date,
): Promise<CaseDone | CommissionProblem> {
  const one = await caseInHand(manager, id, viewer);
  if (!(one instanceof CommissionCase)) return one;
  if (one.status !== 'ADMISSIBLE') return wrongState('Say first whether the request is admissible.');
  if (await manager.existsBy(CommissionOrder, { caseId: one.id, step: Not(IsNull()) })) {
    return wrongState('An order is on its way to the database. Close the case when it has been carried out.');
  }
  const open = { caseId: one.id, act: 'CORRECT' as const, doneAt: IsNull() };
  if (await manager.existsBy(CommissionOrder, open)) {
    return wrongState('An owner has not corrected yet what it was ordered to.');
  }
  if (await manager.existsBy(CaseRecord, { caseId: one.id, disclosure: 'ASKED' })) {
    return wrongState('An owner has not answered yet.');
  }
  return close(manager, one, outcome, reason, viewer, now);
}

async function close(
  manager: EntityManager,
  one: CommissionCase,
  outcome: CaseOutcome,
  reason: string,
  viewer: Viewer,
  now: Date,
): Promise<CaseDone> {
  const changes = {
    status: 'CLOSED' as const,
    outcome,
    closedAt: now,
    sealedApplicant: null,
    listKey: listKey({ ...one, closedAt: now }),
  };
  await manager.update(CommissionCase, { id: one.id }, changes);
  await noteAct(manager, one.id, 'CLOSED', now, { by: viewer, reason });
  return { caseId: one.id };
}
