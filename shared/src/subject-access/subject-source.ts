import type { SubgraphContext } from '../server/subgraph-context';
import type { RecordRow } from '../store/record-row';
import type { Ground, HeldRecord } from './held-record';
import type { SubjectQuestion } from './subject-question';

/** Records that one source gives at most to one question; the answer says when there are more. */
export const MAX_FOUND = 100;

/** A record that a question met. */
export interface FoundRecord {
  readonly row: RecordRow;
  readonly level: HeldRecord['level'];
  readonly ground: Ground;
}

/** How one type of records is searched for what is held on a person, withdrawn and unpublished records included. */
export interface SubjectSource<Loaders> {
  readonly type: HeldRecord['type'];
  readonly entity: new () => RecordRow;
  /** Database id of the person whom a record is of; null when it says none. */
  personOf(row: RecordRow): string | null;
  /** What fits, best first, at most a little more than `MAX_FOUND`; false in `complete` when there is more to be found. */
  search(
    question: SubjectQuestion,
    context: SubgraphContext<Loaders>,
  ): Promise<{ found: FoundRecord[]; complete: boolean }>;
}
