import type { HitEvent } from '@crimegraph/shared/hits/hit-event';
import type { HitUrgency } from '../entities/hit';

const MINUTE_MS = 60_000;

/** How long the owner has to confirm: the ten minutes and the hour of the hit confirmation discipline of the NCIC. */
const MINUTES: Readonly<Record<HitUrgency, number>> = { URGENT: 10, ROUTINE: 60 };

/** A person waits at a border for the answer when the match is good; everything else can wait for an hour. */
export function hitUrgency(hit: Pick<HitEvent, 'level' | 'purpose'>): HitUrgency {
  const good = hit.level === 'EXACT' || hit.level === 'STRONG';
  return good && hit.purpose === 'BORDER_CONTROL' ? 'URGENT' : 'ROUTINE';
}

/** The instant by which the owner has to confirm a hit of `urgency`. */
export function confirmBy(urgency: HitUrgency, occurredAt: Date): Date {
  return new Date(occurredAt.getTime() + MINUTES[urgency] * MINUTE_MS);
}
