import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { persons } from '@crimegraph/persons/definition';
import { nameRow } from '@crimegraph/persons/records/name-row';
import { personRow } from '@crimegraph/persons/records/person-row';
import { scriptOf } from '@crimegraph/persons/records/script-of';
import { personQuestion } from '@crimegraph/persons/search/person-question';
import { findPersons } from '@crimegraph/persons/search/search-persons';
import { insertPersons, type PersonRecord } from '@crimegraph/persons/store';
import { scopesOfRole } from '@crimegraph/shared/identity/roles';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { findCountry } from '@crimegraph/shared/reference/countries';
import { newRecord } from '@crimegraph/shared/store/new-record';
import { openStore } from '@crimegraph/shared/store/open-store';
import type { Store } from '@crimegraph/shared/store/store';
import type { AskedName, GalleryPerson } from './name-data';
import type { Found, NameSearch } from './name-search';

const PERSONS_A_TRANSACTION = 1_000;
const viewer: Viewer = {
  subject: 'bench',
  bureau: 'FRA',
  entity: null,
  role: 'officer',
  scopes: scopesOfRole('officer'),
  clearance: 2,
  purpose: 'INVESTIGATION',
  caseReference: null,
};

/** The persons subgraph's own search on an embedded store of its own: keys, row rules, comparison, reasons; all but HTTP and the audit row. */
export class StoreSearch implements NameSearch {
  private constructor(
    private readonly store: Store,
    private readonly directory: string,
    private readonly ids: ReadonlyMap<string, string>,
  ) {}

  static async open(gallery: readonly GalleryPerson[]): Promise<StoreSearch> {
    const directory = mkdtempSync(join(tmpdir(), 'crimegraph-bench-'));
    const store = await openStore({ ...persons, dataDir: directory });
    const ids = new Map<string, string>();
    for (let start = 0; start < gallery.length; start += PERSONS_A_TRANSACTION) {
      const records = gallery.slice(start, start + PERSONS_A_TRANSACTION).map((one) => {
        const record = recordOf(one);
        ids.set(record.person.id, one.id);
        return record;
      });
      await store.write((manager) => insertPersons(manager, records));
    }
    return new StoreSearch(store, directory, ids);
  }

  async search({ q, dob, nat, sex }: AskedName, byNameAlone: boolean, first: number): Promise<Found[]> {
    const facts = byNameAlone ? {} : { birthDate: dob, nationality: alpha3(nat), sex };
    const question = personQuestion({ name: q, ...facts, minScore: 0 });
    const { candidates } = await findPersons(question, first, persons.createLoaders(this.store, viewer, new Date()));
    return candidates.map(({ person, score, level }) => ({ id: this.ids.get(person.id) ?? '', score, level }));
  }

  /** Bytes on disk. */
  get bytes(): number {
    return statSync(join(this.directory, 'persons.sqlite')).size;
  }

  async close(): Promise<void> {
    await this.store.close();
    rmSync(this.directory, { recursive: true });
  }
}

function recordOf({ name, aliases, dob, nat, sex }: GalleryPerson): PersonRecord {
  const [birthDate = null, ...otherBirthDates] = dob;
  const person = personRow({
    ...newRecord('persons', viewer, new Date()),
    status: 'SUSPECT',
    birthDate,
    otherBirthDates,
    nationalities: nat.flatMap((code) => alpha3(code) ?? []),
    sex,
  });
  const names = [name, ...aliases].map((full, position) =>
    nameRow(
      person,
      { full: full.slice(0, 502), script: scriptOf(full), kind: position === 0 ? 'PRIMARY' : 'ALIAS', quality: 'GOOD' },
      position,
    ),
  );
  return { person, names };
}

function alpha3(code: string | null): string | null {
  return code === null ? null : (findCountry(code)?.alpha3 ?? null);
}
