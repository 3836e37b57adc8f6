import { setTimeout as delay } from 'node:timers/promises';

/** A report that a client has sent, and what it was told. */
export interface Report {
  requestId: string;
  number: string;
  /** Id of the record, as acknowledged; undefined while it is not. */
  acknowledged: string | undefined;
  /** As `DuplicateRecord`: another request had reported the document. */
  duplicate: boolean;
}

/** What clients did and were told, written down as it happens; the judge compares it with what is there. */
export class Ledger {
  readonly reports: Report[] = [];
  /** Checks that were answered with a hit: each must reach the hit desk. */
  readonly hitChecks: string[] = [];
  /** Wrong answers, in words. */
  readonly wrong: string[] = [];
  /** Refusals by code, and calls without an answer. */
  readonly refused = new Map<string, number>();
  checks = 0;
  private readonly answeredAt = { report: [performance.now()], check: [performance.now()] };

  /** Notes that a call was answered now. */
  answered(kind: 'report' | 'check'): void {
    this.answeredAt[kind].push(performance.now());
  }

  /** Resolves when a call of this kind is answered next. */
  async nextAnswer(kind: 'report' | 'check', patienceMs: number): Promise<void> {
    const before = this.answeredAt[kind].length;
    const until = Date.now() + patienceMs;
    while (this.answeredAt[kind].length === before) {
      if (Date.now() > until) throw new Error(`no ${kind} was answered in time`);
      await delay(10);
    }
  }

  refuse(code: string): void {
    this.refused.set(code, (this.refused.get(code) ?? 0) + 1);
  }

  /** The longest time without any answer of this kind, in ms. */
  longestOutage(kind: 'report' | 'check'): number {
    const times = this.answeredAt[kind];
    return Math.max(...times.slice(1).map((time, index) => time - (times[index] ?? time)));
  }

  get acknowledged(): Report[] {
    return this.reports.filter((report) => report.acknowledged !== undefined);
  }
}
