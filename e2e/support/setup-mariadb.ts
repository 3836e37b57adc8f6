import setupServer from '../../shared/test/support/setup-mariadb';
import { startSharedSystem } from './shared-system';

/** Starts the shared system on MariaDB, once for all scenarios. */
export default async function setup(): Promise<void> {
  await setupServer();
  await startSharedSystem('mariadb');
}
