import { runSubgraph } from '@crimegraph/shared/server/run-subgraph';
import { fingerprints } from './definition';

runSubgraph(fingerprints);
