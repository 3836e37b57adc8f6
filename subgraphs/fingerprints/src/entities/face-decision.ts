import { Entity, Index } from 'typeorm';
import { SearchDecision } from '../decisions/search-decision';

/** What an officer may say of a search of faces. */
export type FaceOutcome = 'POTENTIAL_CANDIDATE' | 'NO_CANDIDATE' | 'INCONCLUSIVE';

/** What an officer has said of a search of faces. */
@Entity('face_decision')
@Index('face_decision_check', ['bureau', 'checkId', 'id'])
export class FaceDecision extends SearchDecision<FaceOutcome> {}
