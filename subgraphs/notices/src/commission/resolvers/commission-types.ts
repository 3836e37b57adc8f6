import { globalId } from '@crimegraph/shared/ids/global-id';
import { canonicalJson } from '@crimegraph/shared/requests/idempotent';
import { bureau, confidentialityName } from '@crimegraph/shared/server/record-resolvers';
import type { HeldRecord as Held } from '@crimegraph/shared/subject-access/held-record';
import type { Context } from '../../context';
import type { CaseRecord } from '../entities/case-record';
import type { CommissionAct as ActRow } from '../entities/commission-act';
import type { CommissionCase as CaseRow } from '../entities/commission-case';
import type { CommissionOrder as OrderRow } from '../entities/commission-order';
import { addMonths } from '../rules/case-clock';
import { clocks } from '../rules/clocks-data';
import type { SearchedDatabase } from '../subject-search';

const SubjectDatabase = {
  records: ({ searched, records }: SearchedDatabase) => (searched || records.length > 0 ? records : null),
};

const HeldRecord = {
  recordId: ({ id }: Held) => id,
  recordType: ({ type }: Held) => type,
  owner: ({ owner }: Held) => bureau(owner),
  confidentiality: ({ confidentiality }: Held) => confidentialityName(confidentiality),
  recordedAt: ({ recordedAt }: Held) => new Date(recordedAt),
  updatedAt: ({ updatedAt }: Held) => new Date(updatedAt),
  expiresAt: ({ expiresAt }: Held) => new Date(expiresAt),
  data: ({ data }: Held) => canonicalJson(data),
};

const CommissionCase = {
  id: ({ id }: CaseRow) => globalId('CommissionCase', id),
  applicant: ({ id, sealedApplicant }: CaseRow, _: unknown, { loaders }: Context) =>
    sealedApplicant === null ? null : loaders.commission.applicants.open(id, sealedApplicant),
  overdue: ({ status, dueAt }: CaseRow, _: unknown, { now }: Context) => status !== 'CLOSED' && dueAt < now,
  tellBy: ({ closedAt }: CaseRow) => (closedAt === null ? null : addMonths(closedAt, clocks.tellMonths)),
  records: ({ id }: CaseRow, _: unknown, { loaders }: Context) => loaders.recordsOfCase.load(id),
  orders: ({ id }: CaseRow, _: unknown, { loaders }: Context) => loaders.ordersOfCase.load(id),
  history: async ({ id }: CaseRow, _: unknown, { loaders }: Context) =>
    (await loaders.actsOfCase.load(id)).toReversed(),
};

const CommissionAct = {
  bureau: (act: ActRow) => (act.bureau === null ? null : bureau(act.bureau)),
  officer: (act: ActRow, _: unknown, { viewer }: Context) => (act.bureau === viewer.bureau ? act.subject : null),
};

const CommissionRecord = {
  id: ({ id }: CaseRecord) => globalId('Consultation', id),
  owner: ({ owner }: CaseRecord) => bureau(owner),
  overdue: ({ disclosure, answerBy }: CaseRecord, _: unknown, { now }: Context) =>
    disclosure === 'ASKED' && answerBy !== null && answerBy < now,
  answeredBy: ({ owner, answeredBy }: CaseRecord, _: unknown, { viewer }: Context) =>
    owner === viewer.bureau ? answeredBy : null,
};

const CommissionOrder = {
  id: ({ id }: OrderRow) => globalId('CommissionOrder', id),
  owner: ({ owner }: OrderRow) => bureau(owner),
  overdue: ({ status, correctBy }: OrderRow, _: unknown, { now }: Context) =>
    correctBy !== null && correctBy < now && status !== 'DONE' && status !== 'NOT_HELD',
  lifting: ({ step }: OrderRow) => step === 'LIFT',
  fields: ({ fields }: OrderRow) => fields ?? [],
};

/** Outcomes name what they are about by id; it is read when it is asked for. */
const ofCase = {
  case: ({ caseId }: { caseId: string }, _: unknown, { loaders }: Context) => loaders.cases.findCase(caseId),
};
const ofOrder = {
  order: ({ orderId }: { orderId: string }, _: unknown, { loaders }: Context) => loaders.cases.findOrder(orderId),
};
const ofConsultation = {
  consultation: ({ consultationId }: { consultationId: string }, _: unknown, { loaders }: Context) =>
    loaders.cases.findConsultation(consultationId),
};

/** Types of records as the graph names them, and as services do. */
const HeldRecordType = {
  PERSON: 'Person',
  TRAVEL_DOCUMENT: 'TravelDocument',
  FINGERPRINT_RECORD: 'FingerprintRecord',
  DNA_PROFILE: 'DnaProfile',
  RELATIVE_PROFILE: 'RelativeProfile',
  FACE_RECORD: 'FaceRecord',
  VEHICLE: 'Vehicle',
  NOTICE: 'Notice',
};

/** The types of the commission's part of the graph. */
export const commissionTypes = {
  SubjectDatabase,
  HeldRecord,
  HeldRecordType,
  CommissionCase,
  CommissionAct,
  CommissionRecord,
  CommissionOrder,
  OpenCommissionCaseSuccess: ofCase,
  DecideCommissionAdmissibilitySuccess: ofCase,
  ExtendCommissionCaseSuccess: ofCase,
  AddCommissionRecordsSuccess: ofCase,
  ConsultOwnersSuccess: ofCase,
  CloseCommissionCaseSuccess: ofCase,
  AnswerConsultationSuccess: ofConsultation,
  OrderCorrectionSuccess: ofOrder,
  OrderDeletionSuccess: ofOrder,
  OrderBlockSuccess: ofOrder,
  LiftBlockSuccess: ofOrder,
  ReportCorrectionSuccess: ofOrder,
};
