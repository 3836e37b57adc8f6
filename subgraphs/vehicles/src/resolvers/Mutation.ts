import { databaseId, globalId } from '@crimegraph/shared/ids/global-id';
import { idempotent } from '@crimegraph/shared/requests/idempotent';
import { InputProblems, invalidInput } from '@crimegraph/shared/requests/problems';
import type { Context } from '../context';
import { recoverVehicle } from '../reports/recover-vehicle';
import { type ReportOutcome, reportVehicles } from '../reports/report-vehicle';
import { validateReport, type VehicleInput } from '../reports/validate-report';

interface RecoverInput {
  requestId: string;
  id: string;
  date: string;
  country: string;
  place?: string | null;
}

export const Mutation = {
  reportVehicle: async (
    _: unknown,
    { input }: { input: { requestId: string; vehicle: VehicleInput } },
    { store, viewer, now, audit }: Context,
  ) => {
    const problems = new InputProblems();
    problems.requestId(input.requestId);
    validateReport(input.vehicle, 'vehicle', now, problems);
    if (problems.any) return invalidInput(problems.fields);
    return idempotent(store, viewer, 'reportVehicle', input, async (manager) => {
      const [only] = await reportVehicles(manager, [input.vehicle], viewer, now);
      audit.changed(changed('ReportVehicleSuccess', only as ReportOutcome));
      return only as ReportOutcome;
    });
  },

  recoverVehicle: async (
    _: unknown,
    { input }: { input: RecoverInput },
    { store, viewer, now, audit, loaders }: Context,
  ) => {
    const problems = new InputProblems();
    problems.requestId(input.requestId);
    problems.past(input.date, 'date', now);
    problems.text(input.place, 'place', 128);
    if (problems.any) return invalidInput(problems.fields);
    const id = databaseId('Vehicle', input.id);
    const recovery = { date: input.date, country: input.country, place: input.place ?? null };
    const outcome = await idempotent(store, viewer, 'recoverVehicle', input, async (manager) => {
      const recovered = await recoverVehicle(manager, loaders.store, id, recovery, viewer, now);
      audit.changed(changed('RecoverVehicleSuccess', recovered));
      return recovered;
    });
    // An earlier mutation of the same request may have read the record as it was.
    if (id !== undefined) loaders.byId.clear(id);
    return outcome;
  },
};

function changed(success: string, outcome: { __typename: string; vehicleId?: string }): string[] {
  return outcome.__typename === success ? [globalId('Vehicle', outcome.vehicleId ?? '')] : [];
}
