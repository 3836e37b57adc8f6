import { addsColumn, createsIndex, createsTable } from '@crimegraph/shared/store/migrations/small-migrations';
import { instant, integer, longText, optionalText, text } from '@crimegraph/shared/store/record-columns';

/** What the hit desk needs besides the table of hits: escalation, history, what bureaus are told, and webhooks. */
export const hitDeskMigrations = [
  addsColumn('AddHitOutcomeClearance1760000005100', 'hit', integer('outcomeClearance', { isNullable: true })),
  addsColumn('AddHitStep1760000005101', 'hit', integer('step', { default: 0 })),
  addsColumn('AddHitNextStepAt1760000005102', 'hit', instant('nextStepAt', { isNullable: true })),
  addsColumn('AddHitEscalatedTo1760000005103', 'hit', optionalText('escalatedTo', 3)),
  createsIndex('IndexHitStatus1760000005105', 'hit', 'hit_inbox_by_status', ['owner', 'status', 'occurredAt', 'id']),
  createsIndex('IndexHitSearcher1760000005106', 'hit', 'hit_own_searches', ['searchedBy', 'occurredAt', 'id']),
  createsIndex('IndexHitEscalated1760000005107', 'hit', 'hit_escalated', ['escalatedTo', 'occurredAt', 'id']),
  createsIndex('IndexHitNextStep1760000005108', 'hit', 'hit_next_step', ['nextStepAt', 'id']),

  createsTable('CreateHitActs1760000005110', 'hit_act', [
    text('id', 36, { isPrimary: true }),
    text('hitId', 36),
    text('kind', 20),
    instant('at'),
    optionalText('bureau', 3),
    optionalText('subject', 128),
    longText('reason', { isNullable: true }),
  ]),
  createsIndex('IndexHitActs1760000005111', 'hit_act', 'hit_act_of_hit', ['hitId', 'at', 'id']),

  createsTable('CreateDeskEvents1760000005120', 'desk_event', [
    text('id', 36, { isPrimary: true }),
    text('bureau', 3),
    integer('seq'),
    text('type', 24),
    text('hitId', 36),
    integer('clearance'),
    instant('at'),
    longText('payload'),
  ]),
  createsIndex('IndexDeskLine1760000005121', 'desk_event', 'desk_event_line', ['bureau', 'seq'], true),
  createsIndex('IndexDeskEventAt1760000005122', 'desk_event', 'desk_event_at', ['at', 'id']),
  createsTable('CreateDeskLines1760000005123', 'desk_line', [text('bureau', 3, { isPrimary: true }), integer('seq')]),

  createsTable('CreateWebhooks1760000005130', 'webhook', [
    text('id', 36, { isPrimary: true }),
    text('bureau', 3),
    text('url', 1_024),
    longText('sealedSecret'),
    integer('clearance'),
    instant('registeredAt'),
    text('registeredBy', 128),
    instant('lastDeliveredAt', { isNullable: true }),
    instant('lastFailedAt', { isNullable: true }),
  ]),
  createsIndex('IndexWebhooks1760000005131', 'webhook', 'webhook_of_bureau', ['bureau', 'id']),
  createsTable('CreateWebhookDeliveries1760000005132', 'webhook_delivery', [
    text('id', 36, { isPrimary: true }),
    text('webhookId', 36),
    text('eventId', 36),
    integer('attempts'),
    instant('dueAt', { isNullable: true }),
    instant('diedAt', { isNullable: true }),
    optionalText('lastFailure', 32),
  ]),
  createsIndex(
    'IndexDeliveryOnce1760000005133',
    'webhook_delivery',
    'webhook_delivery_once',
    ['eventId', 'webhookId'],
    true,
  ),
  createsIndex('IndexDeliveryDue1760000005134', 'webhook_delivery', 'webhook_delivery_due', ['dueAt', 'webhookId']),
  createsIndex('IndexDeliveryOfWebhook1760000005135', 'webhook_delivery', 'webhook_delivery_of_webhook', [
    'webhookId',
    'dueAt',
    'id',
  ]),
  createsIndex('IndexDeliveryDead1760000005136', 'webhook_delivery', 'webhook_delivery_dead', [
    'webhookId',
    'diedAt',
    'id',
  ]),
];
