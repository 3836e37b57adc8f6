import { databaseId } from '@crimegraph/shared/ids/global-id';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { newRecord } from '@crimegraph/shared/store/new-record';
import type { RecordRow } from '@crimegraph/shared/store/record-row';
import type { EntityManager } from 'typeorm';
import type { Vehicle } from '../entities/vehicle';
import { readEngineNumber } from '../search/engine-number';
import { readPlate } from '../search/plate';
import { readVin } from '../search/vin';
import { findActive, insertVehicles } from '../store';
import type { VehicleInput } from './validate-report';
import { stolenVehicle } from './vehicle-row';

/** What became of a report: rows are named by their database id, so that the outcome can be kept and answered again. */
export type ReportOutcome =
  | { __typename: 'ReportVehicleSuccess'; vehicleId: string }
  | { __typename: 'DuplicateVehicle'; code: string; message: string; vehicleId: string };

/**
 * Records vehicles as stolen, unless the viewer's bureau has them on record as stolen already; outcomes in the order of
 * `inputs`.
 *
 * @param inputs as `validateReport` accepts them
 */
export async function reportVehicles(
  manager: EntityManager,
  inputs: readonly VehicleInput[],
  viewer: Viewer,
  now: Date,
  confidentiality: 1 | 2 | 3 = 1,
): Promise<ReportOutcome[]> {
  const vehicles = inputs.map((input) => reported(input, newRecord('vehicles', viewer, now, confidentiality)));
  const keys = vehicles.flatMap(({ activeKey }) => activeKey ?? []);
  const known = await findActive(manager, keys, now);
  const inserts: Vehicle[] = [];
  const outcomes = vehicles.map((vehicle): ReportOutcome => {
    const existing = vehicle.activeKey === null ? undefined : known.get(vehicle.activeKey);
    if (existing !== undefined) return duplicate(existing);
    known.set(vehicle.activeKey, vehicle.id);
    inserts.push(vehicle);
    return { __typename: 'ReportVehicleSuccess', vehicleId: vehicle.id };
  });
  await insertVehicles(manager, inserts, now);
  return outcomes;
}

/** The record that a report makes. */
export function reported(input: VehicleInput, record: RecordRow): Vehicle {
  const { vin, plate, engineNumber, holderId } = input;
  return stolenVehicle(record, {
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
