import { Entity, Index } from 'typeorm';
import { SearchDecision } from '../decisions/search-decision';

/** What an examiner may say of a comparison of finger prints. */
export type FingerprintOutcome = 'CONFIRMED' | 'EXCLUDED' | 'INCONCLUSIVE';

/** What an examiner has said of a search of finger prints. */
@Entity('fingerprint_decision')
@Index('fingerprint_decision_check', ['bureau', 'checkId', 'id'])
export class FingerprintDecision extends SearchDecision<FingerprintOutcome> {}
