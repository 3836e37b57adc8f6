import { databaseId, globalId } from '@crimegraph/shared/ids/global-id';
import { recordResolvers } from '@crimegraph/shared/server/record-resolvers';
import type { Context } from '../context';
import type { Vehicle as Row } from '../entities/vehicle';

export const Vehicle = {
  ...recordResolvers('Vehicle'),
  __resolveReference: (reference: { id: string }, { loaders }: Context) => {
    const id = databaseId('Vehicle', reference.id);
    return id === undefined ? null : loaders.byId.load(id);
  },
  holder: (vehicle: Row) =>
    vehicle.holderId === null ? null : { __typename: 'Person', id: globalId('Person', vehicle.holderId) },
  make: (vehicle: Row) => codeLabel(vehicle.makeCode, vehicle.makeLabel),
  colour: (vehicle: Row) => codeLabel(vehicle.colourCode, vehicle.colourLabel),
  theft: (vehicle: Row) => {
    const { theftDate: date, theftPlace: place, theftCountry: country } = vehicle;
    return date === null && place === null && country === null ? null : { date, place, country };
  },
  recovery: (vehicle: Row) => {
    const { status, recoveryDate: date, recoveryCountry: country, recoveryPlace: place } = vehicle;
    return status === 'RECOVERED' ? { date, country, place } : null;
  },
};

function codeLabel(code: string | null, label: string | null): { code: string; label: string } | null {
  return code === null || label === null ? null : { code, label };
}
