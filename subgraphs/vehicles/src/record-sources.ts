import type { RecordSource } from '@crimegraph/shared/feed/record-source';
import { Vehicle } from './entities/vehicle';

/** Vehicles on record. A recovered one is still on record, as recovered. */
export const vehicleRecords: RecordSource = {
  type: 'Vehicle',
  entity: Vehicle,
  retentionOf: () => 'vehicles',
  parts: [],
};
