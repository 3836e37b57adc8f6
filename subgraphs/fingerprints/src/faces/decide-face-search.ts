import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { InputProblems, invalidInput, type Problem } from '@crimegraph/shared/requests/problems';
import type { EntityManager } from 'typeorm';
import { decideSearch, type DecideSearchOutcome, faceSearches } from '../decisions/decide-search';
import type { FaceOutcome } from '../entities/face-decision';
import type { FaceRecord } from '../entities/face-record';

/** What an officer says of a search. */
export interface DecideFaceSearchInput {
  requestId: string;
  checkId: string;
  outcome: FaceOutcome;
  faceId?: string | null;
  reason?: string | null;
}

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

/** Records what an officer says of a search of faces, within a transaction. */
export function decideFaceSearch(
  manager: EntityManager,
  { checkId, outcome, faceId, reason }: DecideFaceSearchInput,
  face: FaceRecord | null,
  viewer: Viewer,
  now: Date,
): Promise<DecideSearchOutcome<'DecideFaceSearchSuccess'>> {
  const decision = { checkId, outcome, recordId: faceId ?? null, reason: reason ?? null };
  return decideSearch(manager, faceSearches, 'DecideFaceSearchSuccess', decision, face, viewer, now);
}
