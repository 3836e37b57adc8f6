import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLSchema } from 'graphql';
import { parse } from 'graphql';
import { auditTrailResolvers } from '../audit/trail/audit-trail-resolvers';
import { projectRoot } from '../config/environment';
import type { SubgraphName } from '../config/subgraphs';
import { reviewTasksResolvers } from '../retention/review-tasks-resolvers';
import { scalarResolvers } from '../scalars/scalar-resolvers';
import { auditFields } from './audited-fields';
import { enforcePurposes } from './enforce-purposes';
import { enforceScopes } from './enforce-scopes';
import { guardFields, guardReferences } from './guard-schema';
import type { SubgraphDefinition } from './subgraph-definition';

/** The one source of scalars, shared types, inputs and directives. */
export const commonSchemaPath = join(projectRoot, 'shared/schema/common.graphql');

/** The part of the audit trail that all subgraphs have alike; `SUBGRAPH` in it stands for the name of each. */
const auditSchemaPath = join(projectRoot, 'shared/schema/audit.graphql');

/** Likewise the part of the tasks of review. */
const retentionSchemaPath = join(projectRoot, 'shared/schema/retention.graphql');

/** The SDL of a subgraph as it is composed and served: the common part, its parts of the audit trail and of the tasks of review, then its own. */
export function subgraphSdl(name: SubgraphName, schemaPath: string): string {
  const audit = readFileSync(auditSchemaPath, 'utf8').replaceAll('SUBGRAPH', name);
  const retention = readFileSync(retentionSchemaPath, 'utf8').replaceAll('SUBGRAPH', name);
  return [readFileSync(commonSchemaPath, 'utf8'), audit, retention, readFileSync(schemaPath, 'utf8')].join('\n');
}

/** What stands before everything that asks for rights, in this order. */
const guards = [enforceScopes, enforcePurposes];

/** Builds the executable schema of a subgraph, with scopes (`@requiresScopes`), policies (`@policy`) and purposes enforced, and all of it audited. */
export function subgraphSchema<Loaders>(definition: SubgraphDefinition<Loaders>): GraphQLSchema {
  const typeDefs = parse(subgraphSdl(definition.name, definition.schemaPath));
  const own = {
    ...definition.resolvers,
    ...auditTrailResolvers<Loaders>(definition.name),
    ...reviewTasksResolvers(definition),
    ...scalarResolvers,
  };
  const resolvers = guardReferences(typeDefs, own, guards);
  // Outermost, so that what is refused is audited too.
  return auditFields(guardFields(buildSubgraphSchema({ typeDefs, resolvers }), typeDefs, guards));
}
