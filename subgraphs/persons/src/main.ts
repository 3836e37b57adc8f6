import { runSubgraph } from '@crimegraph/shared/server/run-subgraph';
import { persons } from './definition';

runSubgraph(persons);
