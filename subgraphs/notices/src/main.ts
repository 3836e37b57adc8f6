import { runSubgraph } from '@crimegraph/shared/server/run-subgraph';
import { notices } from './definition';

runSubgraph(notices);
