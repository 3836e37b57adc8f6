import type { Seed } from '@crimegraph/shared/seed/seed';
import { specimenExpiry, specimenIds, specimenRecordedAt } from '@crimegraph/shared/seed/specimen-world';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import { Vehicle } from '../entities/vehicle';
import { stolenVehicle } from '../reports/vehicle-row';

/** One vehicle with a widely published example of a valid check digit (49 CFR 565), held by the specimen person. */
export const specimensSeed: Seed = {
  name: 'specimens',
  size: () => 1,
  fill: (manager) => insertRows(manager, Vehicle, [coach()]),
};

function coach(): Vehicle {
  const record = {
    id: specimenIds.vehicle,
    owner: 'UTO',
    confidentiality: 1,
    restriction: 'NONE' as const,
    recordedAt: specimenRecordedAt,
    updatedAt: specimenRecordedAt,
    expiresAt: specimenExpiry,
  };
  return stolenVehicle(record, {
    vin: '1M8GDM9AXKP042788',
    plate: 'UTO123',
    plateCountry: 'UTO',
    makeCode: 'MCI',
    makeLabel: 'Motor Coach Industries',
    modelYear: 1989,
    type: 'BUS',
    colourCode: 'SIL',
    colourLabel: 'Silver',
    engineNumber: 'UTO0000001',
    theftDate: '2025-12',
    theftPlace: 'Zenith',
    theftCountry: 'UTO',
    nationalReference: 'UTO/SPECIMEN/3',
    remarks: 'Published example of a vehicle identification number.',
    holderId: specimenIds.eriksson,
  });
}
