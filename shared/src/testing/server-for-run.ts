import { type MariadbServer, startMariadb } from './mariadb-server';

/** For tests a crash need not be survived; and a server whose clock is not on UTC shows that nothing relies on it. */
const OPTIONS = [
  '--innodb-flush-log-at-trx-commit=0',
  '--innodb-flush-method=nosync',
  '--innodb-doublewrite=0',
  '--sync-frm=0',
  '--default-time-zone=+05:45',
  '--max-connections=1000',
];

/** Shared by all of jest's projects: each loads this module anew, but all run in one process. */
const run = globalThis as { mariadbForRun?: { users: number; server: Promise<MariadbServer> } };

/**
 * The address of the server that this test run uses.
 *
 * @param given the address of a server that is there already; without one a private server is started, once
 */
export async function useMariadb(given: string | undefined): Promise<string> {
  if (given !== undefined && run.mariadbForRun === undefined) return given;
  run.mariadbForRun ??= { users: 0, server: startMariadb(OPTIONS) };
  run.mariadbForRun.users += 1;
  return (await run.mariadbForRun.server).url('');
}

/** Ends the private server, if there is one, when the last of its users leaves it. */
export async function leaveMariadb(): Promise<void> {
  const current = run.mariadbForRun;
  if (current === undefined || (current.users -= 1) > 0) return;
  delete run.mariadbForRun;
  await (await current.server).stop();
}
