import { isProblem } from '../requests/problems';
import type { Store } from '../store/store';
import type { Act } from './act';
import { writeEntries } from './act-entries';
import type { AuditEntry } from './audit-row';
import { arePending, insertPending } from './pending-row';

/** Of a write that was done before and is answered again: it tells of success, and nothing was changed. */
const REPEATED = 'REPEATED';
/** Of a write whose outcome has no name. */
const WRITTEN = 'WRITTEN';

/**
 * The store as a mutation is given it: every transaction that it runs ends with the audit entries of what it did, so that no
 * write can be there without them, whatever happens between its commit and its answer.
 */
export function auditedStore(store: Store, act: Act): Store {
  return {
    name: store.name,
    dialect: store.dialect,
    reader: store.reader,
    migrator: store.migrator,
    onQuery: (listener) => store.onQuery(listener),
    ping: () => store.ping(),
    close: () => store.close(),
    write: async (work) => {
      let entries: AuditEntry[] = [];
      const value = await store.write(async (manager) => {
        // The store may run this again: what the try before has said was not done, unless its entries are there.
        act.changedIds = undefined;
        const outcome = await work(manager);
        if (await arePending(manager, entries)) return outcome;
        entries = writeEntries(act, outcomeOf(outcome, act));
        await insertPending(manager, entries);
        return outcome;
      });
      act.written.push(...entries);
      return value;
    },
  };
}

function outcomeOf(value: unknown, act: Act): string {
  const name = (value as { __typename?: unknown } | undefined)?.__typename;
  if (typeof name !== 'string') return WRITTEN;
  return isProblem(value) || act.changedIds !== undefined ? name : REPEATED;
}
