import { codedError } from '@crimegraph/shared/errors/coded-error';
import { roles, type RoleRights } from '@crimegraph/shared/identity/roles';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import type { Context } from '../context';
import type { Person, WarningMarker } from '../entities/person';
import { type Category, type FieldRule, fieldRules, type RuledField } from './field-rules-data';
import { mayBeMinor } from './may-be-minor';

type Resolver = (person: Person, args: unknown, context: Context) => unknown;

/** Puts the field rules before the resolvers of `Person`: the one place in which they are applied. */
export function withholdFields<T extends object>(resolvers: T): T & Record<RuledField, Resolver> {
  const ruled = [...new Set(fieldRules.flatMap(({ fields }) => fields))];
  const guarded = ruled.map((field): [RuledField, Resolver] => {
    const resolve = (resolvers as Partial<Record<RuledField, Resolver>>)[field] ?? valueIn(field);
    return [field, (person, args, context) => withheld(field, person, context, () => resolve(person, args, context))];
  });
  return { ...resolvers, ...(Object.fromEntries(guarded) as Record<RuledField, Resolver>) };
}

function withheld(field: RuledField, person: Person, { viewer, now }: Context, resolve: () => unknown): unknown {
  const against = fieldRules.filter((rule) => rule.fields.includes(field) && isWithheld(rule, person, viewer, now));
  const forbidden = against.find((rule) => rule.withheld === 'NULL');
  if (forbidden !== undefined) {
    const message = `Person.${field} is withheld for this role and purpose on records of the category ${forbidden.category}.`;
    throw codedError('FORBIDDEN_FIELD', message, { reason: forbidden.category });
  }
  const absent = against.flatMap((rule) => (rule.withheld === 'NULL' ? [] : rule.withheld.ABSENT));
  const value = resolve();
  return absent.length === 0 ? value : (value as WarningMarker[]).filter((marker) => !absent.includes(marker));
}

/** Whether `rule` keeps its fields of this record from this viewer. */
export function isWithheld(rule: FieldRule, person: Person, viewer: Viewer, now: Date): boolean {
  if (!isOf(rule.category, person, now) || isOfOwnBureau(person, viewer)) return false;
  return !rule.roles.includes(viewer.role) || !rule.purposes.includes(viewer.purpose);
}

function isOf(category: Category, person: Person, now: Date): boolean {
  switch (category) {
    case 'MINOR':
      return mayBeMinor(person, now);
    case 'VICTIM_OR_WITNESS':
      return person.status === 'VICTIM' || person.status === 'WITNESS';
    case 'SENSITIVE':
      return true;
  }
}

/** The bureau itself wrote the record; its entities did not. */
function isOfOwnBureau(person: Person, { bureau, entity, role }: Viewer): boolean {
  const { grantedBy }: RoleRights = roles[role];
  return person.owner === bureau && entity === null && grantedBy === 'role';
}

/** A field without a resolver is the column of its name. */
function valueIn(field: RuledField): Resolver {
  return (person) => (person as unknown as Record<RuledField, unknown>)[field];
}
