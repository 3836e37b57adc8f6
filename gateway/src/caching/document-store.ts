import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import type { DocumentNode } from 'graphql';
import type { Safelist } from '../safelist/safelist';
import { ProtectedCache } from './protected-cache';

type DocumentStore = NonNullable<ApolloServerOptions<BaseContext>['documentStore']>;

/** Documents of some 100 kB with what was planned and compiled for them. */
const SIZES = { once: 300, again: 700 };
/** Supergraphs that one after the other have their own documents of the list. */
const GENERATIONS = 2;

/**
 * The valid documents that Apollo Server keeps by the hash of their text, and with them, since that hangs on them, what was authorized,
 * planned and compiled. Those of the list are pinned.
 */
export function documentStore(safelist: Safelist): DocumentStore {
  const cache = new ProtectedCache<DocumentNode>(
    { ...SIZES, pinned: GENERATIONS * safelist.size },
    // Behind the hash of the schema.
    (key) => safelist.hasHash(key.slice(key.lastIndexOf(':') + 1)),
  );
  return {
    get: (key) => Promise.resolve(cache.get(key)),
    set: (key, value) => Promise.resolve(cache.set(key, value)),
    delete: (key) => Promise.resolve(cache.delete(key)),
  };
}
