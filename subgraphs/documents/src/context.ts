import type { SubgraphContext } from '@crimegraph/shared/server/subgraph-context';
import type { DocumentLoaders } from './loaders';

/** What the resolvers of this subgraph are given. */
export type Context = SubgraphContext<DocumentLoaders>;
