import {
  isSecurityLink,
  type SecurityDirective,
  securityDirectives,
} from '@crimegraph/shared/identity/security-directives';
import { type DocumentNode, parse, print, visit } from 'graphql';

const TYPES_OF_ARGUMENTS = /^(requiresScopes|policy)__/;

/**
 * The supergraph without the security directives, whatever it calls them, as Apollo's gateway can load it: it refuses what it does not
 * enforce, and ours are enforced (`authorization/`, and by subgraphs).
 *
 * @throws when it links to a security feature that is not enforced here
 */
export function withoutSecurityDirectives(supergraphSdl: string): string {
  const document = parse(supergraphSdl);
  const names: ReadonlyMap<string, SecurityDirective> = securityDirectives(document);
  const left: DocumentNode = visit(document, {
    Directive: (node) => (names.has(node.name.value) || isSecurityLink(node) ? null : undefined),
    DirectiveDefinition: (node) => (names.has(node.name.value) ? null : undefined),
    ScalarTypeDefinition: (node) => (TYPES_OF_ARGUMENTS.test(node.name.value) ? null : undefined),
  });
  return print(left);
}
