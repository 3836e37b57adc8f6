import { globalId } from '@crimegraph/shared/ids/global-id';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import { newRecord } from '@crimegraph/shared/store/new-record';
import type { RecordRow } from '@crimegraph/shared/store/record-row';
import { RestrictionRow } from '@crimegraph/shared/restriction/restriction-row';
import { type TestAnswer, testViewer, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { Vehicle } from '@crimegraph/vehicles/entities/vehicle';
import { stolenVehicle, type VehicleFacts } from '@crimegraph/vehicles/reports/vehicle-row';

export const REPORT = `mutation ($input: ReportVehicleInput!) {
  reportVehicle(input: $input) {
    __typename
    ... on ReportVehicleSuccess { vehicle { id vin plate status owner { code } holder { id } theft { date } recovery { date } make { label } } }
    ... on InvalidInput { fields { path expected } }
    ... on Problem { code }
    ... on DuplicateVehicle { existing { id } }
  }
}`;
export const RECOVER = `mutation ($input: RecoverVehicleInput!) {
  recoverVehicle(input: $input) {
    __typename
    ... on RecoverVehicleSuccess { vehicle { id status recovery { date country place } } }
    ... on InvalidInput { fields { path } }
    ... on Problem { code }
  }
}`;
export const BY_VIN = `query ($vin: String!) {
  vehicleCheck(vin: $vin) { verdict searched matches { level vehicle { id } reasons { feature score note } } vin { vin complete checkDigit { valid } } }
}`;
export const BY_PLATE = `query ($plate: String!, $country: CountryCode) {
  vehicleCheckByPlate(plate: $plate, country: $country) { verdict matches { level vehicle { id } } vin { vin } }
}`;
export const BY_ENGINE = `query ($number: String!) { vehicleCheckByEngineNumber(engineNumber: $number) { verdict matches { level vehicle { id } } } }`;
export const BY_ID = 'query ($id: ID!) { vehicle(id: $id) { id vin status } }';
export const ENTITIES = `query ($references: [_Any!]!) {
  _entities(representations: $references) { ... on Vehicle { vin holder { id } } ... on Person { vehicles { vin } } }
}`;

export const VIN = '1M8GDM9AXKP042788';
export const NOTHING = { verdict: 'NO_RECORD', matches: [] };
export const utopia = { bureau: 'UTO' };

/** The id in the answer to a report. */
export const reportedId = (answer: TestAnswer) =>
  (answer.data?.['reportVehicle'] as { vehicle: { id: string } } | undefined)?.vehicle.id ?? '';

/** A record of UTO, as it would stand in the store. */
export function rowOf(facts: Partial<VehicleFacts>, record: Partial<RecordRow> = {}): Vehicle {
  const base = newRecord('vehicles', { ...testViewer, bureau: 'UTO' }, new Date());
  return stolenVehicle({ ...base, ...record }, { type: 'CAR', ...facts });
}

/** What tests ask of a subgraph, in their words. */
export function vehicleClient(subgraph: () => TestSubgraph) {
  let requests = 0;
  const next = () => `r${(requests += 1)}`;
  type Asker = Partial<Viewer>;
  return {
    report: (vehicle: object, viewer: Asker = utopia, requestId = next()) =>
      subgraph().ask(REPORT, { input: { requestId, vehicle } }, viewer),

    recover: async (id: string, viewer: Asker = utopia, more: object = {}, requestId = next()) => {
      const input = { requestId, id, date: '2026-10-20', country: 'FRA', ...more };
      return (await subgraph().ask(RECOVER, { input }, viewer)).data?.['recoverVehicle'];
    },

    byVin: async (vin: string, viewer: Asker = {}) =>
      (await subgraph().ask(BY_VIN, { vin }, viewer)).data?.['vehicleCheck'],

    byPlate: async (plate: string, country?: string, viewer: Asker = {}) =>
      (await subgraph().ask(BY_PLATE, { plate, country }, viewer)).data?.['vehicleCheckByPlate'],

    byEngine: async (number: string, viewer: Asker = {}) =>
      (await subgraph().ask(BY_ENGINE, { number }, viewer)).data?.['vehicleCheckByEngineNumber'],

    /** Puts a record of UTO straight into the store and gives its global id. */
    put: async (facts: Partial<VehicleFacts>, record: Partial<RecordRow> = {}, bureaus: string[] = []) => {
      const row = rowOf(facts, record);
      await subgraph().store.write(async (manager) => {
        await insertRows(manager, Vehicle, [row]);
        await insertRows(
          manager,
          RestrictionRow,
          bureaus.map((party) => ({ recordId: row.id, party })),
        );
      });
      return globalId('Vehicle', row.id);
    },
  };
}
