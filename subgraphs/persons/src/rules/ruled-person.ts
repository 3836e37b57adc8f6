import { mayBeMinor } from '@crimegraph/shared/field-rules/may-be-minor';
import { isVictimOrWitness } from '@crimegraph/shared/field-rules/person-status';
import type { RuledSubject } from '@crimegraph/shared/field-rules/ruled-subject';
import type { Context } from '../context';
import type { Person } from '../entities/person';

/** What the field rules go by of a person on record. An organisation is never a minor. */
export function ruledPerson(person: Person, { now }: Context): RuledSubject {
  const { kind, owner, status, birthDate, otherBirthDates, birthDateApproximate } = person;
  const stated = [birthDate, ...otherBirthDates].filter((date) => date !== null);
  return {
    owner,
    mayBeMinor: kind !== 'ORGANISATION' && mayBeMinor(stated, now, birthDateApproximate === 1),
    mayBeVictimOrWitness: isVictimOrWitness(status),
  };
}
