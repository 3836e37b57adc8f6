import { runSubgraph } from '@crimegraph/shared/server/run-subgraph';
import { vehicles } from './definition';

runSubgraph(vehicles);
