import { auditTrailEntry } from '@crimegraph/shared/audit/trail/audit-trail-resolvers';
import { databaseId } from '@crimegraph/shared/ids/global-id';
import { connection, pageSize } from '@crimegraph/shared/paging/keyset';
import type { Context } from '../context';
import type { HitFilter } from '../hit-store';
import { instantKeyset, placeOf } from '../search/instant-place';
import type { NoticeFilter } from '../search/notice-filter';
import { searchByMrz } from '../search/search-by-mrz';

interface Page {
  first: number;
  after?: string | null;
}

export const Query = {
  notice: (_: unknown, { id }: { id: string }, { loaders }: Context) => {
    const uuid = databaseId('Notice', id);
    return uuid === undefined ? null : loaders.byId.load(uuid);
  },

  noticeSearch: async (_: unknown, { filter, first, after }: Page & { filter: NoticeFilter }, { loaders }: Context) => {
    const size = pageSize(first);
    // A list, not a check: that somebody leafs through the notices is no hit for their owners.
    const rows = await loaders.store.page(filter, placeOf(after), size + 1);
    return connection(rows, size, (notice) => instantKeyset(notice.listedAt, notice.id));
  },

  noticeSearchByMrz: (_: unknown, { mrz, first }: { mrz: string; first: number }, context: Context) =>
    searchByMrz(mrz, pageSize(first), context),

  auditTrail: (_: unknown, _arguments: unknown, { audit }: Context) => auditTrailEntry(audit),

  hits: async (_: unknown, { filter, first, after }: Page & { filter?: HitFilter | null }, { loaders }: Context) => {
    const size = pageSize(first);
    const rows = await loaders.hits.page(filter ?? {}, placeOf(after), size + 1);
    return connection(rows, size, (hit) => instantKeyset(hit.occurredAt, hit.id));
  },
};
