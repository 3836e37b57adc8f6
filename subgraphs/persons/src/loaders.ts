import { groupedById, keyedById } from '@crimegraph/shared/store/by-key';
import DataLoader from 'dataloader';
import type { Person } from './entities/person';
import type { PersonName } from './entities/person-name';
import type { CandidateKey } from './search/candidates';
import type { CandidateIds, PersonStore } from './store';

/** The loaders of one request: every lookup of a person goes through one of them, so that equal ones become one query. */
export interface PersonLoaders {
  /** By database id; null when there is none that the viewer may see. */
  byId: DataLoader<string, Person | null>;
  /** The names of a person whom the viewer may see, by database id, in their order. */
  names: DataLoader<string, PersonName[]>;
  /** Ids of the candidates for a search. */
  candidates: DataLoader<CandidateKey, CandidateIds, string>;
}

/** Batches stay below the engines' limits on one statement. */
const maxBatchSize = 1_000;
/** Each key is up to two parts of one compound statement, of which SQLite takes 500. */
const maxKeys = 100;

export function createPersonLoaders(store: PersonStore): PersonLoaders {
  return {
    byId: new DataLoader(async (ids) => keyedById(ids, await store.findByIds(ids)), { maxBatchSize }),
    names: new DataLoader(async (ids) => groupedById(ids, await store.findNames(ids), ({ personId }) => personId), {
      maxBatchSize,
    }),
    candidates: new DataLoader((keys) => store.findCandidateIds(keys), {
      maxBatchSize: maxKeys,
      cacheKeyFn: ({ nameKey, mrzKey, birthYear }) => [nameKey, mrzKey, birthYear].join('\n'),
    }),
  };
}
