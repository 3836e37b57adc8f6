import { globalId } from '@crimegraph/shared/ids/global-id';
import type { CommissionEventType } from '../entities/desk-event';
import type { News } from '../hits/tell-bureaus';
import type { CaseRecord } from './entities/case-record';
import type { CommissionOrder } from './entities/commission-order';

/** Own staff sees its own records, whatever their level. */
const OWN_RECORDS = 1;

/** What the owner of a record is told of a question about it. */
export function consultationNews(record: CaseRecord): News {
  const { id, recordId, recordType, owner, caseReference } = record;
  const answerBy = record.answerBy?.toISOString() ?? null;
  return {
    bureau: owner,
    type: 'commission.consulted',
    about: { type: 'Consultation', id },
    clearance: OWN_RECORDS,
    data: { consultationId: globalId('Consultation', id), recordId, recordType, owner, caseReference, answerBy },
  };
}

/** What the owner of a record is told of an order about it. */
export function orderNews(type: CommissionEventType, order: CommissionOrder): News {
  const { id, recordId, recordType, owner, caseReference, act, status } = order;
  const correctBy = order.correctBy?.toISOString() ?? null;
  return {
    bureau: owner,
    type,
    about: { type: 'CommissionOrder', id },
    clearance: OWN_RECORDS,
    data: {
      orderId: globalId('CommissionOrder', id),
      recordId,
      recordType,
      owner,
      caseReference,
      act,
      status,
      correctBy,
    },
  };
}
