import { Client } from './client';

/** A client of the one seeded system that all scenarios share which neither kill nor hang anything. */
export function sharedClient(): Client {
  const { E2E_URL, E2E_DATA_DIR } = process.env;
  if (E2E_URL === undefined || E2E_DATA_DIR === undefined) throw new Error('the shared system was not started');
  return new Client(E2E_URL, E2E_DATA_DIR);
}
