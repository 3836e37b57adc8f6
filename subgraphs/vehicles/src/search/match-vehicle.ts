import type { Vehicle } from '../entities/vehicle';
import { plateForm } from './plate';
import { VIN_LENGTH, vinKey } from './vin';

/** How well one record fits, and why. */
export interface VehicleMatch {
  vehicle: Vehicle;
  level: 'EXACT' | 'POSSIBLE';
  reasons: MatchReason[];
}

/** One piece of evidence. */
export interface MatchReason {
  feature: string;
  weight: number;
  score: number;
  note: string | null;
}

/** A check answers with this many records at most. */
export const MAX_MATCHES = 20;

/** How much a feature counts by itself. A plate without its country is less than half of what one with it is. */
const WEIGHTS = { vin: 1, plate: 0.7, plateCountry: 0.3, engineNumber: 0.5 } as const;

/** How well texts agree that differ only in O, Q, I, 0 and 1; and the last 8 of the 17 characters of a number. */
const SCORES = { same: 1, confused: 0.6, tail: 0.5 } as const;

const CONFUSED = 'They differ only in characters that are easily confused, such as O and 0.';
const SHORT =
  'Fewer than 17 characters: a number from before ISO 3779 is not unique among makers. Compare make, model and plate.';
const TAIL = 'Only the last 8 of 17 characters were compared. Compare the whole number.';
const ANY_COUNTRY = 'Asked for without its country: other countries may have issued the same plate.';
const ENGINE = 'An engine number is unique within its maker only, and engines are exchanged. Compare make and model.';

const order = { EXACT: 0, POSSIBLE: 1 };

/**
 * Judges records found by a vehicle identification number: the very number is exact; one of an old vehicle that differs only
 * by what is easily confused, or of which only the last 8 characters could be compared, is possible.
 *
 * @param vin as `readVin` gives it
 * @param candidates the records whose number or whose end of it has the key of `vin` or of its end
 */
export function matchVin(vin: string, candidates: readonly Vehicle[]): VehicleMatch[] {
  return best(candidates, (vehicle) => {
    if (vehicle.vinKey !== vinKey(vin)) return matched(vehicle, 'POSSIBLE', SCORES.tail, TAIL);
    if (vehicle.vin !== vin) return matched(vehicle, 'POSSIBLE', SCORES.confused, CONFUSED);
    return matched(vehicle, 'EXACT', SCORES.same, vin.length < VIN_LENGTH ? SHORT : null);
  });

  function matched(vehicle: Vehicle, level: VehicleMatch['level'], score: number, note: string | null): VehicleMatch {
    return { vehicle, level, reasons: [{ feature: 'vin', weight: WEIGHTS.vin, score, note }] };
  }
}

/**
 * Judges records found by a plate: the same plate of the country asked for is exact; without a country, or when the plates
 * differ by what is easily confused, it is possible. Plates that look alike in Latin, Cyrillic or Greek are the same.
 *
 * @param plate as `readPlate` gives it
 * @param country alpha-3; null when all countries were searched
 * @param candidates the records whose plate has the key of `plate`, of that country where one is given
 */
export function matchPlate(plate: string, country: string | null, candidates: readonly Vehicle[]): VehicleMatch[] {
  const form = plateForm(plate);
  return best(candidates, (vehicle) => {
    const same = vehicle.plate !== null && plateForm(vehicle.plate) === form;
    const notes = [...(same ? [] : [CONFUSED]), ...(country === null ? [ANY_COUNTRY] : [])];
    const reasons: MatchReason[] = [
      {
        feature: 'plate',
        weight: WEIGHTS.plate,
        score: same ? SCORES.same : SCORES.confused,
        note: notes.length === 0 ? null : notes.join(' '),
      },
    ];
    if (country !== null) {
      reasons.push({ feature: 'plateCountry', weight: WEIGHTS.plateCountry, score: SCORES.same, note: null });
    }
    return { vehicle, level: same && country !== null ? 'EXACT' : 'POSSIBLE', reasons };
  });
}

/**
 * Judges records found by an engine number: always possible, since another maker may have given the same one.
 *
 * @param engineNumber as `readEngineNumber` gives it
 * @param candidates the records whose engine number has its key
 */
export function matchEngineNumber(engineNumber: string, candidates: readonly Vehicle[]): VehicleMatch[] {
  return best(candidates, (vehicle) => {
    const same = vehicle.engineNumber === engineNumber;
    const score = same ? SCORES.same : SCORES.confused;
    const note = same ? ENGINE : `${CONFUSED} ${ENGINE}`;
    return {
      vehicle,
      level: 'POSSIBLE',
      reasons: [{ feature: 'engineNumber', weight: WEIGHTS.engineNumber, score, note }],
    };
  });
}

function best(candidates: readonly Vehicle[], judge: (vehicle: Vehicle) => VehicleMatch): VehicleMatch[] {
  const score = (match: VehicleMatch) => match.reasons.reduce((sum, reason) => sum + reason.weight * reason.score, 0);
  return candidates
    .map(judge)
    .sort((a, b) => order[a.level] - order[b.level] || score(b) - score(a) || (a.vehicle.id < b.vehicle.id ? -1 : 1))
    .slice(0, MAX_MATCHES);
}
