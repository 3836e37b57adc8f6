import { databaseId } from '@crimegraph/shared/ids/global-id';
import type { Ledger } from './ledger';

/** Runs one statement on a database server. */
export type Ask = (sql: string) => Promise<Record<string, unknown>[]>;

/** What is wrong with what one server holds, in words; nothing when all is right. */
export async function judge(ask: Ask, ledger: Ledger): Promise<string[]> {
  return [
    ...(await judgeRecords(ask, ledger)),
    ...(await judgeRequests(ask, ledger)),
    ...(await judgeAudit(ask, 'documents')),
    ...(await judgeAudit(ask, 'notices')),
    ...(await judgeHits(ask, ledger)),
  ];
}

async function judgeRecords(ask: Ask, { acknowledged, reports }: Ledger): Promise<string[]> {
  const rows = await ask('SELECT id, number FROM documents.travel_document WHERE withdrawnAt IS NULL');
  const idsOf = new Map<string, string[]>();
  for (const row of rows) {
    const number = row['number'] as string;
    idsOf.set(number, [...(idsOf.get(number) ?? []), row['id'] as string]);
  }
  const attempted = new Set(reports.map((report) => report.number));
  return [
    ...acknowledged
      .filter(
        ({ number, acknowledged: id }) => !idsOf.get(number)?.includes(databaseId('TravelDocument', id ?? '') ?? ''),
      )
      .map(({ number }) => `LOST: ${number} was acknowledged and is not there`),
    ...[...idsOf]
      .filter(([, ids]) => ids.length > 1)
      .map(([number, ids]) => `DUPLICATE: ${number} ${ids.length} times`),
    ...[...idsOf.keys()].filter((number) => !attempted.has(number)).map((number) => `${number} was never reported`),
  ];
}

/** Each request has one outcome, and it is the one that the client was told. */
async function judgeRequests(ask: Ask, { acknowledged }: Ledger): Promise<string[]> {
  const rows = await ask('SELECT requestId, outcome FROM documents.write_request');
  const outcomes = new Map(rows.map((row) => [row['requestId'], JSON.parse(row['outcome'] as string) as unknown]));
  const problems = rows.length === outcomes.size ? [] : ['DUPLICATE: a requestId has two outcomes'];
  for (const report of acknowledged) {
    const { documentId } = (outcomes.get(report.requestId) ?? {}) as { documentId?: string };
    const told = databaseId('TravelDocument', report.acknowledged ?? '');
    if (documentId !== told) problems.push(`LOST: the outcome of the request for ${report.number} is another`);
  }
  return problems;
}

/** No chain has a gap or a fork. */
async function judgeAudit(ask: Ask, database: string): Promise<string[]> {
  const rows = await ask(`SELECT chain, seq, previousHash, hash FROM ${database}.audit_row ORDER BY chain, seq`);
  return rows.flatMap((row, index) => {
    const before = rows[index - 1];
    if (before?.['chain'] !== row['chain'])
      return row['seq'] === 0 ? [] : [`audit: a chain begins at ${String(row['seq'])}`];
    const follows = row['seq'] === Number(before?.['seq']) + 1 && row['previousHash'] === before?.['hash'];
    return follows ? [] : [`audit: a chain of ${database} breaks at ${String(row['seq'])}`];
  });
}

/** Each check that was answered with a hit has reached the hit desk. */
async function judgeHits(ask: Ask, { hitChecks }: Ledger): Promise<string[]> {
  const rows = await ask('SELECT checkId FROM notices.hit');
  const delivered = new Set(rows.map((row) => row['checkId']));
  return hitChecks.filter((checkId) => !delivered.has(checkId)).map((checkId) => `LOST: the hit of check ${checkId}`);
}
