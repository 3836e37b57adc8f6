import { codedError } from '@crimegraph/shared/errors/coded-error';
import { databaseId, globalId } from '@crimegraph/shared/ids/global-id';
import { bureau } from '@crimegraph/shared/server/record-resolvers';
import type { Context } from '../context';
import type { Hit as Row } from '../entities/hit';
import type { HitAct as ActRow } from '../entities/hit-act';

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
  overdue: (hit: Row, _: unknown, { now }: Context) => hit.status === 'OPEN' && hit.confirmBy < now,
  escalation: (hit: Row) => (['NONE', 'SECOND_REQUEST'] as const)[hit.step] ?? 'SECRETARIAT',
  decision: async (hit: Row, _: unknown, { loaders, viewer }: Context) => {
    if (hit.status === 'OPEN') return null;
    const last = (await loaders.actsOfHit.load(hit.id)).find(({ kind }) => DECISIONS.has(kind));
    if (last === undefined) return null;
    const { reason, at } = last;
    return { status: hit.status, reason, decidedAt: at, decidedBy: ownOfficer(last, viewer.bureau) };
  },
  history: async (hit: Row, _: unknown, { loaders }: Context) => (await loaders.actsOfHit.load(hit.id)).toReversed(),
};

export const HitAct = {
  bureau: (act: ActRow) => (act.bureau === null ? null : bureau(act.bureau)),
  officer: (act: ActRow, _: unknown, { viewer }: Context) => ownOfficer(act, viewer.bureau),
};

const DECISIONS: ReadonlySet<string> = new Set(['CONFIRMED', 'DISMISSED', 'LEFT_INCONCLUSIVE']);

/** Who of the viewer's own bureau acted; the names of other bureaus' officers stay with them. */
function ownOfficer(act: ActRow, viewerBureau: string): string | null {
  return act.bureau === viewerBureau ? act.subject : null;
}

/** The other types are guarded where they are resolved; a notice is resolved here, so its scope is asked for here. */
async function ownNotice(hit: Row, { loaders, viewer }: Context) {
  if (!viewer.scopes.includes('notices:read')) {
    throw codedError('FORBIDDEN', 'Notice asks for the scope notices:read.', { scopes: [['notices:read']] });
  }
  const id = databaseId('Notice', hit.recordId);
  const notice = id === undefined ? null : await loaders.byId.load(id);
  return notice === null ? null : { ...notice, __typename: 'Notice' };
}
