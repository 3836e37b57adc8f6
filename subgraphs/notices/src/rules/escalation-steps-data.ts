import type { HitEventType } from '../entities/desk-event';
import type { HitActKind } from '../entities/hit-act';

/** What the desk does when the owner of a record does not answer. */
export interface EscalationStep {
  /** When, counted in times to confirm since the hit was opened: 1 is the deadline itself. */
  readonly after: number;
  readonly act: HitActKind;
  readonly event: HitEventType;
  /** A bureau in whose inbox the hit is from then on, besides the owner's. */
  readonly escalateTo: string | null;
}

/**
 * The steps, in their order: the hit confirmation discipline of the NCIC, with the General Secretariat in the place of its
 * control centre.
 */
export const escalationSteps: readonly EscalationStep[] = [
  { after: 1, act: 'SECOND_REQUEST', event: 'hit.second_request', escalateTo: null },
  { after: 2, act: 'ESCALATED', event: 'hit.escalated', escalateTo: 'XPO' },
];

/** Clearance that a viewer of the bureau that a hit is escalated to needs: that of the Secretariat's own officers. */
export const ESCALATION_CLEARANCE = 3;
