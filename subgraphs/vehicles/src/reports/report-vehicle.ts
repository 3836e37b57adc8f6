import { databaseId } from '@crimegraph/shared/ids/global-id';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import { newRecord } from '@crimegraph/shared/store/new-record';
import type { EntityManager } from 'typeorm';
import { Vehicle } from '../entities/vehicle';
import { readEngineNumber } from '../search/engine-number';
import { readPlate } from '../search/plate';
import { readVin } from '../search/vin';
import { findActive } from '../store';
import type { VehicleInput } from './validate-report';
import { stolenVehicle } from './vehicle-row';

/** What became of a report: rows are named by their database id, so that the outcome can be kept and answered again. */
export type ReportOutcome =
  | { __typename: 'ReportVehicleSuccess'; vehicleId: string }
  | { __typename: 'DuplicateVehicle'; code: string; message: string; vehicleId: string };

/**
 * Records a vehicle as stolen, unless the viewer's bureau has it on record as stolen already.
 *
 * @param input as `validateReport` accepts it
 */
export async function reportVehicle(
  manager: EntityManager,
  input: VehicleInput,
  viewer: Viewer,
  now: Date,
): Promise<ReportOutcome> {
  const vehicle = reported(input, viewer, now);
  const existing = vehicle.activeKey === null ? undefined : await findActive(manager, vehicle.activeKey, now);
  if (existing !== undefined) return duplicate(existing);
  await insertRows(manager, Vehicle, [vehicle]);
  return { __typename: 'ReportVehicleSuccess', vehicleId: vehicle.id };
}

function reported(input: VehicleInput, viewer: Viewer, now: Date): Vehicle {
  const { vin, plate, engineNumber, holderId } = input;
  return stolenVehicle(newRecord('vehicles', viewer, now), {
    vin: (vin && readVin(vin)) || null,
    plate: (plate && readPlate(plate)) || null,
    plateCountry: input.plateCountry ?? null,
    makeCode: input.make?.code ?? null,
    makeLabel: input.make?.label ?? null,
    model: input.model ?? null,
    modelYear: input.modelYear ?? null,
    type: input.type,
    colourCode: input.colour?.code ?? null,
    colourLabel: input.colour?.label ?? null,
    engineNumber: (engineNumber && readEngineNumber(engineNumber)) || null,
    theftDate: input.theftDate ?? null,
    theftPlace: input.theftPlace ?? null,
    theftCountry: input.theftCountry ?? null,
    nationalReference: input.nationalReference ?? null,
    remarks: input.remarks ?? null,
    holderId: (holderId && databaseId('Person', holderId)) || null,
  });
}

function duplicate(vehicleId: string): ReportOutcome {
  return {
    __typename: 'DuplicateVehicle',
    code: 'DUPLICATE_RECORD',
    message:
      'Your bureau has this vehicle on record as stolen. Mark that record as recovered before you report it again.',
    vehicleId,
  };
}
