import type { SubgraphContext } from '@crimegraph/shared/server/subgraph-context';
import type { FingerprintLoaders } from './loaders';

/** What the resolvers of this subgraph are given. */
export type Context = SubgraphContext<FingerprintLoaders>;
