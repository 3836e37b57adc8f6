import { insertRestrictions } from '@crimegraph/shared/seed/insert-restrictions';
import type { Seed } from '@crimegraph/shared/seed/seed';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import { expiryOf } from '@crimegraph/shared/retention/expiry';
import { syntheticRestriction } from '@crimegraph/shared/synthetic/restriction';
import { syntheticId } from '@crimegraph/shared/synthetic/synthetic-id';
import { syntheticVehicle } from '@crimegraph/shared/synthetic/vehicle';
import { Vehicle } from '../entities/vehicle';
import { stolenVehicle } from '../reports/vehicle-row';
import { readEngineNumber } from '../search/engine-number';
import { readPlate } from '../search/plate';
import { readVin } from '../search/vin';

/** Synthetic stolen vehicles, one in eight of them held by a person on record. */
export const vehiclesSeed: Seed = {
  name: 'vehicles',
  size: (counts) => counts.vehicles,
  fill: async (manager, from, to, counts) => {
    const indexes = Array.from({ length: to - from }, (_, offset) => from + offset);
    const restrictions = indexes.map((index) => ({
      recordId: syntheticId('vehicle', index),
      restriction: syntheticRestriction('vehicle', index),
    }));
    const rows = indexes.map((index, offset) => row(index, counts.persons, restrictions[offset]?.restriction.mode));
    await insertRows(manager, Vehicle, rows);
    await insertRestrictions(manager, restrictions);
  },
};

function row(index: number, persons: number, restriction: Vehicle['restriction'] = 'NONE'): Vehicle {
  const source = syntheticVehicle(index);
  // A holder beyond the persons that exist would be a tie to nobody.
  const holder = source.holderIndex !== null && source.holderIndex < persons ? source.holderIndex : null;
  const record = {
    id: source.id,
    owner: source.owner,
    confidentiality: source.confidentiality,
    restriction,
    recordedAt: source.recordedAt,
    updatedAt: source.recordedAt,
    expiresAt: expiryOf('vehicles', source.recordedAt),
  };
  return stolenVehicle(record, {
    vin: readVin(source.vin) ?? null,
    plate: readPlate(source.plate) ?? null,
    plateCountry: source.plateCountry,
    makeCode: source.make.code,
    makeLabel: source.make.label,
    model: source.model,
    modelYear: source.modelYear,
    type: source.type,
    colourCode: source.colour.code,
    colourLabel: source.colour.label,
    engineNumber: readEngineNumber(source.engineNumber) ?? null,
    theftDate: source.theftDate,
    theftPlace: source.theftPlace,
    theftCountry: source.theftCountry,
    nationalReference: source.nationalReference,
    holderId: holder === null ? null : syntheticId('person', holder),
  });
}
