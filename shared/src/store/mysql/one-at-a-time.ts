import type { Cluster } from './cluster';
import { BACKGROUND_STATEMENT_MS, patienceEnds } from './time-limits';

/** How long one instance waits for another that migrates, in s. */
const WAIT_SECONDS = 3_000;

/**
 * Runs `work` while no other instance runs its own: of two that start together, one migrates and the other then finds it
 * done. The lock is one node's, the preferred writer's, which all instances ask as long as it lives.
 */
export async function oneAtATime<T>(cluster: Cluster, database: string, work: () => Promise<T>): Promise<T> {
  const connection = await cluster.connect('write', patienceEnds());
  const name = [`crimegraph ${database}`.slice(0, 64)];
  const ask = (sql: string, parameters: unknown[]) => connection.query({ sql }, parameters, BACKGROUND_STATEMENT_MS);
  try {
    const [rows] = await ask(`SELECT GET_LOCK(?, ${WAIT_SECONDS}) AS got`, name);
    if (String((rows as { got: unknown }[])[0]?.got) !== '1')
      throw new Error('another instance migrates for too long.');
    const result = await work();
    await ask('SELECT RELEASE_LOCK(?)', name);
    return result;
  } finally {
    connection.discard();
  }
}
