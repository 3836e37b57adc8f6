import type { HitEvent } from '@crimegraph/shared/hits/hit-event';
import type { HitUrgency } from '../entities/hit';

/** A person waits at a border for the answer when the match is good; everything else can wait for an hour. */
export function hitUrgency(hit: Pick<HitEvent, 'level' | 'purpose'>): HitUrgency {
  const good = hit.level === 'EXACT' || hit.level === 'STRONG';
  return good && hit.purpose === 'BORDER_CONTROL' ? 'URGENT' : 'ROUTINE';
}
