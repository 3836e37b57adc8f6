import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLSchema } from 'graphql';
import { parse } from 'graphql';
import { projectRoot } from '../config/environment';
import { scalarResolvers } from '../scalars/scalar-resolvers';
import { enforcePurposes } from './enforce-purposes';
import { enforceScopes } from './enforce-scopes';
import { guardFields, guardReferences } from './guard-schema';
import type { SubgraphDefinition } from './subgraph-definition';

/** The one source of scalars, shared types, inputs and directives. */
export const commonSchemaPath = join(projectRoot, 'shared/schema/common.graphql');

/** The SDL of a subgraph as it is composed and served: the common part, then its own. */
export function subgraphSdl(schemaPath: string): string {
  return `${readFileSync(commonSchemaPath, 'utf8')}\n${readFileSync(schemaPath, 'utf8')}`;
}

/** What stands before everything that `@requiresScopes` protects, in this order. */
const guards = [enforceScopes, enforcePurposes];

/** Builds the executable schema of a subgraph, with the scopes of `@requiresScopes` and the purposes enforced. */
export function subgraphSchema<Loaders>(definition: SubgraphDefinition<Loaders>): GraphQLSchema {
  const typeDefs = parse(subgraphSdl(definition.schemaPath));
  const resolvers = guardReferences(typeDefs, { ...definition.resolvers, ...scalarResolvers }, guards);
  return guardFields(buildSubgraphSchema({ typeDefs, resolvers }), guards);
}
