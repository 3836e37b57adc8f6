import { type SearchKey, vehicleSearchKey } from '@crimegraph/shared/audit/search-key';
import { codedError } from '@crimegraph/shared/errors/coded-error';
import { globalId } from '@crimegraph/shared/ids/global-id';
import type { Context } from '../context';
import { engineKey, engineNumberFormat, readEngineNumber } from './engine-number';
import { matchEngineNumber, matchPlate, matchVin, type VehicleMatch } from './match-vehicle';
import { plateFormat, plateKey, readPlate } from './plate';
import { verdictOf } from './verdict';
import { readVin, VIN_TAIL_LENGTH, vinFormat, vinKey, vinTail } from './vin';
import { vinReading } from './vin-reading';

/** The databases that every check searches. */
const searched = ['SMV'] as const;

/**
 * Searches for a vehicle by its identification number, or by the last 8 characters of it, and notes the search.
 *
 * @throws BAD_USER_INPUT when the text is not such a number
 */
export async function checkVin(text: string, context: Context) {
  const vin = readVin(text);
  if (vin === undefined) throw refusal('vin', vinFormat);
  const { byVin, byVinTail } = context.loaders;
  const key = vinKey(vin);
  const tail = vinTail(vin);
  const found = await Promise.all([
    byVin.load(key),
    // 8 characters may be the end of a number; and a record of 8 may be the end of the number that is asked for.
    vin.length === VIN_TAIL_LENGTH ? byVinTail.load(key) : [],
    tail === null ? [] : byVin.load(tail),
  ]);
  const check = noted(vehicleSearchKey('VIN', vin), matchVin(vin, found.flat()), context);
  return { ...check, vin: vinReading(vin, context.now) };
}

/**
 * Searches for a vehicle by its plate, of one country or of all, and notes the search.
 *
 * @param country alpha-3
 * @throws BAD_USER_INPUT when the text is not a plate
 */
export async function checkPlate(text: string, country: string | null, context: Context) {
  const plate = readPlate(text);
  if (plate === undefined) throw refusal('plate', plateFormat);
  const candidates = await context.loaders.byPlate.load({ plateKey: plateKey(plate), country });
  return noted(vehicleSearchKey('PLATE', plate), matchPlate(plate, country, candidates), context);
}

/**
 * Searches for a vehicle by the number on its engine, and notes the search.
 *
 * @throws BAD_USER_INPUT when the text is not such a number
 */
export async function checkEngineNumber(text: string, context: Context) {
  const engineNumber = readEngineNumber(text);
  if (engineNumber === undefined) throw refusal('engineNumber', engineNumberFormat);
  const candidates = await context.loaders.byEngine.load(engineKey(engineNumber));
  return noted(vehicleSearchKey('ENGINE', engineNumber), matchEngineNumber(engineNumber, candidates), context);
}

function noted(key: SearchKey, matches: VehicleMatch[], context: Context) {
  const checkId = context.audit.search([key], matches.map(metRecord));
  return { checkId, checkedAt: context.now, verdict: verdictOf(matches), searched, matches, vin: null };
}

function metRecord({ vehicle, level }: VehicleMatch) {
  return { id: globalId('Vehicle', vehicle.id), type: 'Vehicle' as const, owner: vehicle.owner, level };
}

function refusal(argument: string, expected: string) {
  return codedError('BAD_USER_INPUT', `"${argument}": expected ${expected}.`);
}
