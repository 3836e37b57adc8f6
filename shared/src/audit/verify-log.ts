import { setImmediate as nextTurn } from 'node:timers/promises';
import { LessThan, type EntityManager } from 'typeorm';
import { AuditRow } from './audit-row';
import { AuditTermRow, termsOf } from './audit-term-row';
import { ChainWalk, type RowFault } from './chain-walk';
import type { ChainWitness, Register } from './checkpoint-register';
import type { Fault } from './log-fault';
import { PendingRow } from './pending-row';

/** What verifying a log came to. */
export interface Verification {
  fault: Fault | undefined;
  chains: number;
  rows: number;
  /** Checkpoints that rows were compared with. */
  checkpoints: number;
  /** Entries that wait for a place in a chain; more than a moment old, they wait for a process to take them over. */
  waiting: number;
}

/** Rows in memory at a time. */
const BATCH = 1_000;
const TERMS_PER_STATEMENT = 300;
/** No request is under way for so long. */
const WAITING_MS = 30_000;

/**
 * Walks through all chains of a log, in the order in which they were begun, and stops at the first thing that is wrong.
 * Memory does not grow with the log.
 *
 * @param readRegister reads what was signed outside the store; without it, a log that was replaced as a whole, or cut at the end of a
 *   chain, looks like a good one
 */
export async function verifyLog(
  reader: EntityManager,
  readRegister: (() => Promise<Register>) | undefined,
): Promise<Verification> {
  const result: Verification = { fault: undefined, chains: 0, rows: 0, checkpoints: 0, waiting: 0 };
  result.waiting = await reader.countBy(PendingRow, { since: LessThan(new Date(Date.now() - WAITING_MS)) });
  const register = await readRegister?.();
  if (register?.fault !== undefined) return { ...result, fault: register.fault };
  for (const witness of register?.chains.values() ?? []) {
    result.fault = await verifyChain(reader, witness.chain, witness, result);
    if (result.fault !== undefined) return result;
  }
  for await (const chain of chainsOf(reader)) {
    if (register?.chains.has(chain)) continue;
    // A chain that was begun meanwhile was announced before that.
    const witness = (await readRegister?.())?.chains.get(chain);
    if (register !== undefined && witness === undefined) {
      return { ...result, fault: { kind: 'CHAIN_UNKNOWN', chain, seq: 0 } };
    }
    result.fault = await verifyChain(reader, chain, witness, result);
    if (result.fault !== undefined) return result;
  }
  return result;
}

async function verifyChain(
  reader: EntityManager,
  chain: string,
  witness: ChainWitness | undefined,
  result: Verification,
): Promise<Fault | undefined> {
  const walk = new ChainWalk(chain);
  const marks = witness?.marks ?? [];
  let next = 0;
  for await (const rows of batchesOf(reader, chain)) {
    const missing = await unindexed(reader, rows);
    for (const row of rows) {
      const fault = walk.next(row) ?? (missing.has(row.id) ? { kind: 'UNINDEXED' as const, seq: row.seq } : undefined);
      if (fault !== undefined) return { chain, ...fault };
      result.rows += 1;
      for (; marks[next]?.seq === row.seq; next += 1) {
        if (marks[next]?.hash !== row.hash) {
          return { chain, kind: 'REWRITTEN', seq: row.seq, since: (marks[next - 1]?.seq ?? -1) + 1 };
        }
        result.checkpoints += 1;
      }
    }
  }
  if (walk.seq >= 0) result.chains += 1;
  const fault = witness === undefined ? undefined : atTheEnd(walk.seq, witness);
  return fault && { chain, ...fault };
}

/** Whether a chain ends where it was said to end. */
function atTheEnd(lastSeq: number, { marks, last }: ChainWitness): RowFault | undefined {
  // A process answers nothing before its chain is open: where it was only announced, the first row may or may not be there.
  if (last.state === 'announced') return lastSeq > 0 ? { kind: 'APPENDED', seq: 1 } : undefined;
  if (lastSeq < 0) return { kind: 'CHAIN_MISSING', seq: 0 };
  if (lastSeq < (marks.at(-1)?.seq ?? 0)) return { kind: 'TRUNCATED', seq: lastSeq + 1 };
  if (last.state === 'closed' && lastSeq > last.seq) return { kind: 'APPENDED', seq: last.seq + 1 };
  return undefined;
}

async function* batchesOf(reader: EntityManager, chain: string): AsyncGenerator<AuditRow[]> {
  let seq: number | undefined;
  for (;;) {
    const query = reader.createQueryBuilder(AuditRow, 'row').where('row.chain = :chain', { chain });
    if (seq !== undefined) query.andWhere('row.seq > :seq', { seq });
    const rows = await query.orderBy('row.seq', 'ASC').limit(BATCH).getMany();
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
    seq = rows.at(-1)?.seq;
    // The embedded engine gives memory back only between turns of the event loop.
    await nextTurn();
  }
}

/** Ids of the rows that cannot be found by all of their terms. */
async function unindexed(reader: EntityManager, rows: readonly AuditRow[]): Promise<Set<string>> {
  const terms = rows.flatMap(termsOf);
  const missing = new Set<string>();
  for (let start = 0; start < terms.length; start += TERMS_PER_STATEMENT) {
    const chunk = terms.slice(start, start + TERMS_PER_STATEMENT);
    const query = reader.createQueryBuilder(AuditTermRow, 'term');
    chunk.forEach(({ term, id }, index) =>
      query.orWhere(`(term.term = :term${index} AND term.id = :id${index})`, {
        [`term${index}`]: term,
        [`id${index}`]: id,
      }),
    );
    const found = new Set((await query.getMany()).map(({ term, id }) => `${term} ${id}`));
    for (const { term, id } of chunk) if (!found.has(`${term} ${id}`)) missing.add(id);
  }
  return missing;
}

/** The chains of a log, each found by one step along the key. */
async function* chainsOf(reader: EntityManager): AsyncGenerator<string> {
  let chain: string | undefined = '';
  for (;;) {
    const row: { chain: string | null } | undefined = await reader
      .createQueryBuilder(AuditRow, 'row')
      .select('MIN(row.chain)', 'chain')
      .where('row.chain > :chain', { chain })
      .getRawOne();
    if (!row?.chain) return;
    yield row.chain;
    chain = row.chain;
  }
}
