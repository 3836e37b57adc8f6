import { addsColumn, createsIndex, dropsIndex } from '../store/migrations/small-migrations';
import { instant, integer, optionalText } from '../store/record-columns';

const TABLE = 'outbox_event';

/**
 * The outbox for several instances on one store: what is due, who has taken it, how often it was refused. What waits from
 * before has no `dueAt`, like a dead letter, and like one it is delivered when a process starts.
 */
export const outboxMigrations = [
  addsColumn('AddOutboxDueAt1760000000130', TABLE, instant('dueAt', { isNullable: true })),
  addsColumn('AddOutboxClaim1760000000131', TABLE, optionalText('claim', 36)),
  addsColumn('AddOutboxRefusals1760000000132', TABLE, integer('refusals', { default: 0 })),
  createsIndex('IndexOutboxDue1760000000134', TABLE, 'outbox_event_due', ['refusals', 'dueAt', 'at', 'id']),
  dropsIndex('DropOutboxAtIndex1760000000135', TABLE, 'outbox_event_at', ['at', 'id']),
];
