/** Why a person is on record (RPD Art. 44): what a record says of the person, or another record states of its subject. */
export type PersonStatus =
  | 'WANTED'
  | 'SUSPECT'
  | 'CHARGED'
  | 'CONVICTED'
  | 'MISSING'
  | 'VICTIM'
  | 'WITNESS'
  | 'DECEASED'
  | 'POSSIBLE_THREAT'
  | 'SANCTIONED';

/** Whether a person of this status is one of those to whom something was done, or who saw it (RPD Art. 39-42). */
export function isVictimOrWitness(status: PersonStatus): boolean {
  return status === 'VICTIM' || status === 'WITNESS';
}
