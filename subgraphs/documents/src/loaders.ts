import { groupedById, keyedById } from '@crimegraph/shared/store/by-key';
import DataLoader from 'dataloader';
import type { TravelDocument } from './entities/travel-document';
import type { DocumentKey } from './search/match-document';
import type { DocumentStore } from './store';

/** The loaders of one request: every lookup of a document goes through one of them, so that equal ones become one query. */
export interface DocumentLoaders {
  /** By database id; null when there is none that the viewer may see. */
  byId: DataLoader<string, TravelDocument | null>;
  /** By the database id of the holder. */
  byHolder: DataLoader<string, TravelDocument[]>;
  /** Candidates for a check: all that share the folded number and the issuer. */
  byKey: DataLoader<DocumentKey, TravelDocument[], string>;
  /** For what is not a lookup. */
  store: DocumentStore;
}

/** Batches stay below the engines' limits on one statement. */
const maxBatchSize = 1_000;

export function createDocumentLoaders(store: DocumentStore): DocumentLoaders {
  return {
    store,
    byId: new DataLoader(async (ids) => keyedById(ids, await store.findByIds(ids)), { maxBatchSize }),
    byHolder: new DataLoader(
      async (ids) => groupedById(ids, await store.findByHolders(ids), (document) => document.holderId ?? ''),
      { maxBatchSize },
    ),
    byKey: new DataLoader(async (keys) => groupedById(keys.map(keyText), await store.findByKeys(keys), keyText), {
      maxBatchSize,
      cacheKeyFn: ({ issuingCountry, number }) => `${issuingCountry} ${number}`,
    }),
  };
}

function keyText(key: Pick<DocumentKey, 'issuingCountry' | 'numberKey'>): string {
  return `${key.issuingCountry} ${key.numberKey}`;
}
