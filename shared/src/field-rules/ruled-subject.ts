/** What the field rules go by: whose record it is, and what it states of the person it is on. */
export interface RuledSubject {
  /** The bureau that owns the record. */
  readonly owner: string;
  readonly mayBeMinor: boolean;
  readonly mayBeVictimOrWitness: boolean;
}
