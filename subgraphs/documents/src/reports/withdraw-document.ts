import { globalId } from '@crimegraph/shared/ids/global-id';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { notFound, notOwner, type Problem } from '@crimegraph/shared/requests/problems';
import type { EntityManager } from 'typeorm';
import { type DocumentStore, withdraw } from '../store';

/** What became of a withdrawal. */
export type WithdrawOutcome =
  { __typename: 'WithdrawTravelDocumentSuccess'; id: string; withdrawnAt: string } | Problem;

/** Takes back a report: the viewer must see it to learn of it, and own it to withdraw it. */
export async function withdrawDocument(
  manager: EntityManager,
  documents: DocumentStore,
  id: string | undefined,
  reason: string,
  viewer: Viewer,
  now: Date,
): Promise<WithdrawOutcome> {
  const document = id === undefined ? null : await documents.findForUpdate(manager, id);
  if (document === null) return notFound('document');
  if (document.owner !== viewer.bureau) return notOwner('Only the bureau that owns a record may withdraw it.');
  await withdraw(manager, document.id, reason, now);
  return {
    __typename: 'WithdrawTravelDocumentSuccess',
    id: globalId('TravelDocument', document.id),
    withdrawnAt: now.toISOString(),
  };
}
