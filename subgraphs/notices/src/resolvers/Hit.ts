import { codedError } from '@crimegraph/shared/errors/coded-error';
import { databaseId, globalId } from '@crimegraph/shared/ids/global-id';
import { bureau } from '@crimegraph/shared/server/record-resolvers';
import type { Context } from '../context';
import type { Hit as Row } from '../entities/hit';

export const Hit = {
  __resolveReference: (reference: { id: string }, { loaders }: Context) => {
    const id = databaseId('Hit', reference.id);
    return id === undefined ? null : loaders.hitById.load(id);
  },
  id: (hit: Row) => globalId('Hit', hit.id),
  searchedBy: (hit: Row) => bureau(hit.searchedBy),
  owner: (hit: Row) => bureau(hit.owner),
  record: (hit: Row, _: unknown, context: Context) =>
    hit.recordType === 'Notice' ? ownNotice(hit, context) : { __typename: hit.recordType, id: hit.recordId },
};

/** The other types are guarded where they are resolved; a notice is resolved here, so its scope is asked for here. */
async function ownNotice(hit: Row, { loaders, viewer }: Context) {
  if (!viewer.scopes.includes('notices:read')) {
    throw codedError('FORBIDDEN', 'Notice asks for the scope notices:read.', { scopes: [['notices:read']] });
  }
  const id = databaseId('Notice', hit.recordId);
  const notice = id === undefined ? null : await loaders.byId.load(id);
  return notice === null ? null : { ...notice, __typename: 'Notice' };
}
