import type { SubgraphName } from '../config/subgraphs';
import { databaseId, type RecordType } from './global-id';

/** The subgraph in whose store the records of each type are. */
const homes = {
  Person: 'persons',
  TravelDocument: 'documents',
  Vehicle: 'vehicles',
  Notice: 'notices',
  FingerprintRecord: 'fingerprints',
  DnaProfile: 'fingerprints',
  FaceRecord: 'fingerprints',
  RelativeProfile: 'fingerprints',
} as const satisfies Partial<Record<RecordType, SubgraphName>>;

/** The subgraph whose record `id` is, if it is one; undefined when it is no id of a record. */
export function homeOf(id: string): SubgraphName | undefined {
  const types = Object.keys(homes) as (keyof typeof homes)[];
  const type = types.find((one) => databaseId(one, id) !== undefined);
  return type === undefined ? undefined : homes[type];
}
