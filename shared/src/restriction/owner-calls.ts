import { extendOwnRecord, extendRetentionInput } from '../retention/extend-own-record';
import type { SubgraphContext } from '../server/subgraph-context';
import type { SubgraphDefinition } from '../server/subgraph-definition';
import { demandWrite } from './own-record';
import { restrictOwnRecord, restrictRecordInput } from './restrict-own-record';

/**
 * The internal calls by which notices, whose root fields are for the records of all databases, has owners' acts done where
 * the record is. Each asks for the owner's rights once more, whoever signs the call.
 */
export function ownerCalls<Loaders>({ name, records }: Pick<SubgraphDefinition<Loaders>, 'name' | 'records'>) {
  return {
    'restrict-record': (body: unknown, context: SubgraphContext<Loaders>) => {
      demandWrite(context.viewer, name);
      return restrictOwnRecord(restrictRecordInput.parse(body), context, records);
    },
    'extend-retention': (body: unknown, context: SubgraphContext<Loaders>) => {
      demandWrite(context.viewer, name);
      return extendOwnRecord(extendRetentionInput.parse(body), context, records);
    },
  };
}
