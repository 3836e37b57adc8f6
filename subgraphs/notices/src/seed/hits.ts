import type { HitEvent } from '@crimegraph/shared/hits/hit-event';
import { globalId } from '@crimegraph/shared/ids/global-id';
import type { Seed, SeedCounts } from '@crimegraph/shared/seed/seed';
import { specimenIds } from '@crimegraph/shared/seed/specimen-world';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import { syntheticPerson } from '@crimegraph/shared/synthetic/person';
import { syntheticId } from '@crimegraph/shared/synthetic/synthetic-id';
import { SYNTHETIC_NOW } from '@crimegraph/shared/synthetic/synthetic-time';
import { syntheticTravelDocument } from '@crimegraph/shared/synthetic/travel-document';
import { syntheticVehicle } from '@crimegraph/shared/synthetic/vehicle';
import { Hit } from '../entities/hit';
import { openHit } from '../hits/receive-hits';

/** A seeded inbox: hits on records of the seeded world, each in the inbox of the record's real owner. */
export const hitsSeed: Seed = {
  name: 'hits',
  size: () => 200,
  fill: (manager, from, to, counts) => {
    const indexes = Array.from({ length: to - from }, (_, offset) => from + offset);
    return insertRows(
      manager,
      Hit,
      indexes.map((index) => openHit(event(index, counts))),
    );
  },
};

interface Met {
  recordType: HitEvent['recordType'];
  recordId: string;
  owner: string;
}

const MINUTE_MS = 60_000;
/** One in ten hits is on a specimen and one in ten on a record of France, so that the inboxes of trials have something in them. */
const PERIOD = 10;
const SPECIMEN_TURN = 0;
const FRANCE_TURN = 5;
/** How far the search for a record of France goes before another one is taken. */
const LOOK_AHEAD = 200;

const searchers = ['DEU', 'FRA', 'ITA', 'ESP', 'GBR', 'USA', 'BRA', 'JPN', 'NLD', 'UTO'];
const purposes = ['BORDER_CONTROL', 'INVESTIGATION', 'BORDER_CONTROL', 'IDENTIFICATION', 'SECURITY_CHECK'];
const levels = ['EXACT', 'STRONG', 'POSSIBLE'] as const;

function event(index: number, counts: SeedCounts): HitEvent {
  const met = metRecord(index, counts);
  const others = searchers.filter((code) => code !== met.owner);
  return {
    id: syntheticId('hit', index),
    ...met,
    searchedBy: pick(others, index),
    purpose: pick(purposes, index),
    // A vehicle or a document is found by its number, a person by the likeness of a name.
    level: met.recordType === 'Person' ? pick(levels, index + 1) : 'EXACT',
    checkId: syntheticId('hit', 2 ** 38 + index),
    occurredAt: new Date(SYNTHETIC_NOW.getTime() - index * 97 * MINUTE_MS).toISOString(),
  };
}

function metRecord(index: number, counts: SeedCounts): Met {
  const kinds = [
    ...(counts.persons > 0 ? [person] : []),
    ...(counts.documents > 0 ? [document] : []),
    ...(counts.vehicles > 0 ? [vehicle] : []),
  ];
  const turn = index % PERIOD;
  if (kinds.length === 0 || turn === SPECIMEN_TURN) return specimen(index / PERIOD);
  const kind = pick(kinds, index);
  // Steps of a prime spread the hits over the world.
  const start = index * 7_919;
  if (turn !== FRANCE_TURN) return kind(start, counts);
  for (let step = 0; step < LOOK_AHEAD; step += 1) {
    const met = kind(start + step, counts);
    if (met.owner === 'FRA') return met;
  }
  return kind(start, counts);
}

function specimen(index: number): Met {
  const records: Met[] = [
    { recordType: 'TravelDocument', recordId: globalId('TravelDocument', specimenIds.passport), owner: 'UTO' },
    { recordType: 'Person', recordId: globalId('Person', specimenIds.eriksson), owner: 'UTO' },
    { recordType: 'Vehicle', recordId: globalId('Vehicle', specimenIds.vehicle), owner: 'UTO' },
    { recordType: 'Notice', recordId: globalId('Notice', specimenIds.redNotice), owner: 'UTO' },
    { recordType: 'TravelDocument', recordId: globalId('TravelDocument', specimenIds.card), owner: 'UTO' },
  ];
  return pick(records, Math.floor(index));
}

function person(index: number, counts: SeedCounts): Met {
  const { id, owner } = syntheticPerson(index % counts.persons);
  return { recordType: 'Person', recordId: globalId('Person', id), owner };
}

function document(index: number, counts: SeedCounts): Met {
  const { id, owner } = syntheticTravelDocument(index % counts.documents);
  return { recordType: 'TravelDocument', recordId: globalId('TravelDocument', id), owner };
}

function vehicle(index: number, counts: SeedCounts): Met {
  const { id, owner } = syntheticVehicle(index % counts.vehicles);
  return { recordType: 'Vehicle', recordId: globalId('Vehicle', id), owner };
}

function pick<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T;
}
