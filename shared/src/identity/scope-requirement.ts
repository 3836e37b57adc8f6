import { type ConstDirectiveNode, type GraphQLError, valueFromASTUntyped } from 'graphql';
import { codedError } from '../errors/coded-error';
import { type Database, databaseOf, isScope, type Scope } from './scopes';

/** What `@requiresScopes` asks for: one of several sets of scopes, each of which has to be held whole. */
export type Requirement = readonly (readonly Scope[])[];

/**
 * The requirement among `directives`; undefined when there is none.
 *
 * @throws when it names a scope that nobody can hold: a misspelt one would be refused to all, or worse, never noticed
 */
export function requirementOf(directives: readonly ConstDirectiveNode[] | undefined): Requirement | undefined {
  const directive = directives?.find((node) => node.name.value === 'requiresScopes');
  const argument = directive?.arguments?.find((node) => node.name.value === 'scopes');
  if (argument === undefined) return undefined;
  const requirement = valueFromASTUntyped(argument.value) as string[][];
  for (const scope of requirement.flat()) if (!isScope(scope)) throw new Error(`"${scope}" is not a scope.`);
  return requirement as Scope[][];
}

/** What it takes to meet both; undefined asks for nothing. */
export function bothOf(one: Requirement | undefined, other: Requirement | undefined): Requirement | undefined {
  if (one === undefined) return other;
  if (other === undefined) return one;
  const sets = one.flatMap((these) => other.map((those) => [...new Set([...these, ...those])].sort()));
  // What asks for more than another set does is no way in of its own.
  return sets.filter((set, place) => !sets.some((less, at) => at !== place && asksForLess(less, at, set, place)));
}

function asksForLess(less: readonly Scope[], at: number, set: readonly Scope[], place: number): boolean {
  const part = less.every((scope) => set.includes(scope));
  return part && (less.length < set.length || at < place);
}

/** Whether a caller who holds `held` meets it. */
export function isMet(requirement: Requirement, held: readonly Scope[]): boolean {
  return requirement.some((set) => set.every((scope) => held.includes(scope)));
}

/** The databases that it opens. */
export function databasesOf(requirement: Requirement): Database[] {
  return [...new Set(requirement.flat().map(databaseOf))];
}

/** What a caller is told who does not meet it. */
export function forbidden(coordinate: string, requirement: Requirement): GraphQLError {
  const wanted = requirement.map((set) => set.join(' and ')).join(', or ');
  return codedError('FORBIDDEN', `${coordinate} asks for the scope ${wanted}.`, { scopes: requirement });
}
