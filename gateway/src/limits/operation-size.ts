import { codedError } from '@crimegraph/shared/errors/coded-error';
import {
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { LimitName, Limits } from './limits';
import { beyond } from './refusal';

/** How large a piece of an operation is, its fragments counted where they are used. */
type Size = Readonly<Record<'depth' | 'height' | 'aliases' | 'rootFields' | 'directives', number>>;

const NOTHING: Size = { depth: 0, height: 0, aliases: 0, rootFields: 0, directives: 0 };
const MEASURES = Object.keys(NOTHING) as (keyof Size)[];
const OF_FRAGMENTS = ['height', 'aliases', 'directives'] as const;

/**
 * Measures a document before it is validated, in time linear in its length: each fragment is measured once, however often it is
 * used, and one that leads back to itself is refused.
 *
 * @throws OPERATION_TOO_LARGE, GRAPHQL_VALIDATION_FAILED for fragments that lead back to themselves
 */
export function demandSize(document: DocumentNode, limits: Limits): void {
  if (document.definitions.length > limits.definitions) throw beyond('definitions', limits.definitions);
  const measure = new Measure(document);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
    const size = measure.definition(definition.selectionSet, definition.directives);
    // A fragment that nothing uses is validated as well; where one begins, and so how deep it goes, shows where it is used.
    const measures = definition.kind === Kind.OPERATION_DEFINITION ? MEASURES : OF_FRAGMENTS;
    for (const name of measures) if (size[name] > limits[name satisfies LimitName]) throw beyond(name, limits[name]);
  }
}

class Measure {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly measured = new Map<string, Size>();
  private readonly under = new Set<string>();

  constructor(document: DocumentNode) {
    const definitions = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(definitions.map((node) => [node.name.value, node]));
  }

  definition(selections: SelectionSetNode, directives: readonly DirectiveNode[] = []): Size {
    const size = this.selectionSet(selections);
    return { ...size, directives: size.directives + directives.length };
  }

  private selectionSet({ selections }: SelectionSetNode): Size {
    return selections.map((selection) => this.selection(selection)).reduce(together, NOTHING);
  }

  private selection(selection: SelectionNode): Size {
    const directives = selection.directives?.length ?? 0;
    if (selection.kind !== Kind.FIELD) {
      const size =
        selection.kind === Kind.INLINE_FRAGMENT
          ? this.selectionSet(selection.selectionSet)
          : this.fragment(selection.name.value);
      return { ...size, directives: size.directives + directives };
    }
    if (selection.alias?.value.startsWith('__')) {
      // Such names mean something to JavaScript, and to us.
      throw codedError('GRAPHQL_VALIDATION_FAILED', 'Names in an answer may not begin with two underscores.');
    }
    const below = selection.selectionSet === undefined ? NOTHING : this.selectionSet(selection.selectionSet);
    // Introspection names types in types: its depth is bounded by the tokens alone.
    const depth = selection.name.value.startsWith('__') ? 1 : below.depth + 1;
    return {
      depth,
      height: below.height + 1,
      aliases: below.aliases + (selection.alias === undefined ? 0 : 1),
      rootFields: 1,
      directives: below.directives + directives,
    };
  }

  private fragment(name: string): Size {
    const known = this.measured.get(name);
    if (known !== undefined) return known;
    const fragment = this.fragments.get(name);
    // Validation says that there is none.
    if (fragment === undefined) return NOTHING;
    if (this.under.has(name)) {
      throw codedError('GRAPHQL_VALIDATION_FAILED', 'A fragment of the operation leads back to itself.');
    }
    this.under.add(name);
    const size = this.definition(fragment.selectionSet, fragment.directives);
    this.under.delete(name);
    this.measured.set(name, size);
    return size;
  }
}

function together(one: Size, other: Size): Size {
  return {
    depth: Math.max(one.depth, other.depth),
    height: one.height + other.height,
    aliases: one.aliases + other.aliases,
    rootFields: one.rootFields + other.rootFields,
    directives: one.directives + other.directives,
  };
}
