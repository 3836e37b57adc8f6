/** The longest restriction list, its parties joined by commas, in characters. */
export const MAX_LIST_LENGTH = 1_000;

/**
 * Names on a restriction list a bureau with all of its entities, `FRA`, or one entity of it alone, `FRA/border-police`. The
 * entity is as the token of its staff names it, which may be anything: what would part the list is escaped.
 */
export function partyOf(bureau: string, entity: string | null = null): string {
  return entity === null ? bureau : `${bureau}/${entity.replaceAll('%', '%25').replaceAll(',', '%2C')}`;
}

/** The names under which somebody may stand on a restriction list. */
export function partiesOf({ bureau, entity }: { bureau: string; entity: string | null }): [string, string] {
  return [bureau, partyOf(bureau, entity)];
}

/** The bureau, and the entity or null, that `party` names. */
export function readParty(party: string): { bureau: string; entity: string | null } {
  const entity = party.slice(4);
  return {
    bureau: party.slice(0, 3),
    entity: entity === '' ? null : entity.replaceAll('%2C', ',').replaceAll('%25', '%'),
  };
}
