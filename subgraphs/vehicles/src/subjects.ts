import { databaseId } from '@crimegraph/shared/ids/global-id';
import { type FoundRecord, MAX_FOUND, type SubjectSource } from '@crimegraph/shared/subject-access/subject-source';
import { Vehicle } from './entities/vehicle';
import type { VehicleLoaders } from './loaders';

/** Vehicles by their holders and by id: their records say nothing else of a person. */
export const vehicleSubjects: SubjectSource<VehicleLoaders> = {
  type: 'Vehicle',
  entity: Vehicle,
  personOf: (row) => (row as Vehicle).holderId,
  search: async ({ records }, { loaders }) => {
    const idsOf = (type: 'Person' | 'Vehicle') =>
      records.map((id) => databaseId(type, id)).filter((id) => id !== undefined);
    const [byHolder, byId] = await Promise.all([
      Promise.all(idsOf('Person').map((id) => loaders.byHolder.load(id))),
      Promise.all(idsOf('Vehicle').map((id) => loaders.byId.load(id))),
    ]);
    const found: FoundRecord[] = [
      ...byId.flatMap((row) => (row === null ? [] : [{ row, level: null, ground: 'RECORD' as const }])),
      ...byHolder.flat().map((row) => ({ row, level: null, ground: 'LINK' as const })),
    ];
    return { found, complete: byHolder.every((rows) => rows.length < MAX_FOUND) };
  },
};
