import type { HitUrgency } from '../entities/hit';
import { escalationSteps } from './escalation-steps-data';

/** How long an owner has to confirm, in ms. */
export type ConfirmationTimes = Readonly<Record<HitUrgency, number>>;

/** The clock of a hit that is opened, or opened again, at `at`. */
export function startClock(times: ConfirmationTimes, urgency: HitUrgency, at: Date) {
  return { confirmBy: new Date(at.getTime() + times[urgency]), step: 0, nextStepAt: stepDue(times, urgency, at, 0) };
}

/**
 * When step number `step`, counted from 0, is due if the one before it was taken, or the hit opened, at `from`; null when
 * there is no such step. A step that was taken late leaves the owner as much time as one taken in time.
 */
export function stepDue(times: ConfirmationTimes, urgency: HitUrgency, from: Date, step: number): Date | null {
  const next = escalationSteps[step];
  if (next === undefined) return null;
  const before = escalationSteps[step - 1]?.after ?? 0;
  return new Date(from.getTime() + (next.after - before) * times[urgency]);
}
