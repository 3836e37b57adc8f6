import { mayBeMinor } from '@crimegraph/shared/field-rules/may-be-minor';
import { isVictimOrWitness } from '@crimegraph/shared/field-rules/person-status';
import type { RuledSubject } from '@crimegraph/shared/field-rules/ruled-subject';
import type { Context } from '../context';
import type { FaceRecord } from '../entities/face-record';

/**
 * What the field rules go by of a face: by what was stated when it was recorded, never by the person on record, who may be hidden from the
 * viewer. Of whom nothing was stated may be a minor, a victim or a witness.
 */
export function ruledFace(face: FaceRecord, { now }: Context): RuledSubject {
  const { owner, subjectBirthDate, subjectStatus } = face;
  return {
    owner,
    mayBeMinor: mayBeMinor(subjectBirthDate === null ? [] : [subjectBirthDate], now),
    mayBeVictimOrWitness: subjectStatus === null || isVictimOrWitness(subjectStatus),
  };
}
