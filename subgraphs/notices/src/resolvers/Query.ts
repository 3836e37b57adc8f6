import { auditTrailEntry } from '@crimegraph/shared/audit/trail/audit-trail-resolvers';
import { databaseId } from '@crimegraph/shared/ids/global-id';
import { connection, pageSize } from '@crimegraph/shared/paging/keyset';
import { commissionQueries } from '../commission/resolvers/commission-queries';
import { reviewTasksEntry } from '@crimegraph/shared/retention/review-tasks-resolvers';
import type { Context } from '../context';
import { instantKeyset, placeOf } from '@crimegraph/shared/paging/instant-place';
import type { NoticeFilter } from '../search/notice-filter';
import { searchByMrz } from '../search/search-by-mrz';
import { hitQueries } from './hit-queries';

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

  ...hitQueries,
  ...commissionQueries,

  reviewTasks: (_: unknown, _arguments: unknown, { audit }: Context) => reviewTasksEntry(audit),

  auditTrail: (_: unknown, _arguments: unknown, { audit }: Context) => auditTrailEntry(audit),
};
