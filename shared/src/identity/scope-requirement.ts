import { type ConstDirectiveNode, type GraphQLError, valueFromASTUntyped } from 'graphql';
import { codedError } from '../errors/coded-error';
import { type Database, databaseOf, isScope, type Scope } from './scopes';
import { type SecurityDirectives, usualNames } from './security-directives';

/** Something that a caller holds or does not: a scope, a policy that they satisfy (`policies.ts`), or having said who they are. */
export type Right = Scope | `policy ${string}` | 'authenticated';

/** What is asked for: one of several sets of rights, each of which has to be held whole. */
export type Requirement = readonly (readonly Right[])[];

/**
 * What `@authenticated`, `@requiresScopes` and `@policy` among `directives` ask for, all of it; undefined when there are none.
 *
 * @param names how the schema calls them
 * @throws when it names a scope that nobody can hold: a misspelt one would be refused to all, or worse, never noticed
 */
export function requirementOf(
  directives: readonly ConstDirectiveNode[] | undefined,
  names: SecurityDirectives = usualNames,
): Requirement | undefined {
  return (directives ?? []).map((node) => requirementOfOne(node, names)).reduce(bothOf, undefined);
}

function requirementOfOne(node: ConstDirectiveNode, names: SecurityDirectives): Requirement | undefined {
  switch (names.get(node.name.value)) {
    case 'authenticated':
      return [['authenticated']];
    case 'requiresScopes': {
      const requirement = setsOf(node, 'scopes');
      for (const scope of requirement.flat()) if (!isScope(scope)) throw new Error(`"${scope}" is not a scope.`);
      return requirement as Scope[][];
    }
    case 'policy':
      return setsOf(node, 'policies').map((set) => set.map((name): Right => `policy ${name}`));
    case undefined:
      return undefined;
  }
}

/** Without its argument it is no schema; a set of nothing would be met by everybody, and is not taken for one. */
function setsOf(node: ConstDirectiveNode, argument: string): string[][] {
  const given = node.arguments?.find(({ name }) => name.value === argument);
  if (given === undefined) throw new Error(`@${node.name.value} without its ${argument}`);
  const sets = listOf(valueFromASTUntyped(given.value)).map((set) => listOf(set).map(String));
  return sets.filter((set) => set.length > 0);
}

/** GraphQL takes one item for a list of it. */
function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** What it takes to meet both; undefined asks for nothing. */
export function bothOf(one: Requirement | undefined, other: Requirement | undefined): Requirement | undefined {
  if (one === undefined) return other;
  if (other === undefined) return one;
  const sets = one.flatMap((these) => other.map((those) => [...new Set([...these, ...those])].sort()));
  // What asks for more than another set does is no way in of its own.
  return sets.filter((set, place) => !sets.some((less, at) => at !== place && asksForLess(less, at, set, place)));
}

function asksForLess(less: readonly Right[], at: number, set: readonly Right[], place: number): boolean {
  const part = less.every((right) => set.includes(right));
  return part && (less.length < set.length || at < place);
}

/** Whether a caller who holds `held` meets it. */
export function isMet(requirement: Requirement, held: readonly Right[]): boolean {
  return requirement.some((set) => set.every((right) => held.includes(right)));
}

/** The databases that it opens. */
export function databasesOf(requirement: Requirement): Database[] {
  return [...new Set(requirement.flat().filter(isScope).map(databaseOf))];
}

/** What a caller is told who does not meet it. */
export function forbidden(coordinate: string, requirement: Requirement): GraphQLError {
  const wanted = requirement.map((set) => set.join(' and ')).join(', or ');
  if (wanted !== '' && requirement.flat().every(isScope)) {
    return codedError('FORBIDDEN', `${coordinate} asks for the scope ${wanted}.`, { scopes: requirement });
  }
  return codedError('FORBIDDEN', `${coordinate} asks for ${wanted || 'what nobody has'}.`, { rights: requirement });
}
