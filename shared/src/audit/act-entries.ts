import type { Act, NotedSearch } from './act';
import type { AuditEntry } from './audit-row';
import { newEntry } from './new-entry';

/** Ids in one row: a bulk has as many, and the row stays below 100 KB. */
export const MAX_IDS = 1_000;

/** The entries of a write as they stand when its transaction ends, one at least. */
export function writeEntries({ context, action, askedIds, changedIds = [] }: Act, outcome: string): AuditEntry[] {
  const [first, ...more] = inChunks(changedIds, MAX_IDS - askedIds.size);
  return [
    newEntry(context, { action, result: outcome, asked: [...askedIds], shown: first ?? [] }),
    ...more.map((shown) => newEntry(context, { action, result: outcome, shown })),
  ];
}

/** All entries of an act that is over: its writes and searches, and what else it asked for, showed or was refused. */
export function entriesOf(act: Act): AuditEntry[] {
  const noted = [...act.written, ...act.searches.flatMap((search) => searchEntries(act, search))];
  const known = new Set(noted.flatMap(({ shown }) => JSON.parse(shown) as string[]));
  const rest = [...act.shownIds].filter((id) => !known.has(id));
  const refusal = act.refusals.size === 0 ? null : [...act.refusals].join(' ');
  const [only] = noted;
  if (only === undefined) return readEntries(act, rest, refusal);
  if (noted.length === 1 && known.size + rest.length + act.askedIds.size <= MAX_IDS) {
    return [{ ...only, asked: JSON.stringify([...act.askedIds]), shown: JSON.stringify([...known, ...rest]), refusal }];
  }
  return rest.length === 0 && refusal === null ? noted : [...noted, ...readEntries(act, rest, refusal)];
}

function searchEntries({ context, action }: Act, { id, keys, met }: NotedSearch): AuditEntry[] {
  const result = met.length > 0 ? 'HIT' : 'MISS';
  const [first, ...more] = inChunks(met, MAX_IDS);
  return [
    newEntry(context, { id, action, result, keys, shown: first ?? [] }),
    ...more.map((shown) => newEntry(context, { action, result, keys, shown })),
  ];
}

function readEntries(act: Act, shown: readonly string[], refusal: string | null): AuditEntry[] {
  const { context, action, keys } = act;
  const asked = [...act.askedIds];
  const result = act.outcome ?? (shown.length > 0 ? 'READ' : refusal === null ? 'MISS' : 'REFUSED');
  const common = { action, result, keys, refusal };
  if (asked.length + shown.length <= MAX_IDS) return [newEntry(context, { ...common, asked, shown })];
  return [
    ...inChunks(asked, MAX_IDS).map((part) => newEntry(context, { ...common, asked: part })),
    ...inChunks(shown, MAX_IDS).map((part) => newEntry(context, { ...common, shown: part })),
  ];
}

/** Lists of at most `size` ids; none when there are no ids. */
export function inChunks(ids: readonly string[], size: number): string[][] {
  const chunks: string[][] = [];
  for (let start = 0; start < ids.length; start += size) chunks.push(ids.slice(start, start + size));
  return chunks;
}
