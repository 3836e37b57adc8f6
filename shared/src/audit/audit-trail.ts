import { createHmac } from 'node:crypto';
import type { HitEvent } from '../hits/hit-event';
import { hitEvents } from '../hits/hit-events';
import type { CallerContext } from '../identity/caller-context';
import { canonicalJson } from '../requests/idempotent';
import type { AuditEntry } from './audit-log';

/** A record that a search met, as the hit desk needs to know it. */
export interface MetRecord {
  id: string;
  type: HitEvent['recordType'];
  owner: string;
  level: HitEvent['level'];
}

/** What one request did: resolvers note it here, the server makes it durable before the answer leaves. */
export class AuditTrail {
  readonly entries: AuditEntry[] = [];
  readonly hits: HitEvent[] = [];

  constructor(
    private readonly caller: CallerContext,
    private readonly key: Uint8Array,
    private readonly now: Date,
  ) {}

  /**
   * Notes a search and the records it met; what becomes of it is for the policy on hits to say.
   *
   * @param action the root field
   * @param keys what was searched for; only its keyed digest is kept
   */
  search(action: string, keys: unknown, checkId: string, met: readonly MetRecord[]): void {
    this.add(
      action,
      keys,
      met.length > 0 ? 'HIT' : 'MISS',
      met.map((record) => record.id),
    );
    this.hits.push(...hitEvents(this.caller.viewer, checkId, met, this.now));
  }

  /** Notes that records were read by id or listed. */
  read(action: string, shown: readonly string[]): void {
    this.add(action, null, 'READ', shown);
  }

  /** Notes a write and the records it made or changed. */
  written(action: string, outcome: string, changed: readonly string[]): void {
    this.add(action, null, outcome, changed);
  }

  private add(action: string, keys: unknown, result: string, shown: readonly string[]): void {
    const { viewer, trace, operation } = this.caller;
    this.entries.push({
      at: this.now,
      subject: viewer.subject,
      bureau: viewer.bureau,
      role: viewer.role,
      purpose: viewer.purpose,
      caseReference: viewer.caseReference,
      trace,
      operation,
      action,
      keysDigest: keys === null ? null : createHmac('sha256', this.key).update(canonicalJson(keys)).digest('hex'),
      result,
      shown: JSON.stringify(shown),
    });
  }
}
