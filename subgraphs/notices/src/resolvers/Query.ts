import { databaseId, globalId } from '@crimegraph/shared/ids/global-id';
import { connection, pageSize } from '@crimegraph/shared/paging/keyset';
import type { Context } from '../context';
import { instantKeyset, placeOf } from '../search/instant-place';
import type { NoticeFilter } from '../search/notice-filter';
import { searchByMrz } from '../search/search-by-mrz';
import { hitQueries } from './hit-queries';

interface Page {
  first: number;
  after?: string | null;
}

export const Query = {
  notice: async (_: unknown, { id }: { id: string }, { loaders, audit }: Context) => {
    const uuid = databaseId('Notice', id);
    const notice = uuid === undefined ? null : await loaders.byId.load(uuid);
    audit.read('notice', notice === null ? [] : [id]);
    return notice;
  },

  noticeSearch: async (
    _: unknown,
    { filter, first, after }: Page & { filter: NoticeFilter },
    { loaders, audit }: Context,
  ) => {
    const size = pageSize(first);
    const rows = await loaders.store.page(filter, placeOf(after), size + 1);
    const page = connection(rows, size, (notice) => instantKeyset(notice.listedAt, notice.id));
    // A list, not a check: that somebody leafs through the notices is no hit for their owners.
    audit.read(
      'noticeSearch',
      page.edges.map(({ node }) => globalId('Notice', node.id)),
    );
    return page;
  },

  noticeSearchByMrz: (_: unknown, { mrz, first }: { mrz: string; first: number }, context: Context) =>
    searchByMrz(mrz, pageSize(first), context),

  ...hitQueries,
};
