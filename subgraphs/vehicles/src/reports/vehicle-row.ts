import type { RecordRow } from '@crimegraph/shared/store/record-row';
import { Vehicle } from '../entities/vehicle';
import { engineKey } from '../search/engine-number';
import { plateKey } from '../search/plate';
import { vinKey, vinTail } from '../search/vin';
import { activeKey } from '../store';

/** What is known of a vehicle, its identifiers as `readVin`, `readPlate` and `readEngineNumber` give them. */
export type VehicleFacts = Pick<Vehicle, 'type'> &
  Partial<Omit<Vehicle, keyof RecordRow | 'vinKey' | 'vinTail' | 'plateKey' | 'engineKey' | 'activeKey' | 'status'>>;

/** The row of a stolen vehicle, with the keys by which it is found. */
export function stolenVehicle(record: RecordRow, facts: VehicleFacts): Vehicle {
  const { vin = null, plate = null, engineNumber = null } = facts;
  const vehicle: Vehicle = Object.assign(new Vehicle(), {
    vin,
    plate,
    plateCountry: null,
    makeCode: null,
    makeLabel: null,
    model: null,
    modelYear: null,
    colourCode: null,
    colourLabel: null,
    engineNumber,
    theftDate: null,
    theftPlace: null,
    theftCountry: null,
    recoveryDate: null,
    recoveryCountry: null,
    recoveryPlace: null,
    nationalReference: null,
    remarks: null,
    holderId: null,
    ...facts,
    ...record,
    status: 'STOLEN' as const,
    vinKey: vin === null ? null : vinKey(vin),
    vinTail: vin === null ? null : vinTail(vin),
    plateKey: plate === null ? null : plateKey(plate),
    engineKey: engineNumber === null ? null : engineKey(engineNumber),
    activeKey: null,
  });
  vehicle.activeKey = activeKey(vehicle);
  return vehicle;
}
