import type { RecordSource } from '@crimegraph/shared/feed/record-source';
import { Vehicle } from './entities/vehicle';

/** Vehicles in the change feed. A recovered one is still on record, as recovered. */
export const vehicleRecords: RecordSource = { type: 'Vehicle', entity: Vehicle };
