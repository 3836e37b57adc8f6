import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { InputProblems, invalidInput, type Problem } from '@crimegraph/shared/requests/problems';
import type { EntityManager } from 'typeorm';
import { decideSearch, type DecideSearchOutcome, fingerprintSearches } from '../decisions/decide-search';
import type { FingerprintOutcome } from '../entities/fingerprint-decision';
import type { FingerprintRecord } from '../entities/fingerprint-record';

/** What an examiner says of a search. */
export interface DecideFingerprintSearchInput {
  requestId: string;
  checkId: string;
  outcome: FingerprintOutcome;
  recordId?: string | null;
  reason?: string | null;
}

/** All that is wrong with a decision; null when nothing is. */
export function checkFingerprintDecision(input: DecideFingerprintSearchInput): Problem | null {
  const problems = new InputProblems();
  problems.requestId(input.requestId);
  problems.text(input.checkId, 'checkId', 36, 1);
  problems.text(input.reason, 'reason', 500);
  const isNamed = (input.recordId ?? null) !== null;
  problems.expect(isNamed || input.outcome !== 'CONFIRMED', 'recordId', 'the record that is confirmed');
  return problems.any ? invalidInput(problems.fields) : null;
}

/** Records what an examiner says of a search of finger prints, within a transaction. */
export function decideFingerprintSearch(
  manager: EntityManager,
  { checkId, outcome, recordId, reason }: DecideFingerprintSearchInput,
  record: FingerprintRecord | null,
  viewer: Viewer,
  now: Date,
): Promise<DecideSearchOutcome<'DecideFingerprintSearchSuccess'>> {
  const decision = { checkId, outcome, recordId: recordId ?? null, reason: reason ?? null };
  return decideSearch(manager, fingerprintSearches, 'DecideFingerprintSearchSuccess', decision, record, viewer, now);
}
