import { databaseId } from '@crimegraph/shared/ids/global-id';
import type { Context } from '../context';
import { checkEngineNumber, checkPlate, checkVin } from '../search/check-vehicle';

export const Query = {
  vehicleCheck: (_: unknown, { vin }: { vin: string }, context: Context) => checkVin(vin, context),

  vehicleCheckByPlate: (_: unknown, { plate, country }: { plate: string; country?: string | null }, context: Context) =>
    checkPlate(plate, country ?? null, context),

  vehicleCheckByEngineNumber: (_: unknown, { engineNumber }: { engineNumber: string }, context: Context) =>
    checkEngineNumber(engineNumber, context),

  vehicle: (_: unknown, { id }: { id: string }, { loaders }: Context) => {
    const uuid = databaseId('Vehicle', id);
    return uuid === undefined ? null : loaders.byId.load(uuid);
  },
};
