import type { HitEvent } from '../hits/hit-event';

/** A record that a search met, as the hit desk needs to know it. */
export interface MetRecord {
  id: string;
  type: HitEvent['recordType'];
  owner: string;
  level: HitEvent['level'];
}
