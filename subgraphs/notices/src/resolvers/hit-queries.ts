import { databaseId } from '@crimegraph/shared/ids/global-id';
import { connection, pageSize } from '@crimegraph/shared/paging/keyset';
import type { Context } from '../context';
import type { Hit } from '../entities/hit';
import type { HitFilter, HitStore } from '../hit-store';
import { instantKeyset, type InstantPlace, placeOf } from '@crimegraph/shared/paging/instant-place';

/** What a list of hits is asked with. */
export interface PageArguments {
  filter?: HitFilter | null;
  first: number;
  after?: string | null;
}

type Read = (hits: HitStore, filter: HitFilter, after: InstantPlace | undefined, limit: number) => Promise<Hit[]>;

/** The root fields of the hit desk. */
export const hitQueries = {
  hit: (_: unknown, { id }: { id: string }, { loaders }: Context) => {
    const uuid = databaseId('Hit', id);
    return uuid === undefined ? null : loaders.hitById.load(uuid);
  },
  hits: list((hits, filter, after, limit) => hits.inbox(filter, after, limit)),
  hitsOfOwnSearches: list((hits, filter, after, limit) => hits.ownSearches(filter, after, limit)),
  webhooks: (_: unknown, _arguments: unknown, { loaders }: Context) => loaders.webhooks.list(),
};

/** A page of hits. */
function list(read: Read) {
  return async (_: unknown, { filter, first, after }: PageArguments, { loaders }: Context) => {
    const size = pageSize(first);
    const rows = await read(loaders.hits, filter ?? {}, placeOf(after), size + 1);
    return connection(rows, size, (hit) => instantKeyset(hit.occurredAt, hit.id));
  };
}
