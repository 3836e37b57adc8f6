import { mayBeMinor } from '@crimegraph/shared/field-rules/may-be-minor';
import { isVictimOrWitness } from '@crimegraph/shared/field-rules/person-status';
import type { RuledSubject } from '@crimegraph/shared/field-rules/ruled-subject';
import type { Context } from '../context';
import type { Notice, NoticeColour } from '../entities/notice';
import type { NoticeSubjectName } from '../entities/notice-subject-name';

/** What the colour of a notice says of its subject, where the notice itself does not (RPD Art. 82 to 95). */
interface SubjectOfColour {
  /** The notice is on a person, named or not. */
  readonly isPerson: boolean;
  /** Who it is on may be a victim or a witness, unless it says what else. */
  readonly mayBeVictim: boolean;
}

const subjectOfColour: Readonly<Record<NoticeColour, SubjectOfColour>> = {
  RED: { isPerson: true, mayBeVictim: false },
  BLUE: { isPerson: false, mayBeVictim: true },
  GREEN: { isPerson: true, mayBeVictim: false },
  YELLOW: { isPerson: true, mayBeVictim: false },
  BLACK: { isPerson: true, mayBeVictim: false },
  PURPLE: { isPerson: false, mayBeVictim: true },
  ORANGE: { isPerson: false, mayBeVictim: true },
  STOLEN_WORK_OF_ART: { isPerson: false, mayBeVictim: true },
  UN_SECURITY_COUNCIL: { isPerson: true, mayBeVictim: false },
  SILVER: { isPerson: false, mayBeVictim: false },
};

/**
 * What the field rules go by of a notice: by what it states itself, never by the person on record, who may be hidden from the viewer.
 * Special notices of the UN are public (RPD Art. 95), and many are on organisations: nothing of them is withheld.
 */
export async function ruledNotice(notice: Notice, { loaders, now }: Context): Promise<RuledSubject> {
  const { owner, colour, subjectStatus } = notice;
  if (colour === 'UN_SECURITY_COUNCIL') return { owner, mayBeMinor: false, mayBeVictimOrWitness: false };
  const names = await loaders.namesOf.load(notice.id);
  const isOnPerson = subjectOfColour[colour].isPerson || statesPerson(notice, names);
  const stated = names.map(({ birthDate }) => birthDate).filter((date) => date !== null);
  return {
    owner,
    mayBeMinor: isOnPerson && mayBeMinor(stated, now),
    mayBeVictimOrWitness:
      isOnPerson && (subjectStatus === null ? subjectOfColour[colour].mayBeVictim : isVictimOrWitness(subjectStatus)),
  };
}

function statesPerson(notice: Notice, names: readonly NoticeSubjectName[]): boolean {
  const { subjectId, subjectStatus, subjectSex, subjectNationalities } = notice;
  const states = [subjectId, subjectStatus, subjectSex].some((part) => part !== null);
  return states || subjectNationalities.length > 0 || names.length > 0;
}
