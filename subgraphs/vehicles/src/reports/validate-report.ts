import { databaseId } from '@crimegraph/shared/ids/global-id';
import type { InputProblems } from '@crimegraph/shared/requests/problems';
import type { VehicleType } from '../entities/vehicle';
import { engineNumberFormat, readEngineNumber } from '../search/engine-number';
import { plateFormat, readPlate } from '../search/plate';
import { readVin, vinFormat } from '../search/vin';

/** What is reported about one vehicle. */
export interface VehicleInput {
  vin?: string | null;
  plate?: string | null;
  plateCountry?: string | null;
  make?: CodeInput | null;
  model?: string | null;
  modelYear?: number | null;
  type: VehicleType;
  colour?: CodeInput | null;
  engineNumber?: string | null;
  theftDate?: string | null;
  theftPlace?: string | null;
  theftCountry?: string | null;
  nationalReference?: string | null;
  remarks?: string | null;
  holderId?: string | null;
}

/** A code with its label. */
export interface CodeInput {
  code: string;
  label: string;
}

/** The first motor car was patented in 1886. */
const FIRST_MODEL_YEAR = 1885;

/** Notes what is wrong with a report; `path` is where it stands in the input. */
export function validateReport(input: VehicleInput, path: string, now: Date, problems: InputProblems): void {
  identifiers(input, path, problems);
  code(input.make, `${path}.make`, problems);
  problems.text(input.model, `${path}.model`, 64);
  const lastYear = now.getUTCFullYear() + 1;
  const year = input.modelYear ?? lastYear;
  problems.expect(
    year >= FIRST_MODEL_YEAR && year <= lastYear,
    `${path}.modelYear`,
    `${FIRST_MODEL_YEAR} to ${lastYear}`,
  );
  code(input.colour, `${path}.colour`, problems);
  problems.past(input.theftDate, `${path}.theftDate`, now);
  problems.text(input.theftPlace, `${path}.theftPlace`, 128);
  problems.text(input.nationalReference, `${path}.nationalReference`, 64);
  problems.text(input.remarks, `${path}.remarks`, 500);
  problems.expect(
    !isGiven(input.holderId) || databaseId('Person', input.holderId) !== undefined,
    `${path}.holderId`,
    'the id of a Person, as an earlier answer gave it',
  );
}

function identifiers(input: VehicleInput, path: string, problems: InputProblems): void {
  const { vin, plate, plateCountry, engineNumber } = input;
  problems.expect(
    isGiven(vin) || isGiven(plate) || isGiven(engineNumber),
    path,
    'a vin, or a plate with its plateCountry, or an engineNumber: none of the three is there',
  );
  problems.expect(!isGiven(vin) || readVin(vin) !== undefined, `${path}.vin`, vinFormat);
  problems.expect(!isGiven(plate) || readPlate(plate) !== undefined, `${path}.plate`, plateFormat);
  problems.expect(isGiven(plate) || !isGiven(plateCountry), `${path}.plate`, 'the plate that this country issued');
  problems.expect(
    !isGiven(plate) || isGiven(plateCountry),
    `${path}.plateCountry`,
    'the country that issued the plate: without it a plate says too little',
  );
  problems.expect(
    !isGiven(engineNumber) || readEngineNumber(engineNumber) !== undefined,
    `${path}.engineNumber`,
    engineNumberFormat,
  );
}

function code(value: CodeInput | null | undefined, path: string, problems: InputProblems): void {
  if (!value) return;
  problems.text(value.code, `${path}.code`, 16, 1);
  problems.text(value.label, `${path}.label`, 64, 1);
}

function isGiven(value: string | null | undefined): value is string {
  return value !== null && value !== undefined;
}
