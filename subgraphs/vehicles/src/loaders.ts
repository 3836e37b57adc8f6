import { groupedById, keyedById } from '@crimegraph/shared/store/by-key';
import DataLoader from 'dataloader';
import type { Vehicle } from './entities/vehicle';
import { MAX_VEHICLES_OF_PERSON, type PlateLookup, type VehicleStore } from './store';

/** The loaders of one request: every lookup of a vehicle goes through one of them, so that equal ones become one query. */
export interface VehicleLoaders {
  /** By database id, recovered ones too; null when there is none that the viewer may see. */
  byId: DataLoader<string, Vehicle | null>;
  /** By the database id of the holder, recovered ones too, newest first. */
  byHolder: DataLoader<string, Vehicle[]>;
  /** Stolen vehicles by `vinKey`. */
  byVin: DataLoader<string, Vehicle[]>;
  /** Stolen vehicles by `vinTail`. */
  byVinTail: DataLoader<string, Vehicle[]>;
  /** Stolen vehicles by plate, of one country or of all. */
  byPlate: DataLoader<PlateLookup, Vehicle[], string>;
  /** Stolen vehicles by `engineKey`. */
  byEngine: DataLoader<string, Vehicle[]>;
  /** For what is not a lookup. */
  store: VehicleStore;
}

/** Batches stay below the engines' limits on one statement. */
const maxBatchSize = 1_000;

/** The loaders for one request of the viewer that `store` reads for. */
export function createVehicleLoaders(store: VehicleStore): VehicleLoaders {
  const stolenBy = (column: 'vinKey' | 'vinTail' | 'engineKey') =>
    new DataLoader<string, Vehicle[]>(
      async (keys) => groupedById(keys, await store.findStolenBy(column, keys), (vehicle) => vehicle[column] ?? ''),
      { maxBatchSize },
    );
  return {
    store,
    byId: new DataLoader(async (ids) => keyedById(ids, await store.findByIds(ids)), { maxBatchSize }),
    byHolder: new DataLoader(async (ids) => newestOf(ids, await store.findByHolders(ids)), { maxBatchSize }),
    byVin: stolenBy('vinKey'),
    byVinTail: stolenBy('vinTail'),
    byEngine: stolenBy('engineKey'),
    byPlate: new DataLoader(async (lookups) => ofPlates(lookups, await store.findStolenByPlates(lookups)), {
      maxBatchSize,
      cacheKeyFn: ({ plateKey, country }) => `${country ?? ''} ${plateKey}`,
    }),
  };
}

function newestOf(holderIds: readonly string[], vehicles: readonly Vehicle[]): Vehicle[][] {
  const groups = groupedById(holderIds, vehicles, (vehicle) => vehicle.holderId ?? '');
  return groups.map((group) => group.slice(0, MAX_VEHICLES_OF_PERSON));
}

/** A record can answer two lookups: that of its country, and that of all countries. */
function ofPlates(lookups: readonly PlateLookup[], vehicles: readonly Vehicle[]): Vehicle[][] {
  const plates = lookups.map(({ plateKey }) => plateKey);
  return groupedById(plates, vehicles, (vehicle) => vehicle.plateKey ?? '').map((group, index) => {
    const country = lookups[index]?.country ?? null;
    return country === null ? group : group.filter((vehicle) => vehicle.plateCountry === country);
  });
}
