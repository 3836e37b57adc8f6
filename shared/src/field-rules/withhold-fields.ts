import { codedError } from '../errors/coded-error';
import { roles, type RoleRights } from '../identity/roles';
import type { Viewer } from '../identity/viewer';
import { type Category, type FieldRule, fieldRules, type RuledFields, type RuledType } from './field-rules-data';
import type { RuledSubject } from './ruled-subject';

/** What the rules ask of a context. */
export interface RuledContext {
  readonly viewer: Viewer;
}

type Resolver<Row, Context> = (row: Row, args: unknown, context: Context) => unknown;

/**
 * Puts the field rules before the resolvers of a type: the one place in which they are applied, by whatever path a record is reached.
 * They go by what `subjectOf` says of a record.
 */
export function withholdFields<
  Type extends RuledType,
  Row extends object,
  Context extends RuledContext,
  T extends object,
>(
  type: Type,
  subjectOf: (row: Row, context: Context) => RuledSubject | Promise<RuledSubject>,
  resolvers: T,
): T & Record<RuledFields[Type], Resolver<Row, Context>> {
  type Field = RuledFields[Type];
  const guarded = ruledFields(type).map((field): [Field, Resolver<Row, Context>] => {
    const resolve = (resolvers as Partial<Record<Field, Resolver<Row, Context>>>)[field] ?? valueIn(field);
    const rules = fieldRules.filter((rule) => isOn(rule, type, field));
    const shown = (subject: RuledSubject, row: Row, args: unknown, context: Context) =>
      withhold(`${type}.${field}`, rules, subject, context, () => resolve(row, args, context));
    return [
      field,
      (row, args, context) => {
        const subject = subjectOf(row, context);
        if (!(subject instanceof Promise)) return shown(subject, row, args, context);
        return subject.then((known) => shown(known, row, args, context));
      },
    ];
  });
  return { ...resolvers, ...(Object.fromEntries(guarded) as Record<Field, Resolver<Row, Context>>) };
}

function ruledFields<Type extends RuledType>(type: Type): RuledFields[Type][] {
  return [...new Set(fieldRules.flatMap(({ fields }): readonly RuledFields[Type][] => fields[type] ?? []))];
}

function isOn<Type extends RuledType>({ fields }: FieldRule, type: Type, field: RuledFields[Type]): boolean {
  const own: readonly RuledFields[Type][] | undefined = fields[type];
  return own?.includes(field) === true;
}

function withhold(
  coordinate: string,
  rules: readonly FieldRule[],
  subject: RuledSubject,
  { viewer }: RuledContext,
  resolve: () => unknown,
): unknown {
  const against = rules.filter((rule) => isWithheld(rule, subject, viewer));
  const forbidden = against.find((rule) => rule.withheld === 'NULL');
  if (forbidden !== undefined) {
    const message = `${coordinate} is withheld for this role and purpose on records of the category ${forbidden.category}.`;
    throw codedError('FORBIDDEN_FIELD', message, { reason: forbidden.category });
  }
  const absent = against.flatMap((rule) => (rule.withheld === 'NULL' ? [] : rule.withheld.ABSENT));
  const value = resolve();
  return absent.length === 0 ? value : (value as string[]).filter((item) => !absent.includes(item));
}

/** Whether `rule` keeps its fields of a record on this subject from this viewer. */
function isWithheld(rule: FieldRule, subject: RuledSubject, viewer: Viewer): boolean {
  if (!isOf(rule.category, subject) || isOfOwnBureau(subject, viewer)) return false;
  return !rule.roles.includes(viewer.role) || !rule.purposes.includes(viewer.purpose);
}

function isOf(category: Category, subject: RuledSubject): boolean {
  switch (category) {
    case 'MINOR':
      return subject.mayBeMinor;
    case 'VICTIM_OR_WITNESS':
      return subject.mayBeVictimOrWitness;
    case 'SENSITIVE':
      return true;
  }
}

/** The bureau itself wrote the record; its entities did not. */
function isOfOwnBureau({ owner }: RuledSubject, { bureau, entity, role }: Viewer): boolean {
  const { grantedBy }: RoleRights = roles[role];
  return owner === bureau && entity === null && grantedBy === 'role';
}

/** A field without a resolver is the column of its name. */
function valueIn<Row extends object, Context>(field: string): Resolver<Row, Context> {
  return (row) => (row as Record<string, unknown>)[field];
}
