import { runSubgraph } from '@crimegraph/shared/server/run-subgraph';
import { documents } from './definition';

runSubgraph(documents);
