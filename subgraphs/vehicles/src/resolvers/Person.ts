import { databaseId, globalId } from '@crimegraph/shared/ids/global-id';
import type { Context } from '../context';

export const Person = {
  __resolveReference: (reference: { id: string }) => reference,
  vehicles: async (person: { id: string }, _arguments: unknown, { loaders, audit }: Context) => {
    const id = databaseId('Person', person.id);
    const vehicles = id === undefined ? [] : await loaders.byHolder.load(id);
    audit.read(
      'Person.vehicles',
      vehicles.map((vehicle) => globalId('Vehicle', vehicle.id)),
    );
    return vehicles;
  },
};
