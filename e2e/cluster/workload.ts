import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Caller, Reply } from './caller';
import type { Ledger, Report } from './ledger';

const OWNER = 'FRA';
const SEARCHER = 'DEU';
/** Between two requests of one client, and before it sends one again. */
const THINK_MS = 20;
const AGAIN_MS = 100;
/** After the end of the load, requests under way may still be sent again for this long. */
const LAST_TRIES_MS = 15_000;

const REPORT = `mutation ($input: ReportTravelDocumentInput!) { reportTravelDocument(input: $input) {
  __typename ... on ReportTravelDocumentSuccess { document { id } } ... on DuplicateRecord { document: existing { id } } } }`;
const CHECK = `query ($number: String!) { documentCheck(number: $number, issuingCountry: "${OWNER}") {
  checkId verdict matches { document { id } } } }`;

/**
 * Clients of several instances: some report documents and look at once, through every instance, whether what was
 * acknowledged is found; some check documents that are on record, and some that never were. Whoever gets no answer asks
 * again: a report with the same requestId.
 */
export class Workload {
  private readonly clients: Promise<void>[] = [];
  private readonly endedAt: { at: number } = { at: Infinity };
  private serial = 0;

  constructor(
    private readonly instances: readonly string[],
    private readonly caller: Caller,
    private readonly ledger: Ledger,
  ) {}

  start(reporters: number, checkers: number): void {
    for (let index = 0; index < reporters; index += 1) this.clients.push(this.loop(index, (turn) => this.report(turn)));
    for (let index = 0; index < checkers; index += 1) this.clients.push(this.loop(index, (turn) => this.check(turn)));
  }

  /** Begins nothing new, and resolves when all that was begun has ended. */
  async stop(): Promise<void> {
    this.endedAt.at = Date.now();
    await Promise.all(this.clients);
  }

  private async loop(first: number, work: (turn: number) => Promise<void>): Promise<void> {
    for (let turn = first; this.endedAt.at === Infinity; turn += 1) {
      await work(turn);
      await delay(THINK_MS);
    }
  }

  /** One document, reported once, or by a double click, or by two officers at once. */
  private async report(turn: number): Promise<void> {
    this.serial += 1;
    const number = `C${String(this.serial).padStart(8, '0')}`;
    const one = this.noted(number);
    const here = this.instance(turn);
    const there = this.instance(turn + 1);
    if (turn % 4 === 1) await Promise.all([this.send(one, here), this.send(one, there)]);
    else if (turn % 4 === 3) await Promise.all([this.send(one, here), this.send(this.noted(number), there)]);
    else await this.send(one, here);
    if (one.acknowledged !== undefined) await this.lookEverywhere(number);
  }

  private noted(number: string): Report {
    const report: Report = { requestId: randomUUID(), number, acknowledged: undefined, duplicate: false };
    this.ledger.reports.push(report);
    return report;
  }

  private async send(report: Report, url: string): Promise<void> {
    const document = { number: report.number, issuingCountry: OWNER, type: 'PASSPORT', status: 'STOLEN' };
    const input = { requestId: report.requestId, document };
    const data = await this.untilAnswered('report', url, OWNER, REPORT, { input });
    if (data === undefined) return;
    const outcome = data['reportTravelDocument'] as { __typename: string; document?: { id: string } };
    const id = outcome.document?.id;
    if (id === undefined) this.ledger.wrong.push(`report ${report.number}: ${outcome.__typename}`);
    else if (report.acknowledged !== undefined && report.acknowledged !== id) {
      this.ledger.wrong.push(`report ${report.number}: one requestId, two outcomes`);
    }
    report.acknowledged = id;
    report.duplicate = outcome.__typename === 'DuplicateRecord';
  }

  /** What was acknowledged is found by the very next check, whichever instance is asked. */
  private async lookEverywhere(number: string): Promise<void> {
    await Promise.all(this.instances.map((url) => this.look(number, url, true)));
  }

  private async check(turn: number): Promise<void> {
    const known = this.ledger.acknowledged;
    const one = turn % 2 === 0 ? known[Math.floor(Math.random() * known.length)] : undefined;
    // A number of letters only is never reported here.
    await this.look(one?.number ?? `N${turn}NEVER`, this.instance(turn >> 1), one !== undefined);
  }

  private async look(number: string, url: string, onRecord: boolean): Promise<void> {
    const data = await this.untilAnswered('check', url, SEARCHER, CHECK, { number });
    if (data === undefined) return;
    const { checkId, verdict, matches } = data['documentCheck'] as {
      checkId: string;
      verdict: string;
      matches: unknown[];
    };
    this.ledger.checks += 1;
    if (matches.length > 0) this.ledger.hitChecks.push(checkId);
    if (onRecord && matches.length === 0) this.ledger.wrong.push(`LOST: ${number} is ${verdict} at ${url}`);
    if (matches.length > 1) this.ledger.wrong.push(`DUPLICATE: ${number} was found ${matches.length} times`);
    if (!onRecord && matches.length > 0) this.ledger.wrong.push(`${number} was found and never reported`);
  }

  private async untilAnswered(
    kind: 'report' | 'check',
    url: string,
    bureau: string,
    query: string,
    variables: Record<string, unknown>,
  ): Promise<Record<string, unknown> | undefined> {
    for (;;) {
      const reply = await this.caller.call(url, bureau, query, variables);
      if (reply.kind === 'answered') {
        this.ledger.answered(kind);
        return reply.data;
      }
      for (const code of codesOf(reply)) this.ledger.refuse(code);
      if (Date.now() > this.endedAt.at + LAST_TRIES_MS) return undefined;
      await delay(AGAIN_MS * (0.5 + Math.random()));
    }
  }

  private instance(turn: number): string {
    return this.instances[turn % this.instances.length] ?? '';
  }
}

function codesOf(reply: Exclude<Reply, { kind: 'answered' }>): string[] {
  return reply.kind === 'refused' ? reply.codes : [`no answer (${reply.reason})`];
}
