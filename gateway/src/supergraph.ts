import { type DirectiveNode, type DocumentNode, Kind, parse, print, visit } from 'graphql';

/** Directives that Apollo's gateway refuses to load because it does not enforce them; ours are enforced (DESIGN 4.1). */
const SECURITY_DIRECTIVES = new Set(['authenticated', 'requiresScopes', 'policy']);

/** The supergraph without the security directives, as Apollo's gateway can load it. Subgraphs enforce them. */
export function withoutSecurityDirectives(supergraphSdl: string): string {
  const document: DocumentNode = visit(parse(supergraphSdl), {
    Directive: (node) => (SECURITY_DIRECTIVES.has(node.name.value) || isSecurityLink(node) ? null : undefined),
    DirectiveDefinition: (node) => (SECURITY_DIRECTIVES.has(node.name.value) ? null : undefined),
    ScalarTypeDefinition: (node) => (/^(requiresScopes__|policy__)/.test(node.name.value) ? null : undefined),
  });
  return print(document);
}

function isSecurityLink(node: DirectiveNode): boolean {
  return (
    node.name.value === 'link' &&
    (node.arguments ?? []).some(
      ({ name, value }) => name.value === 'for' && value.kind === Kind.ENUM && value.value === 'SECURITY',
    )
  );
}
