import { noteChanges, noteNewRecords } from '@crimegraph/shared/feed/note-changes';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { boundedByKey } from '@crimegraph/shared/store/bounded-by-key';
import { forUpdate } from '@crimegraph/shared/store/for-update';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import type { Store } from '@crimegraph/shared/store/store';
import { visibleTo } from '@crimegraph/shared/store/visible-to';
import { Brackets, type EntityManager, In, type SelectQueryBuilder } from 'typeorm';
import { Vehicle } from './entities/vehicle';
import { vehicleRecords } from './record-sources';
import { plateForm } from './search/plate';

/** A plate to look up; a null country means all countries. */
export interface PlateLookup {
  /** As `plateKey` folds it. */
  plateKey: string;
  /** Alpha-3. */
  country: string | null;
}

/** When and where a vehicle was found again. */
export interface Recovery {
  date: string;
  country: string;
  place: string | null;
}

/** Owners have a vehicle on record once, and cloned plates come in handfuls; more records of one key mean broken data. */
const MAX_RECORDS_PER_KEY = 200;
/** Keys asked for in one statement. */
const KEYS_PER_STATEMENT = 500;
/** More vehicles of one person are not shown. */
export const MAX_VEHICLES_OF_PERSON = 100;

/** Every query on vehicles. Each read carries the row rules of the viewer. */
export class VehicleStore {
  constructor(
    private readonly store: Store,
    private readonly viewer: Viewer,
    private readonly now: Date,
  ) {}

  /** The stolen vehicles that have one of `keys` in `column`, in no particular order. */
  findStolenBy(column: 'vinKey' | 'vinTail' | 'engineKey', keys: readonly string[]): Promise<Vehicle[]> {
    return inChunks(keys, (chunk) => this.stolen().andWhere(`vehicle.${column} IN (:...chunk)`, { chunk }));
  }

  /** The stolen vehicles that have one of these plates, in no particular order. */
  findStolenByPlates(lookups: readonly PlateLookup[]): Promise<Vehicle[]> {
    return inChunks(lookups, (chunk) => {
      const query = this.stolen();
      return query.andWhere(
        new Brackets((where) => {
          chunk.forEach(({ plateKey, country }, index) => {
            const plate = { [`plate${index}`]: plateKey };
            if (country === null) return where.orWhere(`vehicle.plateKey = :plate${index}`, plate);
            const key = { ...plate, [`country${index}`]: country };
            return where.orWhere(
              `(vehicle.plateKey = :plate${index} AND vehicle.plateCountry = :country${index})`,
              key,
            );
          });
        }),
      );
    });
  }

  /** The records of these ids, recovered vehicles too. */
  findByIds(ids: readonly string[]): Promise<Vehicle[]> {
    return this.visible().andWhere('vehicle.id IN (:...ids)', { ids }).getMany();
  }

  /** The newest records of each of these holders, at most `MAX_VEHICLES_OF_PERSON` a holder (or some more), newest first. */
  findByHolders(holderIds: readonly string[]): Promise<Vehicle[]> {
    return boundedByKey(holderIds, MAX_VEHICLES_OF_PERSON, (ids, limit) =>
      this.visible()
        .andWhere('vehicle.holderId IN (:...ids)', { ids })
        .orderBy('vehicle.id', 'DESC')
        .limit(limit)
        .getMany(),
    );
  }

  /** The record `id`, which nobody else changes until the transaction ends. */
  findForUpdate(manager: EntityManager, id: string): Promise<Vehicle | null> {
    return forUpdate(this.visible(manager), this.store.dialect).andWhere('vehicle.id = :id', { id }).getOne();
  }

  private stolen(): SelectQueryBuilder<Vehicle> {
    return this.visible().andWhere("vehicle.status = 'STOLEN'");
  }

  private visible(manager: EntityManager = this.store.reader): SelectQueryBuilder<Vehicle> {
    return visibleTo(manager.createQueryBuilder(Vehicle, 'vehicle'), 'vehicle', this.viewer, this.now);
  }
}

async function inChunks<Key>(
  keys: readonly Key[],
  queryOf: (chunk: readonly Key[]) => SelectQueryBuilder<Vehicle>,
): Promise<Vehicle[]> {
  const found: Vehicle[] = [];
  for (let start = 0; start < keys.length; start += KEYS_PER_STATEMENT) {
    const chunk = keys.slice(start, start + KEYS_PER_STATEMENT);
    const limit = chunk.length * MAX_RECORDS_PER_KEY;
    const rows = await queryOf(chunk).limit(limit).getMany();
    // A cut list could hide the one record that matters: no answer is better than that.
    if (rows.length === limit) throw new Error('more records share a vehicle key than can be right');
    found.push(...rows);
  }
  return found;
}

/**
 * The key that keeps one owner from having the same stolen vehicle on record twice: its best identifier, unfolded, since two
 * plates may well differ in O and 0 only.
 */
export function activeKey(
  vehicle: Pick<Vehicle, 'owner' | 'vin' | 'plate' | 'plateCountry' | 'engineNumber'>,
): string | null {
  const { owner, vin, plate, plateCountry, engineNumber } = vehicle;
  if (vin !== null) return `${owner}|VIN|${vin}`;
  if (plate !== null) return `${owner}|PLATE|${plateCountry}|${plateForm(plate)}`;
  return engineNumber === null ? null : `${owner}|ENGINE|${engineNumber}`;
}

/**
 * The ids of the stolen vehicles that have one of `keys`, by key, within a transaction; a record that is not kept any more
 * frees its key.
 */
export async function findActive(
  manager: EntityManager,
  keys: readonly string[],
  now: Date,
): Promise<Map<string | null, string>> {
  if (keys.length === 0) return new Map();
  const vehicles = await manager.find(Vehicle, {
    select: { id: true, activeKey: true, expiresAt: true },
    where: { activeKey: In([...keys]) },
  });
  const expired = vehicles.filter(({ expiresAt }) => expiresAt <= now).map(({ id }) => id);
  if (expired.length > 0) await manager.update(Vehicle, { id: In(expired) }, { activeKey: null });
  const kept = vehicles.filter(({ expiresAt }) => expiresAt > now);
  return new Map(kept.map(({ activeKey, id }) => [activeKey, id]));
}

/** Inserts new records. */
export async function insertVehicles(manager: EntityManager, vehicles: readonly Vehicle[], at: Date): Promise<void> {
  await insertRows(manager, Vehicle, vehicles);
  await noteNewRecords(
    manager,
    vehicleRecords,
    vehicles.map(({ id }) => id),
    at,
  );
}

/** Marks a vehicle as found again. */
export async function recover(manager: EntityManager, id: string, recovery: Recovery, at: Date): Promise<void> {
  const { date, country, place } = recovery;
  await noteChanges(manager, vehicleRecords, [id], at);
  await manager.update(
    Vehicle,
    { id, status: 'STOLEN' },
    {
      status: 'RECOVERED',
      recoveryDate: date,
      recoveryCountry: country,
      recoveryPlace: place,
      updatedAt: at,
      activeKey: null,
    },
  );
}
