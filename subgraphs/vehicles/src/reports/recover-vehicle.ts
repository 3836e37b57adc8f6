import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { InputProblems, invalidInput, notFound, notOwner, type Problem } from '@crimegraph/shared/requests/problems';
import type { EntityManager } from 'typeorm';
import type { Vehicle } from '../entities/vehicle';
import { recover, type Recovery, type VehicleStore } from '../store';
import { isAfter } from '@crimegraph/shared/scalars/is-after';

/** What became of a recovery: the row is named by its database id. */
export type RecoverOutcome = { __typename: 'RecoverVehicleSuccess'; vehicleId: string } | Problem;

/** Marks a vehicle as found again: the viewer must see it to learn of it, and own it to change it. */
export async function recoverVehicle(
  manager: EntityManager,
  vehicles: VehicleStore,
  id: string | undefined,
  recovery: Recovery,
  viewer: Viewer,
  now: Date,
): Promise<RecoverOutcome> {
  const vehicle = id === undefined ? null : await vehicles.findForUpdate(manager, id);
  if (vehicle === null) return notFound('vehicle');
  if (vehicle.owner !== viewer.bureau) return notOwner('Only the bureau that owns a record may mark it as recovered.');
  const problems = contradictions(vehicle, recovery);
  if (problems.any) return invalidInput(problems.fields);
  await recover(manager, vehicle.id, recovery, now);
  return { __typename: 'RecoverVehicleSuccess', vehicleId: vehicle.id };
}

function contradictions(vehicle: Vehicle, recovery: Recovery): InputProblems {
  const problems = new InputProblems();
  problems.expect(vehicle.status === 'STOLEN', 'id', 'a vehicle that is still stolen: this one was recovered before');
  problems.expect(!isAfter(vehicle.theftDate, recovery.date), 'date', 'a day that is not before the theft');
  return problems;
}
