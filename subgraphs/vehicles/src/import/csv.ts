import { type CsvImport, type Importer, type ImportOutcome, invalidRow } from '@crimegraph/shared/import/csv-import';
import { InputProblems } from '@crimegraph/shared/requests/problems';
import { newRecord } from '@crimegraph/shared/store/new-record';
import type { EntityManager } from 'typeorm';
import { reported, reportVehicles } from '../reports/report-vehicle';
import { validateReport, type VehicleInput } from '../reports/validate-report';

/** Stolen vehicles from CSV: columns are the fields of `VehicleInput`, and of its parts. */
export const csvOfVehicles: CsvImport<VehicleInput> = {
  type: 'Vehicle',
  inputType: 'VehicleInput',
  columns: [
    { name: 'vin', path: 'vin' },
    { name: 'plate', path: 'plate' },
    { name: 'plateCountry', path: 'plateCountry' },
    { name: 'engineNumber', path: 'engineNumber' },
    { name: 'type', path: 'type', mandatory: 'ROW' },
    { name: 'makeCode', path: 'make.code' },
    { name: 'makeLabel', path: 'make.label' },
    { name: 'model', path: 'model' },
    { name: 'modelYear', path: 'modelYear' },
    { name: 'colourCode', path: 'colour.code' },
    { name: 'colourLabel', path: 'colour.label' },
    { name: 'theftDate', path: 'theftDate' },
    { name: 'theftPlace', path: 'theftPlace' },
    { name: 'theftCountry', path: 'theftCountry' },
    { name: 'nationalReference', path: 'nationalReference' },
    { name: 'remarks', path: 'remarks' },
    { name: 'holderId', path: 'holderId' },
  ],
  duplicate: {
    code: 'DUPLICATE_RECORD',
    problems: [{ path: '', expected: 'a vehicle that is not on record as stolen yet' }],
  },
  record: recordRows,
  duplicateKey: (input, { viewer, now }) => reported(input, newRecord('vehicles', viewer, now)).activeKey,
};

async function recordRows(
  manager: EntityManager,
  inputs: readonly VehicleInput[],
  { viewer, now, confidentiality }: Importer,
): Promise<ImportOutcome[]> {
  const judged = inputs.map((input) => {
    const problems = new InputProblems();
    validateReport(input, 'vehicle', now, problems);
    return { input, problems };
  });
  const valid = judged.filter(({ problems }) => !problems.any).map(({ input }) => input);
  const outcomes = (await reportVehicles(manager, valid, viewer, now, confidentiality)).values();
  return judged.map(({ problems }) => {
    if (problems.any) return invalidRow(problems.fields);
    const outcome = outcomes.next().value;
    return outcome?.__typename === 'ReportVehicleSuccess' ? { id: outcome.vehicleId } : csvOfVehicles.duplicate;
  });
}
