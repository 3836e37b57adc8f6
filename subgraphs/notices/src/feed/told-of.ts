import type { Scope } from '@crimegraph/shared/identity/scopes';
import type { EventSubject } from '../entities/desk-event';

/** The scope that a viewer needs to be told of each subject, beside that of the inbox of hits. */
const scopes: Readonly<Record<EventSubject, Scope | null>> = {
  Hit: null,
  // What the commission asks and orders is for those of the bureau who answer it.
  Consultation: 'commission:answer',
  CommissionOrder: 'commission:answer',
  // Whoever makes records answers for how long they are kept.
  Review: 'records:manage',
};

/** The subjects that whoever has these scopes is told of. */
export function subjectsToldOf(held: readonly Scope[]): EventSubject[] {
  return Object.entries(scopes).flatMap(([subject, scope]) =>
    scope === null || held.includes(scope) ? [subject as EventSubject] : [],
  );
}
