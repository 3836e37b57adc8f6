import type { Context } from '../context';

interface WithVehicle {
  vehicleId: string;
}

const vehicleOf = (outcome: WithVehicle, _: unknown, { loaders }: Context) => loaders.byId.load(outcome.vehicleId);

/** Outcomes name their vehicle by id; the record itself is read when it is asked for, under the row rules. */
export const ReportVehicleSuccess = { vehicle: vehicleOf };
export const DuplicateVehicle = { existing: vehicleOf };
export const RecoverVehicleSuccess = { vehicle: vehicleOf };
