import { leaveMariadb } from '../../src/testing/server-for-run';

/** Ends our own server, if there is one. */
export default function teardown(): Promise<void> {
  return leaveMariadb();
}
