import { databaseId, globalId } from '@crimegraph/shared/ids/global-id';
import { connection, pageSize } from '@crimegraph/shared/paging/keyset';
import type { Context } from '../context';
import type { Hit } from '../entities/hit';
import type { HitFilter, HitStore } from '../hit-store';
import { instantKeyset, type InstantPlace, placeOf } from '../search/instant-place';

/** What a list of hits is asked with. */
export interface PageArguments {
  filter?: HitFilter | null;
  first: number;
  after?: string | null;
}

type Read = (hits: HitStore, filter: HitFilter, after: InstantPlace | undefined, limit: number) => Promise<Hit[]>;

/** The root fields of the hit desk. */
export const hitQueries = {
  hit: async (_: unknown, { id }: { id: string }, { loaders, audit }: Context) => {
    const uuid = databaseId('Hit', id);
    const hit = uuid === undefined ? null : await loaders.hitById.load(uuid);
    audit.read('hit', hit === null ? [] : [id]);
    return hit;
  },
  hits: list('hits', (hits, filter, after, limit) => hits.inbox(filter, after, limit)),
  hitsOfOwnSearches: list('hitsOfOwnSearches', (hits, filter, after, limit) => hits.ownSearches(filter, after, limit)),
  webhooks: async (_: unknown, _arguments: unknown, { loaders, audit }: Context) => {
    const webhooks = await loaders.webhooks.list();
    audit.read(
      'webhooks',
      webhooks.map(({ id }) => globalId('Webhook', id)),
    );
    return webhooks;
  },
};

/** A page of hits, noted under the name of its field. */
function list(action: string, read: Read) {
  return async (_: unknown, { filter, first, after }: PageArguments, { loaders, audit }: Context) => {
    const size = pageSize(first);
    const rows = await read(loaders.hits, filter ?? {}, placeOf(after), size + 1);
    const page = connection(rows, size, (hit) => instantKeyset(hit.occurredAt, hit.id));
    audit.read(
      action,
      page.edges.map(({ node }) => globalId('Hit', node.id)),
    );
    return page;
  };
}
