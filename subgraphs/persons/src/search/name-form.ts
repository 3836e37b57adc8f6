import type { PersonName } from '../entities/person-name';
import { type NameForm, nameFormOf } from '../matching/name-parts';

/** The form in which a name on record is compared. */
export function formOf({ family, given, full }: Pick<PersonName, 'full' | 'family' | 'given'>): NameForm {
  return nameFormOf(searchedText({ family, given }, full));
}

/** The text of a name that is searched: its parts where there are any, since some scripts write no blank between the two. */
export function searchedText(
  { family, given }: { family?: string | null; given?: string | null },
  full: string,
): string {
  const parts = `${family ?? ''} ${given ?? ''}`;
  return parts.trim() === '' ? full : parts;
}
