import { walkMigrations } from '@crimegraph/shared/testing/walk-migrations';
import { vehicles } from '@crimegraph/vehicles/definition';

test(
  'every migration goes up and down with rows in the tables, and they end as the entities are',
  () => walkMigrations(vehicles),
  120_000,
);
