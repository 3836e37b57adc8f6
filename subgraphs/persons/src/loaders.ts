import { groupedById, keyedById } from '@crimegraph/shared/store/by-key';
import DataLoader from 'dataloader';
import type { Person } from './entities/person';
import type { PersonName } from './entities/person-name';
import type { ComparedPerson } from './search/compared-person';
import type { KeyWalk, PersonStore } from './store';

/** The loaders of one request: every lookup of a person goes through one of them, so that equal ones become one query. */
export interface PersonLoaders {
  /** By database id; null when there is none that the viewer may see. */
  byId: DataLoader<string, Person | null>;
  /** The names of a person whom the viewer may see, by database id, in their order. */
  names: DataLoader<string, PersonName[]>;
  /** The persons who have a key of a hash. */
  walks: DataLoader<number, KeyWalk>;
  /** What is compared of the persons of a search number; more than one in the rarest of cases. */
  compared: DataLoader<number, ComparedPerson[]>;
}

/** Batches stay below the engines' limits on one statement. */
const maxBatchSize = 1_000;
/** Each is one part of a compound statement, of which SQLite takes 500. */
const maxWalks = 480;
/** Of twenty searches in one request. */
const maxCompared = 4_000;

export function createPersonLoaders(store: PersonStore): PersonLoaders {
  return {
    byId: new DataLoader(async (ids) => keyedById(ids, await store.findByIds(ids)), { maxBatchSize }),
    names: new DataLoader(async (ids) => groupedById(ids, await store.findNames(ids), ({ personId }) => personId), {
      maxBatchSize,
    }),
    walks: new DataLoader((hashes) => store.walkKeys(hashes), { maxBatchSize: maxWalks }),
    compared: new DataLoader(
      async (numbers) =>
        groupedById(numbers.map(String), await store.findCompared(numbers), ({ searchNumber }) => String(searchNumber)),
      { maxBatchSize: maxCompared },
    ),
  };
}
