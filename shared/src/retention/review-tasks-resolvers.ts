import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper';
import type { Act } from '../audit/act';
import { instantKeyset, placeOf } from '../paging/instant-place';
import { connection, pageSize } from '../paging/keyset';
import type { SubgraphContext } from '../server/subgraph-context';
import type { SubgraphDefinition } from '../server/subgraph-definition';
import { findReviewTasks } from './review-tasks';

/** The resolvers of a subgraph's own part of `ReviewTasks`, the same in all of them. */
export function reviewTasksResolvers<Loaders>({
  name,
  records,
}: Pick<SubgraphDefinition<Loaders>, 'name' | 'records'>): GraphQLResolverMap<SubgraphContext<Loaders>> {
  return {
    ReviewTasks: {
      __resolveReference: (reference: { id: string }) => reference,
      [name]: async (
        _: unknown,
        { first, after }: { first: number; after?: string | null },
        { store, viewer, now, audit }: SubgraphContext<Loaders>,
      ) => {
        const size = pageSize(first);
        const place = placeOf(after);
        const behind = place && { expiresAt: place.at, id: place.id };
        const tasks = await findReviewTasks(store, records, viewer, now, behind, size + 1);
        const page = connection(tasks, size, ({ expiresAt, id }) => instantKeyset(expiresAt, id));
        for (const { node } of page.edges) audit.shownIds.add(node.recordId);
        audit.outcome = tasks.length > 0 ? 'READ' : 'MISS';
        return page;
      },
    },
  };
}

/** The resolver of the entry into the lists: its id is opaque, and the same for all. */
export function reviewTasksEntry(audit: Act): { id: string } {
  audit.outcome = 'READ';
  return { id: Buffer.from('ReviewTasks').toString('base64url') };
}
