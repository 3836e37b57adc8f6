import { walkMigrations } from '@crimegraph/shared/testing/walk-migrations';
import { fingerprints } from '@crimegraph/fingerprints/definition';

test(
  'every migration goes up and down with rows in the tables, and they end as the entities are',
  () => walkMigrations(fingerprints),
  120_000,
);
