import { AuditRow } from '@crimegraph/shared/audit/audit-row';
import { databaseId, globalId } from '@crimegraph/shared/ids/global-id';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { InputProblems, invalidInput, notFound, type Problem } from '@crimegraph/shared/requests/problems';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import { newRecord } from '@crimegraph/shared/store/new-record';
import type { EntityManager } from 'typeorm';
import { FaceDecision, type FaceOutcome } from '../entities/face-decision';
import type { FaceRecord } from '../entities/face-record';

/** What an officer says of a search. */
export interface DecideFaceSearchInput {
  requestId: string;
  checkId: string;
  outcome: FaceOutcome;
  faceId?: string | null;
  reason?: string | null;
}

/** What became of it; the decision is named by its id. */
export type DecideFaceSearchOutcome = { __typename: 'DecideFaceSearchSuccess'; decisionId: string } | Problem;

/** All that is wrong with a decision; null when nothing is. */
export function checkDecision(input: DecideFaceSearchInput): Problem | null {
  const problems = new InputProblems();
  problems.requestId(input.requestId);
  problems.text(input.checkId, 'checkId', 36, 1);
  problems.text(input.reason, 'reason', 500);
  const face = input.faceId ?? null;
  problems.expect(face !== null || input.outcome !== 'POTENTIAL_CANDIDATE', 'faceId', 'the face that is the candidate');
  problems.expect(face === null || input.outcome !== 'NO_CANDIDATE', 'faceId', 'none, when none is a candidate');
  return problems.any ? invalidInput(problems.fields) : null;
}

/**
 * Records what an officer says of a search of faces that the bureau has made, and of a face that it met, within a transaction. The
 * audit log is where searches are kept: a search of another bureau and one that was never made are the same.
 *
 * @param face the face that is named, when the viewer may see it
 */
export async function decideFaceSearch(
  manager: EntityManager,
  input: DecideFaceSearchInput,
  face: FaceRecord | null,
  viewer: Viewer,
  now: Date,
): Promise<DecideFaceSearchOutcome> {
  const row = await manager.findOneBy(AuditRow, { id: input.checkId });
  if (row === null || row.action !== 'faceSearch' || row.bureau !== viewer.bureau) return notFound('search of faces');
  const met = JSON.parse(row.shown) as string[];
  const named = input.faceId ?? null;
  if (named !== null && (face === null || !met.includes(globalId('FaceRecord', face.id)))) {
    return notFound('candidate of this search');
  }
  const decision: FaceDecision = {
    id: newRecord('fingerprints', viewer, now).id,
    checkId: input.checkId,
    bureau: viewer.bureau,
    decidedBy: viewer.subject,
    outcome: input.outcome,
    recordId: named === null ? null : (databaseId('FaceRecord', named) ?? null),
    reason: input.reason ?? null,
    decidedAt: now,
  };
  await insertRows(manager, FaceDecision, [decision]);
  return { __typename: 'DecideFaceSearchSuccess', decisionId: decision.id };
}

/** What was decided on a search, the latest first; of the viewer's own bureau. */
export function findDecisions(manager: EntityManager, bureau: string, checkId: string): Promise<FaceDecision[]> {
  return manager.find(FaceDecision, { where: { bureau, checkId }, order: { id: 'DESC' }, take: 100 });
}

/** One decision of the viewer's own bureau. */
export function findDecision(manager: EntityManager, bureau: string, id: string): Promise<FaceDecision | null> {
  return manager.findOneBy(FaceDecision, { bureau, id });
}
