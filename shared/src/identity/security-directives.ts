import { type DirectiveNode, type DocumentNode, Kind, valueFromASTUntyped } from 'graphql';

/** The directives of the federation specification that ask for rights. */
const SECURITY = ['authenticated', 'requiresScopes', 'policy'] as const;

/** Features for security that ask for no rights, and are seen to by Apollo's gateway itself. */
const SEEN_TO = ['https://specs.apollo.dev/inaccessible/v0.1', 'https://specs.apollo.dev/inaccessible/v0.2'];

/** What a directive asks for, whatever a schema calls it. */
export type SecurityDirective = (typeof SECURITY)[number];

/** Directives that ask for rights, by the names that one schema has for them. */
export type SecurityDirectives = ReadonlyMap<string, SecurityDirective>;

/** The names that they have where no schema says otherwise. */
export const usualNames: SecurityDirectives = new Map(
  SECURITY.flatMap((name): [string, SecurityDirective][] => [
    [name, name],
    [`federation__${name}`, name],
  ]),
);

/**
 * The names by which a subgraph or a supergraph knows them: `@link` can give them others, and who looked for the usual ones
 * alone would see no restriction at all (CVE-2025-64347). The usual names count in any case.
 *
 * @throws when the schema links to a security feature that is not known here: what it asks for could not be enforced
 */
export function securityDirectives(document: DocumentNode): SecurityDirectives {
  const names = new Map(usualNames);
  for (const link of linksOf(document)) {
    const [, spec, version = ''] = /^https:\/\/specs\.apollo\.dev\/(\w+)\/v(\d+)\.\d+$/.exec(link.url) ?? [];
    const feature = SECURITY.find((name) => name === spec);
    if (feature === undefined && link.for === 'SECURITY' && !SEEN_TO.includes(link.url)) {
      throw new Error(`The schema links to ${link.url}, which is for security and not enforced here.`);
    }
    if (feature !== undefined && version !== '0') throw new Error(`${link.url}: this version is not enforced here.`);
    const prefix = link.as ?? spec ?? '';
    for (const name of feature === undefined ? (spec === 'federation' ? SECURITY : []) : [feature]) {
      names.set(name === spec ? prefix : `${prefix}__${name}`, name);
      const renamed = link.imports.get(`@${name}`);
      if (renamed !== undefined) names.set(renamed.slice(1), name);
    }
  }
  return names;
}

/** Whether a directive of the schema links to one of their specifications. */
export function isSecurityLink(directive: DirectiveNode): boolean {
  const link = linkOf(directive);
  return link !== undefined && SECURITY.some((name) => link.url.startsWith(`https://specs.apollo.dev/${name}/v`));
}

interface Link {
  readonly url: string;
  readonly as: string | undefined;
  readonly for: string | undefined;
  /** The names that imported elements have in the schema, by their own. */
  readonly imports: ReadonlyMap<string, string>;
}

function linksOf(document: DocumentNode): Link[] {
  return document.definitions.flatMap((definition) =>
    definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
      ? (definition.directives ?? []).flatMap((directive) => linkOf(directive) ?? [])
      : [],
  );
}

/** Whatever has an address is a link: `@link` itself can have another name. */
function linkOf(directive: DirectiveNode): Link | undefined {
  const given = Object.fromEntries(
    (directive.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );
  if (typeof given['url'] !== 'string') return undefined;
  const imported = (Array.isArray(given['import']) ? given['import'] : []) as (
    string | { name: string; as?: string }
  )[];
  return {
    url: given['url'],
    as: given['as'] as string | undefined,
    for: given['for'] as string | undefined,
    imports: new Map(imported.map((one) => (typeof one === 'string' ? [one, one] : [one.name, one.as ?? one.name]))),
  };
}
