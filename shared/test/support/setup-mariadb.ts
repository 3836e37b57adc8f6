import { useMariadb } from '../../src/testing/server-for-run';

/** Tests use the server at `TEST_MYSQL_URL`; when none is given, one of our own. */
export default async function setup(): Promise<void> {
  process.env['TEST_MYSQL_URL'] = await useMariadb(process.env['TEST_MYSQL_URL']);
}
