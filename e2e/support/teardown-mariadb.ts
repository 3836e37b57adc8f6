import teardownServer from '../../shared/test/support/teardown-mariadb';
import { stopSharedSystem } from './shared-system';

/** Stops the shared system on MariaDB. */
export default async function teardown(): Promise<void> {
  await stopSharedSystem('mariadb');
  await teardownServer();
}
