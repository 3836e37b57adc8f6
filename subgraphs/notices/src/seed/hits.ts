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
import { HitAct } from '../entities/hit-act';
import { hitAct } from '../hits/hit-acts';
import { openHit } from '../hits/receive-hits';

/** A seeded inbox: hits on records of the seeded world, each in the inbox of the record's real owner. */
export const hitsSeed: Seed = {
  name: 'hits',
  size: () => 200,
  fill: async (manager, from, to, counts) => {
    const indexes = Array.from({ length: to - from }, (_, offset) => from + offset);
    const hits = indexes.map((index) => seededHit(index, counts));
    await insertRows(manager, Hit, hits);
    await insertRows(manager, HitAct, hits.flatMap(actsOf));
  },
};

/** The newest are open; what is older has been decided in one of these ways. */
const OPEN_HITS = 100;
const decisions = [
  { status: 'CONFIRMED', kind: 'CONFIRMED', reason: 'The record is that of the person or the object searched for.' },
  { status: 'DISMISSED', kind: 'DISMISSED', reason: 'Another identifier does not agree with the record.' },
  { status: 'INCONCLUSIVE', kind: 'LEFT_INCONCLUSIVE', reason: 'Finger prints are needed to tell.' },
] as const;
/** How long after the search the owner decided. */
const DECIDED_AFTER_MS = 480_000;

/** The seeded world stands still: nothing of it is escalated, and nobody is told of it. */
function seededHit(index: number, counts: SeedCounts): Hit {
  const found = event(index, counts);
  const hit = openHit(found, SEEDED_TIMES, new Date(found.occurredAt));
  const status = index < OPEN_HITS ? 'OPEN' : pick(decisions, index).status;
  return Object.assign(hit, { nextStepAt: null, status });
}

function actsOf(hit: Hit): HitAct[] {
  const received = hitAct(hit.id, 'RECEIVED', hit.occurredAt);
  const decision = decisions.find(({ status }) => status === hit.status);
  if (decision === undefined) return [received];
  const { kind, reason } = decision;
  const officer = { bureau: hit.owner, subject: `officer@${hit.owner.toLowerCase()}.example`, reason };
  return [received, hitAct(hit.id, kind, new Date(hit.occurredAt.getTime() + DECIDED_AFTER_MS), officer)];
}

interface Met {
  recordType: HitEvent['recordType'];
  recordId: string;
  owner: string;
}

const MINUTE_MS = 60_000;
const SEEDED_TIMES = { URGENT: 10 * MINUTE_MS, ROUTINE: 60 * MINUTE_MS };
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
