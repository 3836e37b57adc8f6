import { databaseId, globalId } from '@crimegraph/shared/ids/global-id';
import { idempotent } from '@crimegraph/shared/requests/idempotent';
import { InputProblems, invalidInput } from '@crimegraph/shared/requests/problems';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../context';
import { type CaseDone, closeCase, decideAdmissibility, extendCase, openCase } from '../acts/case-acts';
import type { CommissionProblem } from '../acts/commission-problem';
import { giveOrder, type NewOrder, liftBlock, type OrderDone, reportCorrection } from '../acts/order-acts';
import { addRecords, answerConsultation, consultOwners } from '../acts/record-acts';
import type { CaseOutcome, RequestKind } from '../entities/commission-case';
import type { OrderAct } from '../entities/commission-order';
import { heldRecords } from '../extract';
import { readSubject, type SubjectInput } from '../read-subject';

type Done = CaseDone | OrderDone | { consultationId: string };

const MAX_TEXT = 2_000;
/** Records that one request may be about. */
const MAX_RECORD_IDS = 100;

/** What every act in a case is given. */
export interface CaseInput {
  requestId: string;
  caseId: string;
}

/** What the commission does in its cases, and what owners answer. */
export const commissionMutations = {
  openCommissionCase: async (
    _: unknown,
    { input }: { input: { requestId: string; kind: RequestKind; applicant: SubjectInput } },
    context: Context,
  ) => {
    const { requestId, kind } = input;
    const { names, birthDate, documents } = readSubject({ ...input.applicant, recordIds: null });
    const problems = checked(requestId, (found) => found.expect(names.length > 0, 'applicant.names', 'a name'));
    if (problems !== undefined) return problems;
    const { applicants } = context.loaders.commission;
    const applicant = { names, birthDate, documents };
    const applicantKey = applicants.key(applicant);
    const id = uuid({ msecs: context.now.getTime() });
    const sealedApplicant = await applicants.seal(id, applicant);
    // What is kept of the input to know a repetition by is a digest: nothing of the applicant goes into it but keyed.
    const known = { requestId, kind, applicant: applicants.digest(applicant) };
    return once('openCommissionCase', known, context, (manager) =>
      openCase(manager, { id, kind, sealedApplicant, applicantKey }, context.viewer, context.now),
    );
  },

  decideCommissionAdmissibility: act<CaseInput & { admissible: boolean; reason: string }>(
    'decideCommissionAdmissibility',
    (problems, { reason }) => problems.text(reason, 'reason', MAX_TEXT, 1),
    (manager, { caseId, admissible, reason }, { viewer, now }) =>
      decideAdmissibility(manager, caseOf(caseId), admissible, reason, viewer, now),
  ),

  extendCommissionCase: act<CaseInput & { until: Date; reason: string }>(
    'extendCommissionCase',
    (problems, { reason }) => problems.text(reason, 'reason', MAX_TEXT, 1),
    (manager, { caseId, until, reason }, { viewer, now }) =>
      extendCase(manager, caseOf(caseId), until, reason, viewer, now),
  ),

  addCommissionRecords: async (
    _: unknown,
    { input }: { input: CaseInput & { recordIds: string[] } },
    context: Context,
  ) => {
    const { requestId, caseId, recordIds } = input;
    const problems = checked(requestId, (found) => expectRecords(found, recordIds));
    if (problems !== undefined) return problems;
    const { callService, viewer, now } = context;
    // Asked outside the transaction, which must not wait for another database.
    const held = await heldRecords(callService, recordIds);
    if (recordIds.some((id) => !held.has(id))) {
      return invalidInput([{ path: 'recordIds', expected: 'ids of records that are held' }]);
    }
    return once('addCommissionRecords', input, context, (manager) =>
      addRecords(manager, caseOf(caseId), [...held.values()], viewer, now),
    );
  },

  consultOwners: act<CaseInput & { recordIds: string[]; question: string }>(
    'consultOwners',
    (problems, { recordIds, question }) => {
      expectRecords(problems, recordIds);
      problems.text(question, 'question', MAX_TEXT, 1);
    },
    (manager, { caseId, recordIds, question }, { viewer, now }) =>
      consultOwners(manager, caseOf(caseId), recordIds, question, viewer, now),
  ),

  answerConsultation: act<{
    requestId: string;
    consultationId: string;
    disclosure: 'AGREED' | 'REFUSED';
    answer: string;
  }>(
    'answerConsultation',
    (problems, { answer }) => problems.text(answer, 'answer', MAX_TEXT, 1),
    (manager, { consultationId, disclosure, answer }, { viewer, now }) =>
      answerConsultation(manager, databaseId('Consultation', consultationId), disclosure, answer, viewer, now),
  ),

  orderCorrection: order('orderCorrection', 'CORRECT'),
  orderDeletion: order('orderDeletion', 'DELETE'),
  orderBlock: order('orderBlock', 'BLOCK'),

  liftBlock: act<{ requestId: string; orderId: string; reason: string }>(
    'liftBlock',
    (problems, { reason }) => problems.text(reason, 'reason', MAX_TEXT, 1),
    (manager, { orderId, reason }, { viewer, now }) => liftBlock(manager, orderOf(orderId), reason, viewer, now),
  ),

  reportCorrection: act<{ requestId: string; orderId: string; note: string }>(
    'reportCorrection',
    (problems, { note }) => problems.text(note, 'note', MAX_TEXT, 1),
    (manager, { orderId, note }, { viewer, now }) => reportCorrection(manager, orderOf(orderId), note, viewer, now),
  ),

  closeCommissionCase: act<CaseInput & { outcome: Exclude<CaseOutcome, 'INADMISSIBLE'>; reason: string }>(
    'closeCommissionCase',
    (problems, { reason }) => problems.text(reason, 'reason', MAX_TEXT, 1),
    (manager, { caseId, outcome, reason }, { viewer, now }) =>
      closeCase(manager, caseOf(caseId), outcome, reason, viewer, now),
  ),
};

function caseOf(id: string): string | undefined {
  return databaseId('CommissionCase', id);
}

function orderOf(id: string): string | undefined {
  return databaseId('CommissionOrder', id);
}

function order(operation: string, kind: OrderAct) {
  return act<CaseInput & Omit<NewOrder, 'act'>>(
    operation,
    (problems, { instruction }) => problems.text(instruction, 'instruction', MAX_TEXT, 1),
    (manager, { caseId, recordId, instruction, correctBy, fields }, { viewer, now, audit }) => {
      const given = { act: kind, recordId, instruction, correctBy: correctBy ?? null, fields: fields ?? null };
      return giveOrder(manager, caseOf(caseId), given, audit.context.caller.trace, viewer, now);
    },
  );
}

/** A mutation that is done once by its request id, noted in the audit trail, and told to whom it concerns. */
function act<Input extends { requestId: string }>(
  operation: string,
  check: (problems: InputProblems, input: Input) => void,
  work: (manager: EntityManager, input: Input, context: Context) => Promise<Done | CommissionProblem>,
) {
  return async (_: unknown, { input }: { input: Input }, context: Context) => {
    const problems = checked(input.requestId, (found) => check(found, input));
    return problems ?? once(operation, input, context, (manager) => work(manager, input, context));
  };
}

async function once(
  operation: string,
  input: { requestId: string },
  { store, viewer, audit, loaders }: Context,
  work: (manager: EntityManager) => Promise<Done | CommissionProblem>,
) {
  const success = `${operation[0]?.toUpperCase()}${operation.slice(1)}Success`;
  const outcome = await idempotent(store, viewer, operation, input, async (manager) => {
    const done = await work(manager);
    if ('__typename' in done) return done;
    audit.changed([idOf(done)]);
    return { __typename: success, ...done };
  });
  if (!('code' in outcome)) {
    loaders.desk.told();
    loaders.commission.ordered();
  }
  return outcome;
}

function idOf(done: Done): string {
  if ('orderId' in done) return globalId('CommissionOrder', done.orderId);
  if ('consultationId' in done) return globalId('Consultation', done.consultationId);
  return globalId('CommissionCase', done.caseId);
}

function checked(requestId: string, check: (problems: InputProblems) => void) {
  const problems = new InputProblems();
  problems.requestId(requestId);
  check(problems);
  return problems.any ? invalidInput(problems.fields) : undefined;
}

function expectRecords(problems: InputProblems, recordIds: readonly string[]): void {
  const fits =
    recordIds.length > 0 && recordIds.length <= MAX_RECORD_IDS && new Set(recordIds).size === recordIds.length;
  problems.expect(fits, 'recordIds', `1 to ${MAX_RECORD_IDS} different ids`);
}
