import { type EntityManager, Column, Entity, In, Index, PrimaryColumn } from 'typeorm';
import { insertRows } from '../store/insert-rows';
import { type AuditEntry, AuditRow } from './audit-row';

/**
 * An audit entry that is durable but has no place in a chain yet: written in the transaction of the write that it is about,
 * so that there is no write without it, and moved into the chain of a process before the write is answered. Where that
 * process dies in between, another takes it over.
 */
@Entity('audit_pending')
@Index('audit_pending_since', ['since'])
export class PendingRow {
  /** The id of the row it will be. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id: string;

  /** When it was written. */
  @Column({ type: 'datetime', precision: 6 })
  since: Date;

  /** JSON of the entry. */
  @Column({ type: 'text' })
  entry: string;
}

/** Writes entries beside the write that they are about, in its transaction. */
export async function insertPending(manager: EntityManager, entries: readonly AuditEntry[]): Promise<void> {
  const since = new Date();
  const rows = entries.map((entry) => ({ id: entry.id, since, entry: JSON.stringify(entry) }));
  await insertRows(manager, PendingRow, rows);
}

/** Whether entries have been written so. */
export async function arePending(manager: EntityManager, entries: readonly AuditEntry[]): Promise<boolean> {
  if (entries.length === 0) return false;
  return (await manager.countBy(PendingRow, { id: In(entries.map(({ id }) => id)) })) === entries.length;
}

/** The entry that a row holds. */
export function pendingEntry({ entry }: PendingRow): AuditEntry {
  const parsed = JSON.parse(entry) as AuditEntry & { at: string };
  return { ...parsed, at: new Date(parsed.at) };
}

/**
 * Takes the pending rows of `ids` away, within the transaction that writes them into a chain.
 *
 * @returns those of `ids` that another process has written into its own chain meanwhile
 */
export async function takePending(manager: EntityManager, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { affected } = await manager.delete(PendingRow, { id: In([...ids]) });
  if (affected === ids.length) return new Set();
  const taken = await manager.find(AuditRow, { select: { id: true }, where: { id: In([...ids]) } });
  return new Set(taken.map(({ id }) => id));
}
