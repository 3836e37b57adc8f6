import { addsColumn, createsIndex, createsTable } from '@crimegraph/shared/store/migrations/small-migrations';
import { instant, integer, longText, optionalText, text } from '@crimegraph/shared/store/record-columns';

const moment = (name: string) => instant(name, { isNullable: true });
const prose = (name: string) => longText(name, { isNullable: true });

/** The commission's cases, and what bureaus are told of them. */
export const commissionMigrations = [
  createsTable('CreateCommissionCases1760000005200', 'commission_case', [
    text('id', 36, { isPrimary: true }),
    text('reference', 64),
    text('kind', 12),
    text('status', 12),
    prose('sealedApplicant'),
    text('applicantKey', 22),
    instant('openedAt'),
    moment('admissibleAt'),
    instant('dueAt'),
    moment('firstDueAt'),
    moment('closedAt'),
    optionalText('outcome', 32),
    text('listKey', 32),
  ]),
  createsIndex('IndexCaseReference1760000005201', 'commission_case', 'commission_case_reference', ['reference'], true),
  createsIndex('IndexCaseList1760000005202', 'commission_case', 'commission_case_list', ['listKey', 'id']),
  createsIndex('IndexCaseApplicant1760000005203', 'commission_case', 'commission_case_applicant', [
    'applicantKey',
    'listKey',
    'id',
  ]),

  createsTable('CreateCommissionRecords1760000005210', 'commission_record', [
    text('id', 36, { isPrimary: true }),
    text('caseId', 36),
    text('caseReference', 64),
    text('recordId', 80),
    text('recordType', 20),
    text('owner', 3),
    instant('addedAt'),
    text('disclosure', 9),
    prose('question'),
    moment('askedAt'),
    moment('answerBy'),
    prose('answer'),
    moment('answeredAt'),
    optionalText('answeredBy', 128),
  ]),
  createsIndex(
    'IndexCaseRecordOnce1760000005211',
    'commission_record',
    'commission_record_once',
    ['caseId', 'recordId'],
    true,
  ),
  createsIndex('IndexCaseRecords1760000005212', 'commission_record', 'commission_record_of_case', ['caseId', 'id']),
  createsIndex('IndexConsultations1760000005213', 'commission_record', 'commission_record_asked', [
    'owner',
    'askedAt',
    'id',
  ]),

  createsTable('CreateCommissionActs1760000005220', 'commission_act', [
    text('id', 36, { isPrimary: true }),
    text('caseId', 36),
    text('kind', 20),
    instant('at'),
    optionalText('bureau', 3),
    optionalText('subject', 128),
    prose('reason'),
    optionalText('recordId', 80),
  ]),
  createsIndex('IndexCommissionActs1760000005221', 'commission_act', 'commission_act_of_case', ['caseId', 'at', 'id']),

  createsTable('CreateCommissionOrders1760000005230', 'commission_order', [
    text('id', 36, { isPrimary: true }),
    text('caseId', 36),
    text('caseReference', 64),
    text('recordId', 80),
    text('recordType', 20),
    text('owner', 3),
    text('act', 8),
    text('status', 9),
    longText('instruction'),
    instant('orderedAt'),
    text('orderedBy', 128),
    text('trace', 64),
    moment('correctBy'),
    moment('carriedOutAt'),
    moment('reportedAt'),
    moment('doneAt'),
    optionalText('formerRestriction', 5),
    optionalText('step', 9),
    moment('dueAt'),
    optionalText('claim', 36),
    integer('failures'),
    optionalText('activeKey', 90),
  ]),
  createsIndex('IndexOrdersOfCase1760000005231', 'commission_order', 'commission_order_of_case', ['caseId', 'id']),
  createsIndex('IndexOrdersOfOwner1760000005232', 'commission_order', 'commission_order_of_owner', [
    'owner',
    'orderedAt',
    'id',
  ]),
  createsIndex('IndexOrdersOfRecord1760000005233', 'commission_order', 'commission_order_of_record', [
    'recordId',
    'orderedAt',
    'id',
  ]),
  createsIndex('IndexOrdersDue1760000005234', 'commission_order', 'commission_order_due', ['dueAt', 'id']),
  createsIndex('IndexOrderActive1760000005235', 'commission_order', 'commission_order_active', ['activeKey'], true),

  addsColumn('AddEventAboutType1760000005240', 'desk_event', text('aboutType', 20, { default: "'Hit'" })),
  addsColumn('AddWebhookCommission1760000005241', 'webhook', integer('toldOfCommission', { default: 0 })),
];
