import { syntheticId } from '../synthetic/synthetic-id';

/** The first index beyond every synthetic world: the ids of the specimens can meet no other. */
const FIRST = 2 ** 39;

/** The ids of the demonstration world around the published specimens, on which all subgraphs agree. */
export const specimenIds = {
  eriksson: syntheticId('person', FIRST),
  passport: syntheticId('document', FIRST),
  card: syntheticId('document', FIRST + 1),
  redNotice: syntheticId('notice', FIRST),
  blueNotice: syntheticId('notice', FIRST + 1),
  vehicle: syntheticId('vehicle', FIRST),
  tenprint: syntheticId('fingerprint', FIRST),
} as const;

/** When the specimens were recorded. */
export const specimenRecordedAt = new Date('2026-01-15T00:00:00Z');

/** Until when they are kept. */
export const specimenExpiry = new Date('2040-01-01T00:00:00Z');
