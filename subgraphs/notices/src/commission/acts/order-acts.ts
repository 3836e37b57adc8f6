import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { invalidInput, notFound } from '@crimegraph/shared/requests/problems';
import { correctableFields } from '@crimegraph/shared/subject-access/correctable-fields-data';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { forUpdate } from '../../hits/for-update';
import { tellBureaus } from '../../hits/tell-bureaus';
import { orderNews } from '../commission-news';
import { ordersKnownTo } from '../commission-store';
import { CaseRecord } from '../entities/case-record';
import type { CommissionActKind } from '../entities/commission-act';
import { CommissionCase } from '../entities/commission-case';
import { CommissionOrder, type OrderAct } from '../entities/commission-order';
import { addDays } from '../rules/case-clock';
import { clocks } from '../rules/clocks-data';
import { admissibleCase, type CommissionProblem, wrongState } from './commission-problem';
import { noteAct } from './note-act';

/** An order was given, lifted or reported on. */
export interface OrderDone {
  orderId: string;
}

/** What is ordered. */
export interface NewOrder {
  act: OrderAct;
  /** Global id of a record of the case. */
  recordId: string;
  instruction: string;
  /** For a correction: until when; the usual time when absent. */
  correctBy?: Date | null;
  /** For a correction: the fields, as the graph names them; the record as a whole when absent or empty. */
  fields?: readonly string[] | null;
}

const kinds: Readonly<Record<OrderAct, CommissionActKind>> = {
  CORRECT: 'CORRECTION_ORDERED',
  DELETE: 'DELETION_ORDERED',
  BLOCK: 'BLOCK_ORDERED',
};

/**
 * Orders something about a record of a case. The order is safe with this transaction, and its owner told; the desk carries it out
 * in the database that owns the record, and does not rest until it is.
 *
 * @param trace of the request
 */
export async function giveOrder(
  manager: EntityManager,
  caseId: string | undefined,
  { act, recordId, instruction, correctBy, fields }: NewOrder,
  trace: string,
  viewer: Viewer,
  now: Date,
): Promise<OrderDone | CommissionProblem> {
  const one = await admissibleCase(manager, caseId, viewer);
  if (!(one instanceof CommissionCase)) return one;
  const record = await manager.findOneBy(CaseRecord, { caseId: one.id, recordId });
  if (record === null) return notFound('record in the case');
  if (correctBy !== undefined && correctBy !== null && correctBy <= now) {
    return invalidInput([{ path: 'correctBy', expected: 'an instant in the future' }]);
  }
  const named = [...new Set(fields ?? [])];
  const known = correctableFields[record.recordType];
  if (!named.every((field) => known.includes(field))) {
    return invalidInput([{ path: 'fields', expected: `fields of the record: ${known.join(', ')}` }]);
  }
  const activeKey = `${act} ${recordId}`;
  if (await manager.existsBy(CommissionOrder, { activeKey })) {
    return wrongState('The same has been ordered about this record, and is still in force.');
  }
  const order: CommissionOrder = {
    id: uuid({ msecs: now.getTime() }),
    caseId: one.id,
    caseReference: one.reference,
    recordId,
    recordType: record.recordType,
    owner: record.owner,
    act,
    status: 'ORDERED',
    instruction: instruction.trim(),
    fields: named.length === 0 ? null : named,
    contentBefore: null,
    orderedAt: now,
    orderedBy: viewer.subject,
    trace,
    correctBy: act === 'CORRECT' ? (correctBy ?? addDays(now, clocks.correctionDays)) : null,
    carriedOutAt: null,
    reportedAt: null,
    doneAt: null,
    formerRestriction: null,
    step: 'CARRY_OUT',
    dueAt: now,
    claim: null,
    failures: 0,
    activeKey,
  };
  await manager.insert(CommissionOrder, order);
  await noteAct(manager, one.id, kinds[act], now, { by: viewer, reason: instruction, recordId });
  await tellBureaus(manager, [orderNews('commission.ordered', order)], now);
  return { orderId: order.id };
}

/** Orders that a blocked record is shown again to whom its owner lets see it. Also when the case is closed. */
export async function liftBlock(
  manager: EntityManager,
  id: string | undefined,
  reason: string,
  viewer: Viewer,
  now: Date,
): Promise<OrderDone | CommissionProblem> {
  const order = await heldOrder(manager, id, viewer);
  if (order?.act !== 'BLOCK') return notFound('block');
  if (order.caseReference !== viewer.caseReference) {
    return invalidInput([{ path: 'x-case-reference', expected: 'the reference of the case of the order' }]);
  }
  if (order.status !== 'IN_FORCE' || order.step !== null) {
    return wrongState('The block is not in force, or is being lifted already.');
  }
  await manager.update(CommissionOrder, { id: order.id }, { step: 'LIFT', dueAt: now, claim: null, failures: 0 });
  await noteAct(manager, order.caseId, 'LIFTING_ORDERED', now, { by: viewer, reason, recordId: order.recordId });
  return { orderId: order.id };
}

/** Notes that the owner says that it has corrected a record; the desk looks whether it has changed. */
export async function reportCorrection(
  manager: EntityManager,
  id: string | undefined,
  note: string,
  viewer: Viewer,
  now: Date,
): Promise<OrderDone | CommissionProblem> {
  const order = await heldOrder(manager, id, viewer);
  if (order?.act !== 'CORRECT' || order.owner !== viewer.bureau) return notFound('order');
  if (order.status !== 'IN_FORCE' && order.status !== 'REPORTED') {
    return wrongState('There is nothing to be corrected by this order now.');
  }
  const changes = { status: 'REPORTED' as const, reportedAt: now, step: 'CHECK' as const, dueAt: now, claim: null };
  await manager.update(CommissionOrder, { id: order.id }, { ...changes, failures: 0 });
  await noteAct(manager, order.caseId, 'CORRECTION_REPORTED', now, {
    by: viewer,
    reason: note,
    recordId: order.recordId,
  });
  return { orderId: order.id };
}

function heldOrder(manager: EntityManager, id: string | undefined, viewer: Viewer): Promise<CommissionOrder | null> {
  return forUpdate(ordersKnownTo(manager, viewer).andWhere('one.id = :id', { id: id ?? '' })).getOne();
}
