import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLSchema } from 'graphql';
import { parse } from 'graphql';
import { projectRoot } from '../config/environment';
import { scalarResolvers } from '../scalars/scalar-resolvers';
import { auditFields } from './audited-fields';
import { enforceFieldScopes, enforceReferenceScopes } from './enforce-scopes';
import type { SubgraphDefinition } from './subgraph-definition';

/** The one source of scalars, shared types, inputs and directives. */
export const commonSchemaPath = join(projectRoot, 'shared/schema/common.graphql');

/** The SDL of a subgraph as it is composed and served: the common part, then its own. */
export function subgraphSdl(schemaPath: string): string {
  return `${readFileSync(commonSchemaPath, 'utf8')}\n${readFileSync(schemaPath, 'utf8')}`;
}

/** Builds the executable schema of a subgraph, with the scopes of `@requiresScopes` enforced, and all of it audited. */
export function subgraphSchema<Loaders>(definition: SubgraphDefinition<Loaders>): GraphQLSchema {
  const typeDefs = parse(subgraphSdl(definition.schemaPath));
  const resolvers = enforceReferenceScopes(typeDefs, { ...definition.resolvers, ...scalarResolvers });
  // Outermost, so that what is refused is audited too.
  return auditFields(enforceFieldScopes(buildSubgraphSchema({ typeDefs, resolvers: resolvers })));
}
